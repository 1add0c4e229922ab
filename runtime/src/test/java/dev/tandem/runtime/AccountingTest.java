package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.portfolio.KeptPosition;
import dev.tandem.engine.portfolio.Portfolio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The engine's books against a ledger of BigDecimals that is kept here, over random fills at
/// extreme scales.
class AccountingTest {
    private static final int FILLS = 100_000;

    /// A coin of a trillion units, one that is dear, a future below zero, a currency pair.
    private static List<Instrument> extremes() {
        return List.of(
                instrument("MANY", 0, 8, 0, "1"),
                instrument("DEAR", 1, 8, 8, "1"),
                instrument("OIL", 2, 2, 0, "1000"),
                instrument("PAIR", 3, 5, 2, "0.1"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void cashPositionsAndEquityAgreeToTheLastDigitAfterEachOfManyFills(long seed) {
        var random = new SplittableRandom(seed);
        var instruments = extremes();
        var portfolio = portfolio(Money.parse("1000000 USD"), instruments);
        var books = new ArrayList<KeptPosition>();
        instruments.forEach(one -> books.add(portfolio.position(key(one), one)));
        var ledger = new DecimalLedger(new BigDecimal("1000000"), instruments.size());
        for (var i = 0; i < FILLS; i++) {
            var instrument = instruments.get(random.nextInt(4));
            var book = books.get(instrument.ordinal());
            var side = book.signedUnits() > 0 == random.nextInt(3) > 0 ? Side.SELL : Side.BUY;
            var units = units(random, instrument);
            var price = price(random, instrument);
            var fee = random.nextLong(-1000, 1_000_000);

            portfolio.book(0, 1, book, side, units, price, fee, Currency.USD);
            ledger.fill(
                    instrument,
                    side,
                    BigDecimal.valueOf(units, instrument.quantityScale()),
                    BigDecimal.valueOf(price, instrument.priceScale()),
                    BigDecimal.valueOf(fee, 8));
            if (random.nextBoolean()) {
                mark(portfolio, ledger, random, instruments.get(random.nextInt(4)));
            }

            assertThat(decimal(portfolio.cashUnits())).isEqualByComparingTo(ledger.cash);
            assertThat(decimal(portfolio.equityUnits()))
                    .isEqualByComparingTo(ledger.equity(instruments));
            assertThat(decimal(portfolio.exposureUnits()))
                    .isEqualByComparingTo(ledger.exposure(instruments));
            assertThat(BigDecimal.valueOf(book.signedUnits(), instrument.quantityScale()))
                    .isEqualByComparingTo(ledger.positions[instrument.ordinal()]);
        }
    }

    @Test
    void aBookingIsExactOrAnErrorNeverAWrongNumber() {
        var random = new SplittableRandom(3);
        var instrument = extremes().get(1);
        var errors = 0;
        for (var i = 0; i < FILLS; i++) {
            var cash = random.nextLong() >> random.nextInt(64);
            var portfolio = portfolio(new Money(cash, Currency.USD), List.of(copy(instrument)));
            var book = portfolio.position(key(instrument), copy(instrument));
            var ledger = new DecimalLedger(BigDecimal.valueOf(cash, 8), 1);
            try {
                for (var j = 0; j < 3; j++) {
                    var side = random.nextBoolean() ? Side.BUY : Side.SELL;
                    var units = (random.nextLong() >>> random.nextInt(1, 63)) + 1;
                    var price = random.nextLong() >> random.nextInt(63);
                    portfolio.book(0, 1, book, side, units, price, 0, Currency.USD);
                    ledger.fill(
                            copy(instrument),
                            side,
                            BigDecimal.valueOf(units, 8),
                            BigDecimal.valueOf(price, 8),
                            BigDecimal.ZERO);
                    assertThat(decimal(portfolio.cashUnits())).isEqualByComparingTo(ledger.cash);
                    assertThat(BigDecimal.valueOf(book.signedUnits(), 8))
                            .isEqualByComparingTo(ledger.positions[0]);
                    assertThat(decimal(portfolio.equityUnits()))
                            .isEqualByComparingTo(ledger.equity(List.of(copy(instrument))));
                }
            } catch (ArithmeticException overflow) {
                errors++;
            }
        }
        assertThat(errors).isBetween(FILLS / 100, FILLS - FILLS / 100);
    }

    private static Portfolio portfolio(Money cash, List<Instrument> instruments) {
        return new Portfolio(cash, instruments, List.of(), new RunListener() {});
    }

    private static void mark(
            Portfolio portfolio,
            DecimalLedger ledger,
            SplittableRandom random,
            Instrument instrument) {
        var price = price(random, instrument);
        portfolio.mark(instrument, price);
        ledger.marks[instrument.ordinal()] = BigDecimal.valueOf(price, instrument.priceScale());
    }

    private static long units(SplittableRandom random, Instrument instrument) {
        return switch (instrument.symbol()) {
            case "MANY" -> random.nextLong(1, 1_000_000_000_000L);
            case "DEAR" -> random.nextLong(1, 1_000_000_000L);
            case "OIL" -> random.nextLong(1, 100);
            default -> random.nextLong(1, 100_000_000);
        };
    }

    private static long price(SplittableRandom random, Instrument instrument) {
        return switch (instrument.symbol()) {
            case "MANY" -> random.nextLong(1, 1000);
            case "DEAR" -> random.nextLong(1, 10_000_000_000_000L);
            case "OIL" -> random.nextLong(-4000, 12_000);
            default -> random.nextLong(1, 200_000);
        };
    }

    private static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, 8);
    }

    private static BookKey key(Instrument instrument) {
        return new BookKey("account", "strategy", instrument.id(), SideMode.NET);
    }

    /// The same instrument as the only one of a run.
    private static Instrument copy(Instrument instrument) {
        return instrument(instrument.symbol(), 0, 8, 8, "1");
    }

    private static Instrument instrument(
            String symbol, int ordinal, int priceScale, int quantityScale, String multiplier) {
        return new Instrument(
                new InstrumentId(symbol, "TEST"),
                InstrumentClass.CRYPTO,
                ordinal,
                priceScale,
                quantityScale,
                Currency.USD,
                new BigDecimal(multiplier),
                true,
                TradingCalendar.alwaysOpen(),
                List.of(TradingRules.always(Price.of("1"), Quantity.of(1))));
    }
}
