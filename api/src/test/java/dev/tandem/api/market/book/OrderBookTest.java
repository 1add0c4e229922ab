package dev.tandem.api.market.book;

import static dev.tandem.api.order.Side.BUY;
import static dev.tandem.api.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.StateText;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBookTest {
    private static final Instrument COIN =
            new Instrument(
                    new InstrumentId("COIN", "TEST"),
                    InstrumentClass.CRYPTO,
                    0,
                    8,
                    8,
                    Currency.USD,
                    BigDecimal.ONE,
                    true,
                    TradingCalendar.alwaysOpen(),
                    List.of(
                            TradingRules.always(
                                    Price.of("0.00000001"), Quantity.of("0.00000001"))));

    private final OrderBook book = new OrderBook(COIN);

    @Test
    void levelsStandBestFirst() {
        book.snapshot(1, 7);
        book.set(BUY, 99, 1);
        book.set(BUY, 100, 2);
        book.set(BUY, 98, 3);
        book.set(SELL, 102, 4);
        book.set(SELL, 101, 5);

        assertThat(prices(book, BUY)).containsExactly(100.0, 99.0, 98.0);
        assertThat(prices(book, SELL)).containsExactly(101.0, 102.0);
        assertThat(book.bid()).isEqualTo(100);
        assertThat(book.bidSize()).isEqualTo(2);
        assertThat(book.askSize()).isEqualTo(5);
        assertThat(book.mid()).isEqualTo(100.5);
        assertThat(book.spread()).isEqualTo(1);
        assertThat(book.sequence()).isEqualTo(7);
        assertThatThrownBy(() -> book.price(BUY, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aLevelIsFoundByItsStorablePriceNotByItsDouble() {
        book.snapshot(1, 1);
        book.set(BUY, 0.3, 5);

        book.delta(2, 2);
        book.set(BUY, 0.1 + 0.2, 0); // 0.30000000000000004

        assertThat(book.count(BUY)).isZero();
    }

    @Test
    void aBookWithAGapShowsNothingUntilTheNextSnapshot() {
        book.snapshot(1, 1);
        book.set(BUY, 99, 1);
        book.set(SELL, 101, 1);

        book.invalidate(2);
        book.delta(3, 9);
        book.set(BUY, 99, 4);

        assertThat(book.isValid()).isFalse();
        assertThat(book.count(BUY)).isZero();
        assertThat(book.bid()).isNaN();
        assertThat(book.mid()).isNaN();
        assertThat(book.sizeAt(BUY, 99)).isZero();
        assertThat(book.atNanos()).isEqualTo(2);
        assertThat(book.sequence()).isEqualTo(1);

        book.snapshot(4, 10);
        book.set(BUY, 98, 2);

        assertThat(book.isValid()).isTrue();
        assertThat(prices(book, BUY)).containsExactly(98.0);
        assertThat(book.count(SELL)).isZero();
    }

    @Test
    void aCopyStaysAsItIs() {
        book.snapshot(1, 1);
        book.set(BUY, 99, 1);

        var kept = book.copy();
        book.delta(2, 2);
        book.set(BUY, 99, 8);

        assertThat(kept.sizeAt(BUY, 99)).isEqualTo(1);
        assertThat(kept.sequence()).isEqualTo(1);
        assertThat(kept.copy()).isSameAs(kept);
        assertThat(book.sizeAt(BUY, 99)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aSizeThatIsNoAmountIsRefused(double size) {
        book.snapshot(1, 1);

        assertThatThrownBy(() -> book.set(BUY, 100, size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("COIN");
    }

    @Test
    void aPriceThatIsNoNumberIsRefused() {
        book.snapshot(1, 1);

        assertThatThrownBy(() -> book.set(SELL, Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("COIN");
    }

    /// The book against two sorted maps on random updates of a narrow price range.
    @Test
    void aBookAgreesWithSortedMapsAndGoesOnFromItsSavedState() {
        for (var seed = 1; seed <= 20; seed++) {
            var random = new SplittableRandom(seed);
            var bids = new TreeMap<Long, Double>(Comparator.reverseOrder());
            var asks = new TreeMap<Long, Double>();
            var live = new OrderBook(COIN);
            live.snapshot(0, 0);
            for (var step = 1; step <= 2000; step++) {
                live.delta(step, step);
                var side = random.nextBoolean() ? BUY : SELL;
                var units = random.nextInt(-300, 300) * 1_000_000L;
                var size = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 50) / 4.0;
                live.set(side, units / 1e8, size);
                var levels = side == BUY ? bids : asks;
                if (size == 0) {
                    levels.remove(units);
                } else {
                    levels.put(units, size);
                }
                if (step % 500 == 0) {
                    var restored = new OrderBook(COIN);
                    restored.load(StateText.parse(StateText.write(live.save())));
                    live = restored;
                    agree(live, BUY, bids, seed);
                    agree(live, SELL, asks, seed);
                }
            }
        }
    }

    private static void agree(Book book, Side side, Map<Long, Double> levels, int seed) {
        var level = 0;
        assertThat(book.count(side)).as("seed %s", seed).isEqualTo(levels.size());
        for (var entry : levels.entrySet()) {
            assertThat(book.price(side, level)).as("seed %s", seed).isEqualTo(entry.getKey() / 1e8);
            assertThat(book.size(side, level)).as("seed %s", seed).isEqualTo(entry.getValue());
            level++;
        }
    }

    private static List<Double> prices(Book book, Side side) {
        var prices = new ArrayList<Double>();
        for (var level = 0; level < book.count(side); level++) {
            prices.add(book.price(side, level));
        }
        return prices;
    }
}
