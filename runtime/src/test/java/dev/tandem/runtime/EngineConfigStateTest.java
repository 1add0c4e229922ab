package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.state.StateText;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.Calendars;
import dev.tandem.engine.EngineConfig;
import dev.tandem.engine.risk.RiskLimits;
import dev.tandem.runtime.record.EngineConfigState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an engine is made with, as it stands in a recording: nothing of it is lost.
class EngineConfigStateTest {
    private static Instrument instrument(int ordinal, ContractTerms contract, String calendar) {
        return new Instrument(
                        new InstrumentId("I" + ordinal, "TEST"),
                        InstrumentClass.values()[ordinal],
                        ordinal,
                        4 + ordinal,
                        ordinal,
                        ordinal == 0 ? Currency.USD : Currency.EUR,
                        new BigDecimal("12.5"),
                        ordinal == 1,
                        Calendars.of(calendar),
                        List.of(
                                TradingRules.always(Price.of("0.25"), Quantity.of("2")),
                                new TradingRules(
                                        1_000,
                                        Price.of("0.05"),
                                        Quantity.of("1"),
                                        Quantity.of("3"),
                                        new BigDecimal("5.5"),
                                        new BigDecimal("0.2"),
                                        TradingRules.Hours.SESSION)))
                .withContract(contract);
    }

    @Test
    void everyPartComesBack() {
        var tiers =
                new MarginTerms.Tiers(
                        List.of(
                                MarginTerms.Tier.of(new BigDecimal("0.1"), new BigDecimal("0.05")),
                                new MarginTerms.Tier(
                                        new BigDecimal("50000"),
                                        new BigDecimal("0.2"),
                                        new BigDecimal("0.1"),
                                        new BigDecimal("2500"))));
        var amounts =
                new MarginTerms.PerContract(
                        List.of(
                                new MarginTerms.Amounts(
                                        7, new BigDecimal("900"), new BigDecimal("800"))));
        var share = instrument(0, ContractTerms.PAID, "XNYS");
        var contract = Settlement.values()[Settlement.values().length - 1];
        var other = instrument(1, new ContractTerms(contract, true, tiers, 77), "24/7");
        var third = instrument(2, new ContractTerms(contract, false, amounts, 78), "CMES");
        var config =
                new EngineConfig(
                        "account",
                        "Strategy",
                        Money.parse("12345.67 USD"),
                        List.of(Currency.USDT),
                        new AccountTerms(
                                true,
                                true,
                                false,
                                new BigDecimal("3.5"),
                                List.of(
                                        new AccountTerms.Own(
                                                other.id(), new BigDecimal("7"), true))),
                        List.of(share, other, third),
                        List.of(share),
                        List.of(third),
                        List.of(
                                new EngineConfig.Feed(share, BarSize.D1),
                                new EngineConfig.Feed(other, BarSize.H1)),
                        42,
                        0.025,
                        new RiskLimits(Optional.of(Money.parse("1000 USD")), 9),
                        false,
                        Calendars::of);

        var saved = StateText.write(EngineConfigState.of(config));
        var back = EngineConfigState.read(StateText.parse(saved));

        assertThat(back).usingRecursiveComparison().ignoringFields("calendars").isEqualTo(config);
        assertThat(StateText.write(EngineConfigState.of(back))).isEqualTo(saved);
    }
}
