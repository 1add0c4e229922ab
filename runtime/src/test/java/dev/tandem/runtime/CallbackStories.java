package dev.tandem.runtime;

import static dev.tandem.runtime.TimingStories.once;

import java.util.stream.Stream;

/// What callbacks may do, and that each is all or nothing.
final class CallbackStories {
    private static final String FLAT = " 100 100 100 100";

    private CallbackStories() {}

    static Stream<Story> all() {
        return Stream.of(
                hours("a strategy can order in every callback")
                        .timer("ten", once("10:00"))
                        .when("start", "BUY 1 A")
                        .when("bar A 1h 10:00", "BUY 2 A")
                        .when("slice 10:00", "BUY 3 A")
                        .when("timer ten", "BUY 4 A")
                        .when("fill BUY 2", "BUY 5 A")
                        .when("order 2 filled", "BUY 6 A")
                        .when("stop", "BUY 7 A")
                        .hearing("start", "bar", "slice", "timer", "fill", "order", "stop")
                        .tells(
                                """
                                start
                                order 1 denied: no price of A@TEST is known yet
                                bar A 1h 10:00 C=100
                                order 2 accepted
                                slice 10:00: A 1h
                                order 3 accepted
                                timer ten 10:00
                                order 4 accepted
                                fill BUY 2 A 100 10:00
                                order 2 filled
                                fill BUY 3 A 100 10:00
                                order 3 filled
                                fill BUY 4 A 100 10:00
                                order 4 filled
                                order 5 accepted
                                order 6 accepted
                                fill BUY 5 A 100 11:00
                                order 5 filled
                                fill BUY 6 A 100 11:00
                                order 6 filled
                                bar A 1h 11:00 C=100
                                slice 11:00: A 1h
                                stop
                                """),
                hours("a callback that throws undoes its orders, their numbers are used again")
                        .plan(plan -> plan.withStopOnAbort(false))
                        .when("bar A 1h 10:00", "BUY 1 A", "BUY 2 A", "throw")
                        .when("slice 10:00", "BUY 3 A")
                        .hearing("abort", "fill", "order")
                        .tells(
                                """
                                abort onBar 10:00
                                order 1 accepted
                                fill BUY 3 A 100 10:00
                                order 1 filled
                                """),
                hours("a callback that throws undoes its cancels and replaces")
                        .plan(plan -> plan.withStopOnAbort(false))
                        .when("bar A 1h 10:00", "BUY 1 A", "BUY 2 A")
                        .when("slice 10:00", "cancel 1", "replace 2 quantity 5", "throw")
                        .hearing("abort", "fill", "order")
                        .tells(
                                """
                                order 1 accepted
                                order 2 accepted
                                abort onSlice 10:00
                                fill BUY 1 A 100 10:00
                                order 1 filled
                                fill BUY 2 A 100 10:00
                                order 2 filled
                                """),
                hours("a callback that throws undoes its targets and baskets")
                        .plan(plan -> plan.withStopOnAbort(false))
                        .when("bar A 1h 10:00", "weight A 0.5", "basket BUY 1 A + BUY 2 A", "throw")
                        .when("slice 10:00", "weight A 0.1")
                        .hearing("abort", "fill", "order")
                        .tells(
                                """
                                abort onBar 10:00
                                order 1 accepted
                                fill BUY 10 A 100 10:00
                                order 1 filled
                                """),
                hours("a new target is taken back when its callback throws")
                        .plan(plan -> plan.withStopOnAbort(false))
                        .when("bar A 1h 10:00", "weight A 0.5")
                        .when("slice 10:00", "weight A 0.1", "throw")
                        .hearing("abort", "fill", "order")
                        .tells(
                                """
                                order 1 accepted
                                abort onSlice 10:00
                                fill BUY 50 A 100 10:00
                                order 1 filled
                                """),
                hours("a fill stays booked when onFill throws")
                        .plan(plan -> plan.withStopOnAbort(false))
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .when("fill", "SELL 1 A", "throw")
                        .hearing("abort", "fill", "order", "end")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 1 A 100 10:00
                                abort onFill 10:00
                                order 1 filled
                                end cash 9900 equity 10000
                                """),
                hours("a timer that throws leaves the next one in peace")
                        .plan(plan -> plan.withStopOnAbort(false))
                        .timer("a", once("10:00"))
                        .timer("b", once("10:00"))
                        .when("timer a", "BUY 1 A", "throw")
                        .when("timer b", "BUY 2 A")
                        .hearing("timer", "abort", "fill")
                        .tells(
                                """
                                timer a 10:00
                                abort onTimer 10:00
                                timer b 10:00
                                fill BUY 2 A 100 10:00
                                """),
                hours("a backtest stops at the first callback that throws, after onStop")
                        .when("bar A 1h 10:00", "BUY 1 A", "throw")
                        .hearing("bar", "abort", "order", "stop")
                        .tells(
                                """
                                bar A 1h 10:00 C=100
                                abort onBar 10:00
                                stop
                                failed in onBar: told to
                                """),
                hours("an onStart that throws ends the run, even where other callbacks may throw")
                        .plan(plan -> plan.withStopOnAbort(false))
                        .timer("ten", once("10:00"))
                        .when("start", "throw")
                        .hearing("timer", "abort", "bar")
                        .tells("abort onStart 09:00\nfailed in onStart: told to\n"));
    }

    private static Story hours(String name) {
        return Story.of(name).bars("A 1h", "09:00" + FLAT, "10:00" + FLAT);
    }
}
