package dev.tandem.api.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.strategy.PerInstrument.Key;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PerInstrumentTest {
    private final Instrument a = instrument("A", 0);
    private final Instrument b = instrument("B", 1);
    private final PerInstrument<String> values = new PerInstrument<>();

    @Test
    void valuesComeInInstrumentOrderHoweverTheyWerePut() {
        values.put(b, "b");
        values.put(new Key(1, 3), "b3");
        values.put(new Key(0, 7), "a7");
        values.put(new Key(0, 2), "a2");

        assertThat(values).containsExactly("a2", "a7", "b", "b3");
        assertThat(values.keys())
                .containsExactly(new Key(0, 2), new Key(0, 7), new Key(1, -1), new Key(1, 3));
        assertThat(values.size()).isEqualTo(4);
    }

    @Test
    void aLookupByInstrumentPrefersItsOwnValueThenItsFirstSubscription() {
        values.put(new Key(0, 7), "seven");
        values.put(new Key(0, 2), "two");
        assertThat(values.get(a)).isEqualTo("two");
        values.put(a, "own");
        assertThat(values.get(a)).isEqualTo("own");
    }

    @Test
    void whatWasNeverPutIsMissing() {
        values.put(a, "a");
        assertThat(values.find(b)).isEmpty();
        assertThatThrownBy(() -> values.get(b))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("B@TEST");
        assertThat(values.at(new Key(0, 5))).isNull();
    }

    @Test
    void aValueCanBeReplacedAndManySubscriptionsKept() {
        for (var i = 0; i < 1000; i++) {
            values.put(new Key(0, i), "value " + i);
            values.put(new Key(0, i), "changed " + i);
        }
        assertThat(values.size()).isEqualTo(1000);
        assertThat(values.at(new Key(0, 999))).isEqualTo("changed 999");
    }

    @Test
    void theValuesCanChangeWhileTheyAreGoneThrough() {
        values.put(a, "a");
        for (var value : values) {
            values.put(b, value + "b");
        }
        assertThat(values).containsExactly("a", "ab");
    }

    private static Instrument instrument(String symbol, int ordinal) {
        return new Instrument(
                new InstrumentId(symbol, "TEST"),
                InstrumentClass.EQUITY,
                ordinal,
                2,
                0,
                Currency.USD,
                BigDecimal.ONE,
                false,
                TradingCalendar.alwaysOpen(),
                List.of(TradingRules.always(Price.of("0.01"), Quantity.of(1))));
    }
}
