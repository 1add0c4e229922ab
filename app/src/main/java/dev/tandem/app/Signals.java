package dev.tandem.app;

import dev.tandem.app.run.StopSignal;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// SIGINT and SIGTERM. The first asks the program to stop and gives it ten seconds. Another one
/// ends it at once, but on a terminal it only says so, and the third does. The exit code is then
/// 128 and the number of the signal.
///
/// The virtual machine would end the program at the first one by itself, with a code that says
/// nothing about how it went, and is deaf to a second. Its class for signals is no part of the
/// platform, so it is asked for by name, and what it cannot give stays with the virtual machine.
final class Signals {
    static final long STOP_SECONDS = 10;

    private static final int BASE = 128;

    private final StopSignal stop;
    private final boolean isTerminal;
    private final PrintStream err;
    private final IntConsumer exit;
    private int count;

    /// @param exit ends the process at once
    Signals(StopSignal stop, boolean isTerminal, PrintStream err, IntConsumer exit) {
        this.stop = stop;
        this.isTerminal = isTerminal;
        this.err = err;
        this.exit = exit;
    }

    /// Listens from now on.
    void listen() {
        for (var name : List.of("INT", "TERM")) {
            try {
                listen(name);
            } catch (ReflectiveOperationException | IllegalArgumentException without) {
                return; // the shutdown hook of the program takes it
            }
        }
    }

    private void listen(String name) throws ReflectiveOperationException {
        var signal = Class.forName("sun.misc.Signal");
        var handler = Class.forName("sun.misc.SignalHandler");
        var number = signal.getMethod("getNumber");
        var own =
                Proxy.newProxyInstance(
                        Signals.class.getClassLoader(),
                        new Class<?>[] {handler},
                        new Handler(number));
        try {
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), own);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(name, refused.getCause());
        }
    }

    private final class Handler implements InvocationHandler {
        private final Method number;

        Handler(Method number) {
            this.number = number;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object[] arguments)
                throws ReflectiveOperationException {
            return switch (method.getName()) {
                case "handle" -> {
                    take((int) number.invoke(arguments[0]));
                    yield null;
                }
                case "equals" -> Signals.this.equals(arguments[0]);
                case "hashCode" -> System.identityHashCode(Signals.this);
                default -> "signals of tandem";
            };
        }
    }

    /// Takes a signal.
    synchronized void take(int number) {
        count++;
        if (count == 1) {
            stop.request(number);
            Thread.ofPlatform().name("stop").daemon().start(() -> awaitEnd(number));
        } else if (count == 2 && isTerminal) {
            err.println("\nstill stopping; press Ctrl-C once more to end at once");
        } else {
            exit.accept(BASE + number);
        }
    }

    private void awaitEnd(int number) {
        if (!stop.awaitEnd(STOP_SECONDS)) {
            err.println(
                    "stopping took longer than " + STOP_SECONDS + " s, so the process ends now");
            exit.accept(BASE + number);
        }
    }

    /// The exit code of a program that was asked to stop and did.
    static int exitCode(StopSignal stop) {
        return stop.isDrained() ? 0 : BASE + stop.signal();
    }
}
