package dev.tandem.runtime.record;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.data.Calendars;
import dev.tandem.engine.EngineConfig;
import dev.tandem.engine.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an engine is made with as a tree, and back: a recorded session can be replayed without its
/// configuration and its data.
public final class EngineConfigState {
    private EngineConfigState() {}

    public static State of(EngineConfig config) {
        return new State()
                .put("account", config.account())
                .put("strategy", config.strategy())
                .put("cash", money(config.cash()))
                .put(
                        "currencies",
                        config.currencies().stream()
                                .map(one -> new State().put("code", one.code()))
                                .toList())
                .put("terms", terms(config.terms()))
                .put("instruments", config.instruments().stream().map(InstrumentState::of).toList())
                .put("adjusted", ordinals(config.adjusted()))
                .put("unlisted", ordinals(config.unlisted()))
                .put("universe", config.universe().stream().map(EngineConfigState::feed).toList())
                .put("seed", config.seed())
                .put("targetTolerance", config.targetTolerance())
                .put("limits", limits(config.limits()))
                .put("stopOnAbort", config.stopOnAbort());
    }

    /// @throws IllegalStateException if something is missing
    public static EngineConfig read(State state) {
        var instruments = state.getList("instruments").stream().map(InstrumentState::read).toList();
        return new EngineConfig(
                state.getText("account"),
                state.getText("strategy"),
                money(state.getState("cash")),
                state.getList("currencies").stream()
                        .map(one -> Currency.of(one.getText("code")))
                        .toList(),
                terms(state.getState("terms")),
                instruments,
                instruments(state.getLongs("adjusted"), instruments),
                instruments(state.getLongs("unlisted"), instruments),
                state.getList("universe").stream().map(one -> feed(one, instruments)).toList(),
                state.getLong("seed"),
                state.getDouble("targetTolerance"),
                limits(state.getState("limits")),
                state.getBoolean("stopOnAbort"),
                Calendars::of);
    }

    private static State money(Money money) {
        return new State().put("units", money.units()).put("currency", money.currency().code());
    }

    private static Money money(State state) {
        return new Money(state.getLong("units"), Currency.of(state.getText("currency")));
    }

    private static State terms(AccountTerms terms) {
        return new State()
                .put("hedged", terms.hedged())
                .put("onCredit", terms.onCredit())
                .put("isolated", terms.isolated())
                .put("leverage", terms.leverage().toPlainString())
                .put("own", terms.own().stream().map(EngineConfigState::own).toList());
    }

    private static AccountTerms terms(State state) {
        return new AccountTerms(
                state.getBoolean("hedged"),
                state.getBoolean("onCredit"),
                state.getBoolean("isolated"),
                new BigDecimal(state.getText("leverage")),
                state.getList("own").stream().map(EngineConfigState::own).toList());
    }

    private static State own(AccountTerms.Own own) {
        return new State()
                .put("instrument", own.instrument().toString())
                .put("leverage", own.leverage().toPlainString())
                .put("isolated", own.isolated());
    }

    private static AccountTerms.Own own(State state) {
        return new AccountTerms.Own(
                InstrumentId.parse(state.getText("instrument")),
                new BigDecimal(state.getText("leverage")),
                state.getBoolean("isolated"));
    }

    private static State feed(EngineConfig.Feed feed) {
        return new State()
                .put("instrument", feed.instrument().ordinal())
                .put("size", feed.size().toString());
    }

    private static EngineConfig.Feed feed(State state, List<Instrument> instruments) {
        return new EngineConfig.Feed(
                instruments.get(state.getInt("instrument")), BarSize.parse(state.getText("size")));
    }

    private static State limits(RiskLimits limits) {
        var state = new State().put("maxOpenOrders", limits.maxOpenOrders());
        limits.maxOrderValue().ifPresent(most -> state.put("maxOrderValue", money(most)));
        return state;
    }

    private static RiskLimits limits(State state) {
        return new RiskLimits(
                state.has("maxOrderValue")
                        ? Optional.of(money(state.getState("maxOrderValue")))
                        : Optional.empty(),
                state.getInt("maxOpenOrders"));
    }

    private static long[] ordinals(List<Instrument> instruments) {
        return instruments.stream().mapToLong(Instrument::ordinal).toArray();
    }

    private static List<Instrument> instruments(long[] ordinals, List<Instrument> all) {
        return Arrays.stream(ordinals).mapToObj(ordinal -> all.get((int) ordinal)).toList();
    }
}
