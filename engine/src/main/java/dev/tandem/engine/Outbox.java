package dev.tandem.engine;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.state.State;
import dev.tandem.engine.Transaction.Decision;
import dev.tandem.engine.market.Market;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Where decisions leave: each is hashed, told to the listener, and waits as an effect until the
/// caller takes it.
final class Outbox {
    private static final int LIMIT = 1_000_000;

    private final ArrayDeque<Effect> effects = new ArrayDeque<>();
    private final DecisionHash hash = new DecisionHash();
    private final RunListener listener;
    private final Market market;

    Outbox(RunListener listener, Market market) {
        this.listener = listener;
        this.market = market;
    }

    void leave(Cause cause, long causeId, long atNanos, Decision decision) {
        if (effects.size() == LIMIT) {
            throw new IllegalStateException("more than " + LIMIT + " effects wait for the venue");
        }
        switch (decision) {
            case Decision.Submitted(var order, var approved) -> {
                hash.submit(cause, causeId, atNanos, approved.intent());
                effects.add(new Effect.Submit(approved));
                listener.onSubmitted(atNanos, order, market.lastPrice(order.instrument()));
            }
            case Decision.Denied(var order) -> {
                hash.denial(cause, causeId, atNanos, order.intent());
                listener.onSubmitted(atNanos, order, market.lastPrice(order.instrument()));
            }
            case Decision.Cancelled(var order) -> {
                hash.cancel(cause, causeId, atNanos, order.number());
                effects.add(new Effect.Cancel(order.number()));
            }
            case Decision.Replaced(var order, var totalUnits, var terms) -> {
                hash.replace(cause, causeId, atNanos, order.intentWith(totalUnits, terms));
                effects.add(new Effect.Replace(order.number(), totalUnits, terms));
            }
        }
    }

    boolean hasEffects() {
        return !effects.isEmpty();
    }

    @Nullable Effect poll() {
        return effects.poll();
    }

    String decisionHash() {
        return hash.hex();
    }

    State save() {
        if (!effects.isEmpty()) {
            throw new IllegalStateException(effects.size() + " effects are not taken");
        }
        return hash.save();
    }

    void load(State state) {
        hash.load(state);
    }
}
