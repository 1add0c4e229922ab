package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.problem.TandemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    private static final long HALF_HOUR = 1_800_000_000_000L;

    private record Row(
            long open,
            long close,
            double first,
            double high,
            double low,
            double last,
            double volume,
            int day) {}

    @ParameterizedTest
    @ValueSource(strings = {"2m", "5m", "15m", "1h", "4h", "7m", "24h"})
    void largerBarsEqualThoseOfASlowTwin(String text) {
        var size = BarSize.parse(text);
        for (var seed = 1L; seed <= 20; seed++) {
            var minutes = randomMinutes(TestInstruments.BITCOIN, new Random(seed), 3000);

            assertThat(rows(Resampler.resample(minutes, size)))
                    .as("seed %s", seed)
                    .isEqualTo(twin(minutes, size));
        }
    }

    @Test
    void daysEqualThoseOfASlowTwinAndHoldTheSessionOnly() {
        for (var seed = 1L; seed <= 20; seed++) {
            var minutes = randomMinutes(TestInstruments.SPY, new Random(seed), 5000);

            assertThat(rows(Resampler.resample(minutes, BarSize.D1)))
                    .as("seed %s", seed)
                    .isEqualTo(days(minutes));
        }
    }

    @Test
    void aBarThatCrossesTheOpeningIsRefused() {
        var hours =
                BarColumns.builder(TestInstruments.SPY, BarSize.H1)
                        .append(
                                nanos("2020-01-02T14:00:00Z"),
                                nanos("2020-01-02T15:00:00Z"),
                                1,
                                1,
                                1,
                                1,
                                1,
                                18263)
                        .build();

        assertThatThrownBy(() -> Resampler.resample(hours, BarSize.D1))
                .isInstanceOfSatisfying(
                        TandemException.class, e -> assertThat(e.code()).isEqualTo("TDM-2330"))
                .hasMessage(
                        "SPY@XNYS: the 1h bar of 2020-01-02T14:00:00Z crosses 2020-01-02T14:30:00Z, so no larger bar"
                                + " can be built of it");
    }

    /// The New York session of 2020-07-02 opens at 13:30 UTC; that of 2020-07-06 follows a holiday
    /// and a weekend.
    @Test
    void hoursFromTheOpenHoldTheSessionOnlyAndEndWithIt() {
        var minutes = BarColumns.builder(TestInstruments.SPY, BarSize.M30);
        for (var day : List.of(2, 6)) {
            for (var half = 24; half < 44; half++) { // 12:00 to 22:00
                var open = nanos("2020-07-0%dT00:00:00Z".formatted(day)) + half * HALF_HOUR;
                minutes.append(open, open + HALF_HOUR, half, half, half, half, 1, 18_443 + day);
            }
        }

        var hours = Resampler.resample(minutes.build(), BarSize.parse("1h@open"));

        assertThat(hours.count()).isEqualTo(14); // six and a half hours, twice
        assertThat(hours.openNanos(0)).isEqualTo(nanos("2020-07-02T13:30:00Z"));
        assertThat(hours.closeNanos(0)).isEqualTo(nanos("2020-07-02T14:30:00Z"));
        assertThat(hours.open(0)).isEqualTo(27);
        assertThat(hours.close(0)).isEqualTo(28);
        assertThat(hours.openNanos(6)).isEqualTo(nanos("2020-07-02T19:30:00Z"));
        assertThat(hours.closeNanos(6)).isEqualTo(nanos("2020-07-02T20:00:00Z"));
        assertThat(hours.volume(6)).isEqualTo(1);
        assertThat(hours.openNanos(7)).isEqualTo(nanos("2020-07-06T13:30:00Z"));
        assertThat(hours.tradingDay(7)).isEqualTo(18_449);
    }

    /// 2020-07-03 is a holiday: the first week closes on Thursday.
    @Test
    void weeksAreTheSessionsOfAnIsoWeek() {
        var days = BarColumns.builder(TestInstruments.SPY, BarSize.D1);
        for (var date : LocalDate.of(2020, 7, 1).datesUntil(LocalDate.of(2020, 7, 14)).toList()) {
            var calendar = TestInstruments.SPY.calendar();
            if (calendar.isSession(date)) {
                var session = calendar.hours(date);
                var price = date.getDayOfMonth();
                days.append(
                        session.openNanos(),
                        session.closeNanos(),
                        price,
                        price,
                        price,
                        price,
                        1,
                        (int) date.toEpochDay());
            }
        }

        var weeks = Resampler.resample(days.build(), BarSize.W1);

        assertThat(weeks.count()).isEqualTo(3);
        assertThat(weeks.openNanos(0)).isEqualTo(nanos("2020-06-29T13:30:00Z"));
        assertThat(weeks.closeNanos(0)).isEqualTo(nanos("2020-07-02T20:00:00Z"));
        assertThat(weeks.close(0)).isEqualTo(2);
        assertThat(weeks.volume(0)).isEqualTo(2);
        assertThat(weeks.openNanos(1)).isEqualTo(nanos("2020-07-06T13:30:00Z"));
        assertThat(weeks.closeNanos(1)).isEqualTo(nanos("2020-07-10T20:00:00Z"));
        assertThat(weeks.open(1)).isEqualTo(6);
        assertThat(weeks.close(1)).isEqualTo(10);
        assertThat(weeks.close(2)).isEqualTo(13);
    }

    @Test
    void onlyWholeMultiplesCanBeBuilt() {
        assertThat(Resampler.canBuild(BarSize.M5, BarSize.M15)).isTrue();
        assertThat(Resampler.canBuild(BarSize.M5, BarSize.D1)).isTrue();
        assertThat(Resampler.canBuild(BarSize.M15, BarSize.M5)).isFalse();
        assertThat(Resampler.canBuild(BarSize.parse("2m"), BarSize.M5)).isFalse();
        assertThat(Resampler.canBuild(BarSize.D1, BarSize.W1)).isTrue();
        assertThat(Resampler.canBuild(BarSize.W1, BarSize.D1)).isFalse();
        assertThat(Resampler.canBuild(BarSize.M5, BarSize.parse("2d"))).isFalse();
        assertThat(Resampler.canBuild(BarSize.H1, BarSize.parse("1h@open"))).isTrue();
        assertThat(Resampler.canBuild(BarSize.parse("1h@open"), BarSize.H4)).isFalse();
        assertThat(Resampler.canBuild(BarSize.M1, BarSize.parse("100t"))).isFalse();
        assertThat(Resampler.canBuild(BarSize.parse("100t"), BarSize.H1)).isFalse();
        assertThat(Resampler.canBuild(BarSize.M5, BarSize.M5)).isFalse();
    }

    @Test
    void aHistoryBuildsWhatItDoesNotHoldAndKeepsIt() {
        var minutes = randomMinutes(TestInstruments.BITCOIN, new Random(1), 3000);
        var history =
                MarketHistory.of(
                        List.of(minutes, randomMinutes(TestInstruments.SPY, new Random(2), 10)));

        assertThat(history.instruments())
                .containsExactly(TestInstruments.SPY, TestInstruments.BITCOIN);
        assertThat(history.find(TestInstruments.BITCOIN, BarSize.M1)).containsSame(minutes);
        var hours = history.find(TestInstruments.BITCOIN, BarSize.H1).orElseThrow();
        assertThat(rows(hours)).isEqualTo(twin(minutes, BarSize.H1));
        assertThat(history.find(TestInstruments.BITCOIN, BarSize.H1)).containsSame(hours);
        assertThat(history.find(TestInstruments.BITCOIN, BarSize.D1)).isPresent();
        assertThat(history.find(TestInstruments.BITCOIN, BarSize.S1)).isEmpty();
        assertThat(history.find(TestInstruments.EURO, BarSize.M1)).isEmpty();
        assertThat(history.sizes(TestInstruments.BITCOIN)).containsExactly(BarSize.M1);
        assertThatThrownBy(() -> MarketHistory.of(List.of(minutes, minutes)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Minutes with gaps, from Thursday 2020-01-02 14:00 UTC on.
    private static BarColumns randomMinutes(Instrument instrument, Random random, int count) {
        var minute = BarSize.M1.nanos();
        var builder = BarColumns.builder(instrument, BarSize.M1);
        var at = nanos("2020-01-02T14:00:00Z");
        for (var i = 0; i < count; i++) {
            at += minute * (random.nextInt(10) == 0 ? 1 + random.nextInt(40) : 1);
            var low = 90 + random.nextInt(10);
            var high = low + random.nextInt(10);
            var first = low + random.nextInt(high - low + 1);
            var last = low + random.nextInt(high - low + 1);
            var day = (int) instrument.calendar().localDate(at).toEpochDay();
            builder.append(at, at + minute, first, high, low, last, random.nextInt(100), day);
        }
        return builder.build();
    }

    private static List<Row> twin(BarColumns source, BarSize size) {
        var groups = new TreeMap<Long, List<Row>>();
        for (var row : rows(source)) {
            groups.computeIfAbsent(
                            row.open() - Math.floorMod(row.open(), size.nanos()),
                            _ -> new ArrayList<>())
                    .add(row);
        }
        return groups.entrySet().stream()
                .map(group ->
                        merge(
                                group.getKey(),
                                group.getKey() + size.nanos(),
                                group.getValue(),
                                group.getValue().getFirst().day()))
                .toList();
    }

    private static List<Row> days(BarColumns source) {
        var calendar = source.instrument().calendar();
        var result = new ArrayList<Row>();
        for (var date = LocalDate.of(2020, 1, 1); date.getYear() == 2020; date = date.plusDays(1)) {
            var session = calendar.hours(date);
            var inside =
                    rows(source).stream()
                            .filter(row ->
                                    row.open() >= session.openNanos()
                                            && row.close() <= session.closeNanos())
                            .toList();
            if (calendar.isSession(date) && !inside.isEmpty()) {
                result.add(
                        merge(
                                session.openNanos(),
                                session.closeNanos(),
                                inside,
                                (int) date.toEpochDay()));
            }
        }
        return result;
    }

    private static Row merge(long open, long close, List<Row> rows, int day) {
        return new Row(
                open,
                close,
                rows.getFirst().first(),
                rows.stream().mapToDouble(Row::high).max().orElseThrow(),
                rows.stream().mapToDouble(Row::low).min().orElseThrow(),
                rows.getLast().last(),
                rows.stream().mapToDouble(Row::volume).sum(),
                day);
    }

    private static List<Row> rows(BarColumns bars) {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < bars.count(); i++) {
            rows.add(
                    new Row(
                            bars.openNanos(i),
                            bars.closeNanos(i),
                            bars.open(i),
                            bars.high(i),
                            bars.low(i),
                            bars.close(i),
                            bars.volume(i),
                            bars.tradingDay(i)));
        }
        return rows;
    }

    private static long nanos(String text) {
        return Instant.parse(text).getEpochSecond() * CsvStamps.SECOND;
    }
}
