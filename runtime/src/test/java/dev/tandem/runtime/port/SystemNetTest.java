package dev.tandem.runtime.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemNetTest {
    private static final long WAIT = 5_000_000_000L;

    @TempDir Path folder;

    private static String read(Connection from, int bytes) {
        var into = ByteBuffer.allocate(bytes);
        while (into.hasRemaining() && from.read(into, WAIT) > 0) {}
        return new String(into.array(), 0, into.position(), StandardCharsets.UTF_8);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytesGoBothWaysAndTheEndIsSeen() {
        var net = SystemNet.of(folder.resolve("link"));
        try (var listener = net.listen("venue");
                var client = net.connect("venue")) {
            try (var server = listener.accept(WAIT)) {
                assertThat(server).isNotNull();
                client.write(bytes("question"), WAIT);
                assertThat(read(server, 8)).isEqualTo("question");
                server.write(bytes("answer"), WAIT);
                assertThat(read(client, 6)).isEqualTo("answer");
                assertThat(client.read(ByteBuffer.allocate(1), 0)).isZero();
                assertThat(client.read(ByteBuffer.allocate(1), 2_000_000)).isZero();
            }
            assertThat(client.read(ByteBuffer.allocate(1), WAIT)).isEqualTo(-1);
        }
    }

    @Test
    void anOtherEndThatReadsNothingIsNotWaitedForWithoutEnd() {
        var net = SystemNet.of(folder.resolve("link"));
        try (var _ = net.listen("venue");
                var client = net.connect("venue")) {
            assertThatThrownBy(() -> client.write(ByteBuffer.allocate(64 << 20), 5_000_000))
                    .isInstanceOfSatisfying(
                            NetException.class,
                            slow -> assertThat(slow.kind()).isEqualTo(NetException.Kind.SLOW));
        }
    }

    @Test
    void nobodyListensBeforeAndAfter() throws IOException {
        var net = SystemNet.of(folder.resolve("link"));
        assertAbsent(net);
        net.listen("venue").close();
        assertAbsent(net);
        Files.createFile(net.folder().resolve("venue")); // as a listener that was killed leaves it
        assertAbsent(net);
        net.listen("venue").close();
    }

    private static void assertAbsent(Net net) {
        assertThatThrownBy(() -> net.connect("venue"))
                .isInstanceOfSatisfying(
                        NetException.class,
                        absent -> assertThat(absent.kind()).isEqualTo(NetException.Kind.ABSENT));
    }

    @Test
    void onlyItsOwnerMayEnterTheFolder() throws IOException {
        var net = SystemNet.of(folder.resolve("link"));
        try (var _ = net.listen("venue")) {
            var link = folder.resolve("link");
            assertThat(Files.getPosixFilePermissions(link))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));

            Files.setPosixFilePermissions(link, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (var way : new Runnable[] {() -> net.connect("venue"), () -> net.listen("venue")}) {
                assertThatThrownBy(way::run)
                        .isInstanceOf(NetException.class)
                        .hasMessageContaining("rwxr-xr-x");
            }
        }
    }

    @Test
    void aFolderWhosePathIsTooLongForASocketHasAnotherOne() throws IOException {
        var deep = folder.resolve("deep/".repeat(30) + "link");
        var net = SystemNet.of(deep);
        assertThat(net.folder().toString().length()).isLessThan(100);
        assertThat(SystemNet.of(deep).folder()).isEqualTo(net.folder());
        assertThat(SystemNet.of(deep.resolveSibling("other")).folder()).isNotEqualTo(net.folder());
        try (var listener = net.listen("venue");
                var _ = net.connect("venue")) {
            assertThat(listener.accept(WAIT)).isNotNull();
        } finally {
            Files.deleteIfExists(net.folder());
        }
    }
}
