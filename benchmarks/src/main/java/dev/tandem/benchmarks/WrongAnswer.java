package dev.tandem.benchmarks;

import dev.tandem.testkit.workload.Workload.Answer;

/// A run that does not give the reference answer: its speed does not count.
final class WrongAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongAnswer(String message) {
        super(message);
    }

    WrongAnswer(Outcome outcome, Answer wanted) {
        super(
                outcome.fills()
                        + " fills and final equity "
                        + outcome.finalEquity().amount()
                        + " instead of "
                        + wanted.fills()
                        + " and "
                        + wanted.finalEquity());
    }
}
