package dev.tandem.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.strategy.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cron against a twin that walks every minute of years with the clock on the wall in view, as the
/// daemon does.
class CronTwinTest {
    private static final int EXPRESSIONS = 20;

    private final ScheduleClock clock = new ScheduleClock(_ -> TradingCalendar.alwaysOpen());

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource({
        "Europe/Berlin, 2023-01-01, 2025-01-01",
        "America/New_York, 2023-01-01, 2025-01-01",
        "Australia/Lord_Howe, 2023-01-01, 2025-01-01", // the clock moves by half an hour
        "Africa/Cairo, 2023-01-01, 2025-01-01", // the clock moves at midnight
        "America/Havana, 2023-01-01, 2025-01-01",
        "Pacific/Apia, 2011-01-01, 2012-07-01", // a whole day is skipped
        "UTC, 2023-01-01, 2025-01-01"
    })
    void theNextTimeIsTheOneThatAWalkOverAllMinutesFinds(ZoneId zone, String from, String until) {
        var start = Instant.parse(from + "T00:00:00Z");
        var end = Instant.parse(until + "T00:00:00Z");
        var random = new SplittableRandom(zone.getId().hashCode());
        var twins = new ArrayList<Twin>();
        for (var i = 0; i < EXPRESSIONS; i++) {
            twins.add(new Twin(random, i % 3 == 0, start.atZone(zone).toLocalDateTime()));
        }
        for (var at = start; at.isBefore(end); at = at.plusSeconds(60)) {
            var shown = LocalDateTime.ofInstant(at, zone);
            for (var twin : twins) {
                twin.look(nanos(at), shown);
            }
        }
        for (var twin : twins) {
            var schedule = Schedule.cron(twin.text, zone);
            var found = new ArrayList<Long>();
            var due = clock.next(schedule, nanos(start) - 1);
            while (due < nanos(end)) {
                found.add(due);
                due = clock.next(schedule, due);
            }
            assertThat(found).as("%s in %s", twin.text, zone).isEqualTo(twin.fired);
            for (var after : instants(random, zone, start, end)) {
                var next = found.stream().filter(at -> at > nanos(after)).findFirst();
                if (next.isPresent()) {
                    assertThat(clock.next(schedule, nanos(after)))
                            .as("%s in %s after %s", twin.text, zone, after)
                            .isEqualTo(next.get());
                }
            }
        }
    }

    /// Any instants, and some in the hours around each change of the clock.
    private static List<Instant> instants(
            SplittableRandom random, ZoneId zone, Instant start, Instant end) {
        var instants = new ArrayList<Instant>();
        for (var i = 0; i < 5; i++) {
            instants.add(
                    start.plusSeconds(
                            random.nextLong(end.getEpochSecond() - start.getEpochSecond())));
        }
        var change = zone.getRules().nextTransition(start);
        while (change != null && change.getInstant().isBefore(end)) {
            instants.add(change.getInstant());
            for (var i = 0; i < 5; i++) {
                instants.add(change.getInstant().plusSeconds(random.nextLong(-7_200, 7_200)));
            }
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return instants;
    }

    /// An expression together with its meaning, and when the daemon would have run it.
    private static final class Twin {
        private final String text;
        private final boolean[] minutes = new boolean[60];
        private final boolean[] hours = new boolean[24];
        private final boolean[] days = new boolean[32];
        private final boolean[] months = new boolean[13];
        private final boolean[] weekdays = new boolean[7];
        private final boolean fixed;
        private final boolean either;
        private final List<Long> fired = new ArrayList<>();
        private LocalDateTime handled;

        /// @param night whether its hours lie where clocks are changed
        Twin(SplittableRandom random, boolean night, LocalDateTime start) {
            var minute = field(random, minutes, 0, 59, 4);
            var hour = field(random, hours, 0, night ? 3 : 23, night ? 9 : 4);
            var day = field(random, days, 1, 28, 2);
            var month = field(random, months, 1, 12, 2);
            var weekday = field(random, weekdays, 0, 6, 2);
            text = String.join(" ", minute, hour, day, month, weekday);
            fixed = !minute.startsWith("*") && !hour.startsWith("*");
            either = !day.startsWith("*") && !weekday.startsWith("*");
            handled = start.minusMinutes(1);
        }

        /// One minute of the world: what the clock on the wall shows now.
        void look(long atNanos, LocalDateTime shown) {
            if (!fixed) {
                if (matches(shown)) {
                    fired.add(atNanos);
                }
                return;
            }
            // put back: nothing until it shows what was not shown before; put forward: all that was
            // jumped over at once
            var due = false;
            while (handled.isBefore(shown)) {
                handled = handled.plusMinutes(1);
                due |= matches(handled);
            }
            if (due) {
                fired.add(atNanos);
            }
        }

        private boolean matches(LocalDateTime time) {
            var day = days[time.getDayOfMonth()];
            var weekday = weekdays[time.getDayOfWeek().getValue() % 7];
            return minutes[time.getMinute()]
                    && hours[time.getHour()]
                    && months[time.getMonthValue()]
                    && (either ? day || weekday : day && weekday);
        }

        /// A random field, with its values marked; one in `stars` is all of them.
        private static String field(
                SplittableRandom random, boolean[] values, int low, int high, int stars) {
            if (random.nextInt(stars) == 0) {
                var step = random.nextBoolean() ? 1 : random.nextInt(2, 7);
                // all values, also those above what the other forms use here
                for (var value = low; value < values.length; value += step) {
                    values[value] = true;
                }
                return step == 1 ? "*" : "*/" + step;
            }
            var parts = new ArrayList<String>();
            for (var i = random.nextInt(3); i >= 0; i--) {
                var from = random.nextInt(low, high + 1);
                var to = random.nextBoolean() ? from : random.nextInt(from, high + 1);
                var step = to == from || random.nextBoolean() ? 1 : random.nextInt(1, 4);
                for (var value = from; value <= to; value += step) {
                    values[value] = true;
                }
                parts.add(from == to ? "" + from : from + "-" + to + (step == 1 ? "" : "/" + step));
            }
            return String.join(",", parts);
        }
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L;
    }
}
