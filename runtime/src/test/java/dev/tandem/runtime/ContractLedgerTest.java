package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
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
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The books of shares, perpetuals, futures and coin-margined contracts in four currencies, against
/// a ledger that keeps every trade and sums them anew.
class ContractLedgerTest {
    private static final int STEPS = 20_000;
    private static final Currency BTC = Currency.of("BTC");
    private static final Currency JPY = Currency.of("JPY");
    private static final Currency BNB = Currency.of("BNB");

    private final List<Instrument> instruments =
            List.of(
                    instrument("SHARE", 0, Currency.USD, "1", Settlement.PAID, false),
                    instrument("TOKYO", 1, JPY, "1", Settlement.PAID, false),
                    instrument("PERP", 2, Currency.USDT, "1", Settlement.AT_CLOSE, false),
                    instrument("FUTURE", 3, Currency.USD, "50", Settlement.DAILY, false),
                    instrument("COIN", 4, BTC, "100", Settlement.AT_CLOSE, true));
    private final Entries entries = new Entries();
    private final Portfolio portfolio =
            new Portfolio(Money.parse("1000000 USD"), instruments, List.of(BNB), entries);
    private final Twin twin = new Twin();
    private final List<KeptPosition> books = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cashByCurrencyAndEquityAgreeToTheLastDigitAndEntriesSumToZero(long seed) {
        var random = new SplittableRandom(seed);
        portfolio.open(0);
        instruments.forEach(one -> books.add(portfolio.position(key(one), one)));
        for (var currency : List.of(JPY, Currency.USDT, BTC, BNB)) {
            rate(random, currency);
        }
        for (var i = 0; i < STEPS; i++) {
            step(random);

            for (var currency : portfolio.rates().currencies()) {
                assertThat(portfolio.cash(currency).toDecimal())
                        .isEqualByComparingTo(twin.cash(currency));
                assertThat(entries.cash(currency)).isEqualTo(portfolio.cash(currency).units());
            }
            assertThat(decimal(portfolio.equityUnits())).isEqualByComparingTo(twin.equity());
            assertThat(entries.unbalanced()).isEmpty();
        }
        assertThat(entries.accounts)
                .contains(
                        LedgerAccount.CASH,
                        LedgerAccount.CAPITAL,
                        LedgerAccount.POSITIONS,
                        LedgerAccount.SETTLEMENTS,
                        LedgerAccount.COMMISSIONS,
                        LedgerAccount.FUNDING);
    }

    private void step(SplittableRandom random) {
        var book = books.get(random.nextInt(books.size()));
        var instrument = book.instrument();
        var price = random.nextLong(5_000, 15_000); // 50.00 to 150.00
        switch (random.nextInt(8)) {
            case 0 -> rate(random, List.of(JPY, Currency.USDT, BTC, BNB).get(random.nextInt(4)));
            case 1 -> {
                portfolio.mark(instrument, price);
                twin.marks.put(instrument, price);
            }
            case 2 -> pay(random, instrument);
            case 3 -> settle(book, price);
            default -> trade(random, book, price);
        }
    }

    private void trade(SplittableRandom random, KeptPosition book, long price) {
        var side = random.nextBoolean() ? Side.BUY : Side.SELL;
        var units = random.nextLong(1, 100_000);
        var fee = random.nextLong(-1_000, 10_000);
        var feeCurrency = random.nextInt(3) == 0 ? BNB : book.instrument().currency();
        portfolio.book(0, 1, book, side, units, price, fee, feeCurrency);
        twin.trade(book.instrument(), side.sign() * units, price);
        twin.move(feeCurrency, -fee);
    }

    private void pay(SplittableRandom random, Instrument instrument) {
        var units = random.nextLong(-1_000_000, 1_000_000);
        portfolio.book(
                0,
                new AccountReport.CashMoved(
                        LedgerAccount.FUNDING, instrument, instrument.currency(), units));
        twin.move(instrument.currency(), units);
    }

    private void settle(KeptPosition book, long price) {
        var instrument = book.instrument();
        if (instrument.contract().settlement() != Settlement.DAILY || book.isFlat()) {
            return;
        }
        var gain = twin.openGain(instrument, price);
        portfolio.settle(0, book, price, gain);
        twin.settle(instrument, price);
    }

    private void rate(SplittableRandom random, Currency currency) {
        var rate = currency.equals(BTC) ? random.nextInt(10_000, 60_000) : random.nextInt(1, 900);
        var number = portfolio.rates().number(currency);
        portfolio.rates().set(number, rate * 10_000_000L); // thousandths
        twin.rates.put(currency, BigDecimal.valueOf(rate, 3));
    }

    /// Keeps all trades since the last settlement.
    private final class Twin {
        private final Map<Currency, Long> moved = new LinkedHashMap<>();
        private final Map<Instrument, List<long[]>> trades = new LinkedHashMap<>();
        private final Map<Instrument, Long> paidOut = new LinkedHashMap<>();
        private final Map<Instrument, Long> marks = new LinkedHashMap<>();
        private final Map<Currency, BigDecimal> rates = new LinkedHashMap<>();

        private Twin() {
            move(Currency.USD, Money.parse("1000000 USD").units());
            rates.put(Currency.USD, BigDecimal.ONE);
        }

        private void move(Currency currency, long units) {
            moved.merge(currency, units, Math::addExact);
        }

        private void trade(Instrument instrument, long signed, long price) {
            var before = held(instrument);
            trades.computeIfAbsent(instrument, _ -> new ArrayList<>())
                    .add(new long[] {signed, price});
            marks.put(instrument, price);
            if (instrument.contract().settlement() == Settlement.PAID) {
                move(instrument.currency(), -instrument.notional(price, signed));
                return;
            }
            // the gain of what was closed is what all trades gained less what is still open
            var book = books.get(instrument.ordinal());
            var open = book.openGain().units();
            var gain = total(instrument, price) - open - paidOut.getOrDefault(instrument, 0L);
            if (before == 0 || before > 0 == signed > 0) {
                assertThat(gain).as("nothing was closed").isZero();
            }
            paidOut.merge(instrument, gain, Math::addExact);
            move(instrument.currency(), gain);
        }

        private long held(Instrument instrument) {
            return trades.getOrDefault(instrument, List.of()).stream()
                    .mapToLong(one -> one[0])
                    .sum();
        }

        /// What all trades would have gained together if everything were sold at a price.
        private long total(Instrument instrument, long price) {
            var spent = 0L;
            for (var one : trades.getOrDefault(instrument, List.of())) {
                spent += instrument.level(one[1], one[0]);
            }
            return instrument.level(price, held(instrument)) - spent;
        }

        private long openGain(Instrument instrument, long price) {
            return total(instrument, price) - paidOut.getOrDefault(instrument, 0L);
        }

        private void settle(Instrument instrument, long price) {
            var gain = openGain(instrument, price);
            paidOut.merge(instrument, gain, Math::addExact);
            marks.put(instrument, price);
            move(instrument.currency(), gain);
        }

        private BigDecimal cash(Currency currency) {
            return BigDecimal.valueOf(moved.getOrDefault(currency, 0L), currency.scale());
        }

        private BigDecimal equity() {
            var equity = BigDecimal.ZERO;
            for (var currency : portfolio.rates().currencies()) {
                var units = moved.getOrDefault(currency, 0L);
                for (var instrument : instruments) {
                    if (instrument.currency().equals(currency) && marks.containsKey(instrument)) {
                        units += worth(instrument, marks.get(instrument));
                    }
                }
                equity =
                        equity.add(
                                BigDecimal.valueOf(units, currency.scale())
                                        .multiply(rates.get(currency))
                                        .setScale(8, RoundingMode.HALF_EVEN));
            }
            return equity;
        }

        private long worth(Instrument instrument, long price) {
            return instrument.contract().settlement() == Settlement.PAID
                    ? instrument.notional(price, held(instrument))
                    : openGain(instrument, price);
        }
    }

    /// What the listener hears of the ledger.
    private static final class Entries implements RunListener {
        private final Map<String, Long> cash = new LinkedHashMap<>();
        private final Map<String, Long> sums = new LinkedHashMap<>();
        private final List<LedgerAccount> accounts = new ArrayList<>();

        @Override
        public void onPosting(
                long atNanos,
                long entry,
                LedgerAccount account,
                @Nullable Instrument instrument,
                Currency currency,
                long units,
                long inAccountUnits) {
            if (!accounts.contains(account)) {
                accounts.add(account);
            }
            sums.merge(entry + " " + currency, units, Math::addExact);
            if (account == LedgerAccount.CASH) {
                cash.merge(currency.code(), units, Math::addExact);
            }
        }

        private long cash(Currency currency) {
            return cash.getOrDefault(currency.code(), 0L);
        }

        /// Entries that do not sum to zero; looked at once.
        private List<String> unbalanced() {
            var found =
                    sums.entrySet().stream()
                            .filter(sum -> sum.getValue() != 0)
                            .map(Map.Entry::getKey)
                            .toList();
            sums.clear();
            return found;
        }
    }

    private static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, Currency.USD.scale());
    }

    private static BookKey key(Instrument instrument) {
        return new BookKey("account", "strategy", instrument.id(), SideMode.NET);
    }

    private static Instrument instrument(
            String symbol,
            int ordinal,
            Currency currency,
            String multiplier,
            Settlement settlement,
            boolean inverse) {
        return new Instrument(
                        new InstrumentId(symbol, "TEST"),
                        InstrumentClass.PERPETUAL,
                        ordinal,
                        2,
                        2,
                        currency,
                        new BigDecimal(multiplier),
                        false,
                        TradingCalendar.alwaysOpen(),
                        List.of(TradingRules.always(Price.of("0.01"), Quantity.of("0.01"))))
                .withContract(
                        new ContractTerms(
                                settlement, inverse, MarginTerms.SHARES, ContractTerms.NEVER));
    }
}
