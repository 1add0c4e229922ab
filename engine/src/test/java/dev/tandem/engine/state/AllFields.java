package dev.tandem.engine.state;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.ValueIndicator;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A class with a field of every type that is state.
final class AllFields {
    static final Instrument A = instrument("A", 0);
    static final Instrument B = instrument("B", 1);

    private AllFields() {}

    static final class Average implements ValueIndicator {
        private final double[] window = new double[3];
        private int count;
        private double sum;

        @Override
        public void add(double value) {
            sum += value - window[count % 3];
            window[count++ % 3] = value;
        }

        @Override
        public double value() {
            return isReady() ? sum / 3 : Double.NaN;
        }

        @Override
        public int warmup() {
            return 3;
        }

        @Override
        public boolean isReady() {
            return count >= 3;
        }
    }

    record Pair(Average fast, Average slow, int length) {}

    record Level(Price price, double weight, BarField field, List<Integer> marks) {}

    static class Parent {
        private int inherited = 1;
    }

    static final class Nested {
        private long touched;
        private final List<String> notes = new ArrayList<>();
    }

    @SuppressWarnings("unused") // all are state
    static final class Everything extends Parent {
        static int shared = 1;
        transient Object ignored = new Object();
        boolean flag;
        byte small;
        short shorter;
        char letter = 'a';
        int number;
        long big;
        float single;
        double real = Double.NaN;
        Integer box;
        Double realBox = 1.0;
        Boolean flagBox = false;
        String text;
        BarField constant = BarField.OPEN;
        Price price = Price.of("1");
        Quantity quantity = Quantity.ZERO;
        Money money = Money.zero(Currency.USD);
        Currency currency = Currency.USD;
        InstrumentId id = A.id();
        BarSize size = BarSize.D1;
        BigDecimal decimal = BigDecimal.ONE;
        Instant instant = Instant.EPOCH;
        Duration duration = Duration.ZERO;
        LocalDate date = LocalDate.EPOCH;
        LocalTime time = LocalTime.NOON;
        Instrument instrument = A;
        final double[] doubles = new double[2];
        long[] longs = {};
        int[] ints = {};
        boolean[] flags = {};
        final Average average = new Average();
        final Pair pair = new Pair(new Average(), new Average(), 5);
        final PerInstrument<Pair> each = new PerInstrument<>();
        final List<Level> levels = new ArrayList<>();
        final Map<String, Double> byName = new LinkedHashMap<>();
        final TreeMap<Instrument, Integer> sorted = new TreeMap<>();
        List<Average> averages = List.of(new Average(), new Average());
        Optional<String> none = null;
        final Nested nested = new Nested();

        Everything() {
            each.put(A, new Pair(new Average(), new Average(), 1));
            each.put(B, new Pair(new Average(), new Average(), 2));
        }
    }

    static Everything changed() {
        var one = new Everything();
        ((Parent) one).inherited = 7;
        one.flag = true;
        one.small = -3;
        one.shorter = 300;
        one.letter = '∑';
        one.number = -5;
        one.big = Long.MIN_VALUE;
        one.single = 1.25f;
        one.real = -0.0;
        one.box = 12;
        one.realBox = null;
        one.flagBox = true;
        one.text = "line\nnext = \\ end";
        one.constant = BarField.CLOSE;
        one.price = Price.of("-3.25");
        one.quantity = Quantity.of("0.00000001");
        one.money = Money.of("12.5", new Currency("XYZ", 4));
        one.currency = new Currency("ABC", 3);
        one.id = B.id();
        one.size = BarSize.M5;
        one.decimal = new BigDecimal("1.500");
        one.instant = Instant.parse("2024-01-02T03:04:05.000000006Z");
        one.duration = Duration.ofNanos(-5);
        one.date = LocalDate.of(2024, 2, 29);
        one.time = LocalTime.of(1, 2, 3, 4);
        one.instrument = B;
        one.doubles[1] = Double.NEGATIVE_INFINITY;
        one.longs = new long[] {1, 2, 3};
        one.ints = new int[] {-1};
        one.flags = new boolean[] {true, false};
        for (var i = 0; i < 5; i++) {
            one.average.add(i);
            one.pair.slow().add(2 * i);
            one.each.get(B).fast().add(3 * i);
            one.averages.get(1).add(i);
        }
        one.levels.add(new Level(Price.of("5"), 0.5, BarField.HIGH, List.of(1, 2)));
        one.levels.add(new Level(Price.of("6"), 0.25, BarField.LOW, List.of()));
        one.byName.put("z", 1.0);
        one.byName.put("a", 2.0);
        one.sorted.put(B, 2);
        one.sorted.put(A, 1);
        one.nested.touched = 99;
        one.nested.notes.add("note");
        return one;
    }

    private static Instrument instrument(String symbol, int ordinal) {
        return new Instrument(
                new InstrumentId(symbol, "TEST"),
                InstrumentClass.EQUITY,
                ordinal,
                8,
                8,
                Currency.USD,
                BigDecimal.ONE,
                false,
                TradingCalendar.alwaysOpen(),
                List.of(TradingRules.always(Price.of("0.01"), Quantity.of(1))));
    }
}
