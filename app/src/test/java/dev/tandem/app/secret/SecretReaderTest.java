package dev.tandem.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.app.secret.SecretProblem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretReaderTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("TOKEN", " planted-token\n", "SHORT", "1234567", "EMPTY", " ");

    @TempDir Path folder;

    private SecretReference reference(String text) {
        return SecretReference.parse(text, Path.of("")).orElseThrow();
    }

    private Secret read(String text) throws SecretProblem {
        return new SecretReader(ENVIRONMENT, folder).read(reference(text));
    }

    private void write(String name, String text, String mode) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void aSecretIsReadAndDoesNotShowItself() throws IOException, SecretProblem {
        write("key", "planted-key-1\n", "rw-------");

        assertThat(read("env:TOKEN").reveal()).isEqualTo("planted-token");
        assertThat(read("file:key").reveal()).isEqualTo("planted-key-1");
        assertThat(read("env:TOKEN").toString()).isEqualTo("****");
        assertThat("" + read("file:key")).doesNotContain("planted");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "rw-------, true",
        "r--------, true",
        "rwx------, false",
        "rw-r-----, false",
        "rw----r--, false",
        "rw--w----, false",
    })
    void onlyTheOwnerMayUseTheFile(String mode, boolean isFine) throws Exception {
        write("key", "planted-key-1", mode);

        if (isFine) {
            assertThat(read("file:key").reveal()).isEqualTo("planted-key-1");
        } else {
            assertThatThrownBy(() -> read("file:key"))
                    .hasMessage("file:key: others may use the file")
                    .asInstanceOf(InstanceOfAssertFactories.type(SecretProblem.class))
                    .returns(Reason.EXPOSED, SecretProblem::reason)
                    .returns("chmod 600 key", SecretProblem::hint);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "env:NONE, MISSING",
        "env:EMPTY, MISSING",
        "env:SHORT, ODD",
        "file:none, MISSING",
        "file:., MISSING",
        "secret:broker, NO_STORE",
    })
    void whatIsNotThereSaysWhy(String reference, Reason reason) {
        assertThatThrownBy(() -> read(reference))
                .hasMessageStartingWith(reference + ": ")
                .asInstanceOf(InstanceOfAssertFactories.type(SecretProblem.class))
                .returns(reason, SecretProblem::reason);
    }

    @Test
    void aNameThatNoFileCanHaveIsMissing() {
        assertThatThrownBy(() -> read("file:a\u0000b")).hasMessageEndingWith("no such file");
    }

    @ParameterizedTest
    @CsvSource({"hunter2hunter2", "evn:TOKEN", "env:", "ENV:TOKEN", "'file:'"})
    void everythingElseIsNoReference(String text) {
        assertThat(SecretReference.parse(text, folder)).isEmpty();
    }
}
