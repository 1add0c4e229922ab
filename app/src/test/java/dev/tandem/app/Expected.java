package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Outputs that were looked at once and must not change unnoticed: one file each in
/// `src/test/resources/output`. With `TANDEM_UPDATE_OUTPUT=1` in the environment they are written
/// anew, for a person to read the difference.
final class Expected {
    private static final Path FOLDER = Path.of("src/test/resources/output");
    private static final boolean UPDATES = "1".equals(System.getenv("TANDEM_UPDATE_OUTPUT"));

    private Expected() {}

    static void check(String name, String output) throws IOException {
        var file = FOLDER.resolve(name + ".txt");
        var visible = output.replace("\u001b", "<ESC>");
        if (UPDATES) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, visible);
        }
        assertThat(visible).as(name).isEqualTo(Files.readString(file));
    }
}
