package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceIndexTest {
    private static final String PLANTED = "0".repeat(64);
    private static final InstantSource LATER =
            InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1));

    @TempDir Path folder;

    private Path data;

    @BeforeEach
    void writeData() throws IOException {
        data = Files.writeString(folder.resolve("a.csv"), "first");
    }

    private SourceIndex index(InstantSource clock) {
        return new SourceIndex(folder, clock);
    }

    private static String hash(String text) {
        return SourceFile.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /// An index that remembers a hash that no file has, to see whether it is taken.
    private void plant(InstantSource clock) {
        var index = index(clock);
        index.remember(data, SourceIndex.Stamp.of(data), PLANTED);
        index.save();
    }

    @Test
    void aFileThatIsAsItWasIsNotReadAgain() throws IOException {
        plant(LATER);

        assertThat(index(LATER).sha256(data)).isEqualTo(PLANTED);
    }

    @Test
    void aFileChangedAMomentAgoIsNotRemembered() throws IOException {
        plant(InstantSource.system());

        assertThat(folder.resolve(SourceIndex.NAME)).doesNotExist();
        assertThat(index(LATER).sha256(data)).isEqualTo(hash("first"));
    }

    @Test
    void aFileWithATimeInTheFutureIsNotRemembered() throws IOException {
        plant(InstantSource.fixed(Instant.EPOCH));

        assertThat(index(LATER).sha256(data)).isEqualTo(hash("first"));
    }

    @Test
    void aFileWithOtherContentsButSizeAndTimeAsBeforeIsReadAgain() throws IOException {
        var time = Files.getLastModifiedTime(data);
        plant(LATER);
        Files.writeString(data, "other");
        Files.setLastModifiedTime(data, time);

        assertThat(index(LATER).sha256(data)).isEqualTo(hash("other"));
    }

    @Test
    void aFileMovedOverItIsReadAgain() throws IOException {
        plant(LATER);
        var other = Files.writeString(folder.resolve("b.csv"), "other");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(data));
        Files.move(other, data, StandardCopyOption.REPLACE_EXISTING);

        assertThat(index(LATER).sha256(data)).isEqualTo(hash("other"));
    }

    @Test
    void aFileChangedWhileItWasReadIsNotRemembered() throws IOException {
        var before = SourceIndex.Stamp.of(data);
        Files.writeString(data, "longer text");
        var index = index(LATER);
        index.remember(data, before, PLANTED);

        assertThat(index.sha256(data)).isEqualTo(hash("longer text"));
    }

    @Test
    void everyByteOfTheIndexIsGuarded() throws IOException {
        plant(LATER);
        var path = folder.resolve(SourceIndex.NAME);
        var whole = Files.readAllBytes(path);
        for (var at = 0; at < whole.length; at++) {
            var damaged = whole.clone();
            damaged[at] ^= 0x01;
            Files.write(path, damaged);
            assertThat(index(LATER).sha256(data)).as("byte %d", at).isEqualTo(hash("first"));
        }
        for (var length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(index(LATER).sha256(data)).as("length %d", length).isEqualTo(hash("first"));
        }
        Files.write(path, whole);
        assertThat(index(LATER).sha256(data)).isEqualTo(PLANTED);
    }

    @Test
    void whatAnotherProcessAddedStays() throws IOException {
        var other = Files.writeString(folder.resolve("b.csv"), "other");
        var mine = index(LATER);
        mine.sha256(data);
        var theirs = index(LATER);
        theirs.remember(other, SourceIndex.Stamp.of(other), PLANTED);
        theirs.save();
        mine.save();

        assertThat(index(LATER).sha256(other)).isEqualTo(PLANTED);
        assertThat(Files.readString(folder.resolve(SourceIndex.NAME))).contains(hash("first"));
    }
}
