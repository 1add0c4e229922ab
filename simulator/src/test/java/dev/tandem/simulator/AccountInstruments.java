package dev.tandem.simulator;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.MarginTerms.Tier;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Instruments of accounts with margin, in US dollars, with prices to the cent.
final class AccountInstruments {
    /// 1 % up to 50 000, 2.5 % up to 250 000, 5 % above. Deductions make it continuous: 50 000 ×
    /// (2.5 % - 1 %) = 750; 750 + 250 000 × (5 % - 2.5 %) = 7 000.
    static final MarginTerms TIERS =
            new MarginTerms.Tiers(
                    List.of(
                            tier("0", "0.02", "0.01", "0"),
                            tier("50000", "0.04", "0.025", "750"),
                            tier("250000", "0.1", "0.05", "7000")));

    /// Monday to Friday from 14:30 to 21:00 UTC, closed on Good Friday 2024.
    static final TradingCalendar WEEKDAYS =
            new TradingCalendar(
                    "WEEK",
                    ZoneOffset.UTC,
                    LocalTime.of(14, 30),
                    LocalTime.of(21, 0),
                    0,
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    Set.of(LocalDate.of(2024, 3, 29)),
                    Map.of(),
                    LocalDate.of(2020, 1, 1),
                    LocalDate.of(2030, 1, 1));

    private AccountInstruments() {}

    static Instrument perpetual(String symbol, int ordinal) {
        return instrument(symbol, ordinal, "1", TradingCalendar.alwaysOpen())
                .withContract(
                        new ContractTerms(Settlement.AT_CLOSE, false, TIERS, ContractTerms.NEVER));
    }

    /// Worth 50 times its price; 4 375 to open, 3 500 to keep.
    static Instrument future(String symbol, int ordinal) {
        var amounts = new MarginTerms.Amounts(0, new BigDecimal("4375"), new BigDecimal("3500"));
        return instrument(symbol, ordinal, "50", TradingCalendar.alwaysOpen())
                .withContract(
                        new ContractTerms(
                                Settlement.DAILY,
                                false,
                                new MarginTerms.PerContract(List.of(amounts)),
                                ContractTerms.NEVER));
    }

    static Instrument share(String symbol, int ordinal) {
        return instrument(symbol, ordinal, "1", WEEKDAYS);
    }

    private static Instrument instrument(
            String symbol, int ordinal, String multiplier, TradingCalendar calendar) {
        return new Instrument(
                new InstrumentId(symbol, "TEST"),
                InstrumentClass.EQUITY,
                ordinal,
                2,
                2,
                Currency.USD,
                new BigDecimal(multiplier),
                false,
                calendar,
                List.of(TradingRules.always(Price.of("0.01"), Quantity.of("0.01"))));
    }

    private static Tier tier(String floor, String initial, String maintenance, String deduction) {
        return new Tier(
                new BigDecimal(floor),
                new BigDecimal(initial),
                new BigDecimal(maintenance),
                new BigDecimal(deduction));
    }
}
