package dev.tandem.runtime.record;

import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.Calendars;
import java.math.BigDecimal;

/// The terms of an instrument as a tree, and back. Its calendar stands by its code.
final class InstrumentState {
    private InstrumentState() {}

    static State of(Instrument one) {
        return new State()
                .put("id", one.id().toString())
                .put("kind", one.kind().name())
                .put("ordinal", one.ordinal())
                .put("priceScale", one.priceScale())
                .put("quantityScale", one.quantityScale())
                .put("currency", one.currency().code())
                .put("multiplier", one.multiplier().toPlainString())
                .put("negativePrices", one.allowsNegativePrices())
                .put("calendar", one.calendar().code())
                .put("rules", one.rules().stream().map(InstrumentState::rules).toList())
                .put("contract", contract(one.contract()));
    }

    static Instrument read(State state) {
        return new Instrument(
                        InstrumentId.parse(state.getText("id")),
                        InstrumentClass.valueOf(state.getText("kind")),
                        state.getInt("ordinal"),
                        state.getInt("priceScale"),
                        state.getInt("quantityScale"),
                        Currency.of(state.getText("currency")),
                        new BigDecimal(state.getText("multiplier")),
                        state.getBoolean("negativePrices"),
                        Calendars.of(state.getText("calendar")),
                        state.getList("rules").stream().map(InstrumentState::rules).toList())
                .withContract(contract(state.getState("contract")));
    }

    private static State rules(TradingRules rules) {
        return new State()
                .put("from", rules.fromNanos())
                .put("tick", rules.tick().toString())
                .put("lot", rules.lot().toString())
                .put("minimum", rules.minimum().toString())
                .put("minimumNotional", rules.minimumNotional().toPlainString())
                .put("priceBand", rules.priceBand().toPlainString())
                .put("hours", rules.hours().name());
    }

    private static TradingRules rules(State state) {
        return new TradingRules(
                state.getLong("from"),
                Price.of(state.getText("tick")),
                Quantity.of(state.getText("lot")),
                Quantity.of(state.getText("minimum")),
                new BigDecimal(state.getText("minimumNotional")),
                new BigDecimal(state.getText("priceBand")),
                TradingRules.Hours.valueOf(state.getText("hours")));
    }

    private static State contract(ContractTerms terms) {
        return new State()
                .put("settlement", terms.settlement().name())
                .put("inverse", terms.inverse())
                .put("margin", margin(terms.margin()))
                .put("expiry", terms.expiryNanos());
    }

    private static ContractTerms contract(State state) {
        return new ContractTerms(
                Settlement.valueOf(state.getText("settlement")),
                state.getBoolean("inverse"),
                margin(state.getState("margin")),
                state.getLong("expiry"));
    }

    private static State margin(MarginTerms terms) {
        return switch (terms) {
            case MarginTerms.Tiers(var tiers) ->
                    new State().put("tiers", tiers.stream().map(InstrumentState::tier).toList());
            case MarginTerms.PerContract(var amounts) ->
                    new State()
                            .put(
                                    "amounts",
                                    amounts.stream().map(InstrumentState::amounts).toList());
        };
    }

    private static MarginTerms margin(State state) {
        return state.has("tiers")
                ? new MarginTerms.Tiers(
                        state.getList("tiers").stream().map(InstrumentState::tier).toList())
                : new MarginTerms.PerContract(
                        state.getList("amounts").stream().map(InstrumentState::amounts).toList());
    }

    private static State tier(MarginTerms.Tier tier) {
        return new State()
                .put("floor", tier.floor().toPlainString())
                .put("initial", tier.initial().toPlainString())
                .put("maintenance", tier.maintenance().toPlainString())
                .put("deduction", tier.deduction().toPlainString());
    }

    private static MarginTerms.Tier tier(State state) {
        return new MarginTerms.Tier(
                new BigDecimal(state.getText("floor")),
                new BigDecimal(state.getText("initial")),
                new BigDecimal(state.getText("maintenance")),
                new BigDecimal(state.getText("deduction")));
    }

    private static State amounts(MarginTerms.Amounts amounts) {
        return new State()
                .put("from", amounts.fromNanos())
                .put("initial", amounts.initial().toPlainString())
                .put("maintenance", amounts.maintenance().toPlainString());
    }

    private static MarginTerms.Amounts amounts(State state) {
        return new MarginTerms.Amounts(
                state.getLong("from"),
                new BigDecimal(state.getText("initial")),
                new BigDecimal(state.getText("maintenance")));
    }
}
