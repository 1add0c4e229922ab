package dev.tandem.research;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Runs many parameter sets on several threads.
public final class Sweep {
    /// One run for one parameter set. Used by several threads at once.
    ///
    /// @param <R> what comes of it
    public interface Trial<R> {
        /// @param number of the set, from 1
        /// @return null if it was stopped before its end
        @Nullable R run(int number);
    }

    /// Takes the results as they come, in any order, one at a time.
    ///
    /// @param <R> what comes of a run
    public interface Sink<R> {
        void take(int number, R result);
    }

    private Sweep() {}

    /// Runs all of them, unless asked to stop.
    ///
    /// @param numbers of the sets, in the order in which they begin
    /// @param threads 1 or more
    /// @throws RuntimeException the first that a trial or the sink threw; the others end what they
    ///   are at, and nothing begins after it
    public static <R> void run(
            int[] numbers,
            int threads,
            Trial<R> trial,
            BooleanSupplier isStopRequested,
            Sink<R> sink) {
        var next = new AtomicInteger();
        var failure = new AtomicReference<@Nullable Throwable>();
        Runnable work =
                () -> {
                    try {
                        work(numbers, next, trial, isStopRequested, failure, sink);
                    } catch (Throwable thrown) {
                        failure.compareAndSet(null, thrown);
                    }
                };
        var workers = new ArrayList<Thread>();
        for (var i = 0; i < Math.min(threads, numbers.length); i++) {
            workers.add(Thread.ofPlatform().name("sweep-" + (i + 1)).start(work));
        }
        join(workers, failure);
        rethrow(failure.get());
    }

    private static <R> void work(
            int[] numbers,
            AtomicInteger next,
            Trial<R> trial,
            BooleanSupplier isStopRequested,
            AtomicReference<@Nullable Throwable> failure,
            Sink<R> sink) {
        while (!isStopRequested.getAsBoolean() && failure.get() == null) {
            var index = next.getAndIncrement();
            if (index >= numbers.length) {
                return;
            }
            var result = trial.run(numbers[index]);
            if (result != null) {
                synchronized (failure) {
                    sink.take(numbers[index], result);
                }
            }
        }
    }

    private static void join(
            Iterable<Thread> workers, AtomicReference<@Nullable Throwable> failure) {
        var isInterrupted = false;
        for (var worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException stop) {
                    isInterrupted = true;
                    failure.compareAndSet(null, new IllegalStateException("interrupted", stop));
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable thrown) {
        switch (thrown) {
            case null -> {}
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            default -> throw new IllegalStateException(thrown);
        }
    }
}
