package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.CsvMapping.Stamp;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentsFileTest {
    @ParameterizedTest
    @CsvSource({
        "EQUITY, AAPL, AAPL@XNYS, XNYS, USD, 0.01, 1",
        "INDEX, SPX, SPX@XNYS, XNYS, USD, 0.01, 1",
        "CRYPTO, BTCUSDT, BTCUSDT@CRYPTO, 24/7, USDT, 0.00000001, 0.00000001",
        "CRYPTO, XRPETH, XRPETH@CRYPTO, 24/7, ETH, 0.00000001, 0.00000001",
        "CRYPTO, BTC-PERP, BTC-PERP@CRYPTO, 24/7, USD, 0.00000001, 0.00000001",
        "FX, EURUSD, EURUSD@FX, FX, USD, 0.00001, 1",
        "FX, EUR/GBP, EUR/GBP@FX, FX, GBP, 0.00001, 1",
        "FX, usd-jpy, usd-jpy@FX, FX, JPY, 0.001, 1"
    })
    void aClassHasItsTerms(
            InstrumentClass kind,
            String symbol,
            String id,
            String calendar,
            String currency,
            String tick,
            String lot) {
        var instrument = InstrumentTerms.of(kind, symbol).instrument(symbol, 3);

        assertThat(instrument).hasToString(id);
        assertThat(instrument.ordinal()).isEqualTo(3);
        assertThat(instrument.calendar().code()).isEqualTo(calendar);
        assertThat(instrument.currency()).isEqualTo(Currency.of(currency));
        assertThat(instrument.rulesAt(0).tick()).isEqualTo(Price.of(tick));
        assertThat(instrument.rulesAt(0).lot()).isEqualTo(Quantity.of(lot));
        assertThat(instrument.priceScale()).isEqualTo(8);
        assertThat(instrument.quantityScale()).isEqualTo(8);
    }

    @Test
    void anEntryOverridesTheClassAndTheEntryForAll() {
        var file =
                InstrumentsFile.parse(
                        "instruments.yaml",
                        """
                        "*": {venue: CME, lot: 2}
                        ES:
                          class: index
                          currency: EUR
                          tick: 0.25
                          lot: 1
                          minimum: 1
                          multiplier: 50
                          calendar: 24/7
                          price-scale: 4
                          quantity-scale: 0
                          negative-prices: true
                          minimum-notional: 500
                          price-band: 10%
                          hours: session
                          csv: {time: ts, stamp: end}
                        """);

        assertThat(file.terms("ES", null))
                .isEqualTo(
                        new InstrumentTerms(
                                InstrumentClass.INDEX,
                                "CME",
                                Currency.EUR,
                                Price.of("0.25"),
                                Quantity.of("1"),
                                Quantity.of("1"),
                                new BigDecimal("50"),
                                "24/7",
                                4,
                                0,
                                true,
                                new BigDecimal("500"),
                                new BigDecimal("0.1"),
                                TradingRules.Hours.SESSION,
                                ContractTerms.PAID));
        assertThat(file.csv("ES").stamp()).isEqualTo(Stamp.END);
        assertThat(file.csv("NQ")).isEqualTo(CsvMapping.AUTO);
        assertThat(file.terms("NQ", null).lot()).isEqualTo(Quantity.of("2"));
        assertThat(file.terms("ES", InstrumentClass.CRYPTO).kind())
                .isEqualTo(InstrumentClass.CRYPTO);
    }

    @ParameterizedTest(name = "{0} trades by {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{venue: XETR} | XETR",
                "{venue: XETR, calendar: XLON} | XLON",
                "{venue: BATS} | XNYS",
                "{venue: BINANCE, class: crypto} | 24/7",
                "{calendar: CMES} | CMES"
            })
    void aVenueThatHasACalendarTradesByItUnlessAnotherIsNamed(String entry, String calendar) {
        var file = InstrumentsFile.parse("instruments.yaml", "SAP: " + entry);

        assertThat(file.terms("SAP", null).calendar()).isEqualTo(calendar);
    }

    @Test
    void theCommonNameOfAMarketIsRecognisedAsWhatIsMeant() {
        assertThat(failure("SPY: {calendar: NYSE}").getMessage())
                .endsWith("calendar: \"NYSE\" is no calendar, did you mean \"XNYS\"?");
    }

    @Test
    void allProblemsAreReportedWithTheirPlaces() {
        var failure =
                failure(
                        """
                        AAPL:
                          tik: 0.01
                          class: equities
                          tick: cheap
                          lot: [1, 2]
                          calendar: XNYC
                          csv: {tme: a, stamp: middle}
                        MSFT: 5
                        AAPL: {venue: X}
                        ES: {tick: 0.00000000025, minimum: -1, currency: usd, price-scale: many, negative-prices: 1}
                        """);

        assertThat(failure.code()).isEqualTo("TDM-2341");
        assertThat(failure.kind()).isEqualTo(TandemException.Kind.CONFIG);
        assertThat(failure.getMessage().lines())
                .containsExactly(
                        "14 problems:",
                        "  instruments.yaml:9:1: \"AAPL\" stands here a second time",
                        "  instruments.yaml:2:3: unknown key \"tik\", did you mean \"tick\"?",
                        "  instruments.yaml:3:10: class: \"equities\" is no class, did you mean \"equity\"?",
                        "  instruments.yaml:4:9: tick: \"cheap\" is no decimal above 0",
                        "  instruments.yaml:5:8: lot needs a single value",
                        "  instruments.yaml:6:13: calendar: \"XNYC\" is no calendar, did you mean \"XNYS\" or \"XNAS\"?",
                        "  instruments.yaml:7:9: unknown key \"tme\", did you mean \"time\"?",
                        "  instruments.yaml:7:24: stamp=middle is not one of start, end",
                        "  instruments.yaml:8:7: \"MSFT\" needs keys and values",
                        "  instruments.yaml:10:36: minimum: \"-1\" is no decimal of 0 or more",
                        "  instruments.yaml:10:50: currency: \"usd\" is no currency code in capital letters",
                        "  instruments.yaml:10:68: price-scale: \"many\" is no whole number from 0 to 18",
                        "  instruments.yaml:10:91: negative-prices: \"1\" is neither true nor false",
                        "  instruments.yaml:10:5: tick 0.00000000025 has more digits than price-scale 8");
    }

    @Test
    void aTickMustFitTheStorage() {
        assertThat(failure("ES: {tick: 0.00000000025}"))
                .hasMessage(
                        "instruments.yaml:1:5: tick 0.00000000025 has more digits than price-scale 8");
    }

    @Test
    void whatIsNoYamlIsSaidWithItsPlace() {
        assertThat(failure("AAPL: {tick: 1\nMSFT: {}"))
                .hasMessageStartingWith("instruments.yaml:2:");
        assertThat(failure("- AAPL"))
                .hasMessage("instruments.yaml:1:1: the file needs keys and values");
    }

    @Test
    void anEmptyFileSaysNothing() {
        assertThat(InstrumentsFile.parse("instruments.yaml", "# nothing\n").terms("AAPL", null))
                .isEqualTo(InstrumentTerms.of(InstrumentClass.EQUITY, "AAPL"));
    }

    private static TandemException failure(String text) {
        return assertThrows(
                TandemException.class, () -> InstrumentsFile.parse("instruments.yaml", text));
    }
}
