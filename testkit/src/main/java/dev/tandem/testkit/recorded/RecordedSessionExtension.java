package dev.tandem.testkit.recorded;

import dev.tandem.runtime.live.Recording;
import dev.tandem.runtime.live.SessionDiffersException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.AssertionFailedError;

/// Replays what [RecordedSession] names before the method that it stands on.
final class RecordedSessionExtension implements BeforeEachCallback, ParameterResolver {
    private static final Namespace OWN = Namespace.create(RecordedSessionExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        var wanted = context.getRequiredTestMethod().getAnnotation(RecordedSession.class);
        if (wanted == null) {
            return;
        }
        try {
            var recording = Recording.of(read(wanted.value(), context.getRequiredTestClass()));
            var replayed = Replayed.of(recording, wanted.strategy());
            context.getStore(OWN).put(Replayed.class, replayed);
        } catch (SessionDiffersException difference) {
            throw new AssertionFailedError(
                    wanted.strategy().getSimpleName()
                            + " decides otherwise than in "
                            + wanted.value()
                            + "\n"
                            + difference.getMessage(),
                    difference);
        }
    }

    private static byte[] read(String name, Class<?> test) {
        var resource = "/" + (name.startsWith("/") ? name.substring(1) : name);
        try (var stream = test.getResourceAsStream(resource)) {
            return stream == null ? Files.readAllBytes(Path.of(name)) : stream.readAllBytes();
        } catch (IOException missing) {
            throw new AssertionFailedError(
                    "no recorded session "
                            + name
                            + ", neither on the class path nor in "
                            + Path.of("").toAbsolutePath()
                            + "; tandem replay DIR --save FILE writes one",
                    missing);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Replayed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(OWN).getOrDefault(Replayed.class, Object.class, "not replayed");
    }
}
