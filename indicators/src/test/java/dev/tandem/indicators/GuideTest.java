package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The page about the indicators says what their sources say. With `TANDEM_UPDATE_DOCS=1` it is
/// written anew.
class GuideTest {
    @Test
    void thePageIsTheOneTheSourcesMake() throws IOException {
        var page = Sources.root().resolve("docs/guide/indicators.md");
        var made = Guide.page(Sources.indicators());
        if ("1".equals(System.getenv("TANDEM_UPDATE_DOCS"))) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, made);
        }

        assertThat(page).as("run with TANDEM_UPDATE_DOCS=1 to write it").hasContent(made);
    }
}
