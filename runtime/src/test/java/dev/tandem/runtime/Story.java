package dev.tandem.runtime;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.BookFeed;
import dev.tandem.data.Calendars;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.QuoteColumns;
import dev.tandem.data.TradeColumns;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A small backtest told in domain words: bars, what the strategy does when it hears something, and
/// the exact sequence that must be heard.
///
/// Bars are `series, "opening time O H L C"...`; the time is `HH:mm` on Monday 2024-03-04, `dd
/// HH:mm` of that month, or `yyyy-MM-dd` for a whole session. Ticks are those of [StoryTicks] on
/// the first day. Actions are the words of [Script].
final class Story {
    static final LocalDate DAY = LocalDate.of(2024, 3, 4);

    final String name;
    final Map<String, String[]> actions = new LinkedHashMap<>();
    final List<String> heard = new ArrayList<>();
    final Map<String, Schedule> timers = new LinkedHashMap<>();
    final List<String> subscriptions = new ArrayList<>();
    final List<String> unheard = new ArrayList<>();
    Set<String> hearing = Set.of("bar", "fill", "order");
    String expected = "";
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<BarColumns> series = new ArrayList<>();
    private final List<InstrumentEvent> happening = new ArrayList<>();
    private final List<TradeColumns> trades = new ArrayList<>();
    private final List<QuoteColumns> quotes = new ArrayList<>();
    private final List<BookFeed> books = new ArrayList<>();
    private TradingCalendar calendar = Calendars.of("24/7");
    private VenueModel venue = VenueModel.FRICTIONLESS;
    private UnaryOperator<BacktestPlan> planned = plan -> plan;
    private String cash = "10000 USD";

    private Story(String name) {
        this.name = name;
    }

    static Story of(String name) {
        return new Story(name);
    }

    Story inNewYork() {
        calendar = Calendars.of("XNYS");
        return this;
    }

    Story cash(String amount) {
        cash = amount;
        return this;
    }

    Story venue(UnaryOperator<VenueModel> change) {
        venue = change.apply(venue);
        return this;
    }

    Story plan(UnaryOperator<BacktestPlan> change) {
        var before = planned;
        planned = plan -> change.apply(before.apply(plan));
        return this;
    }

    /// @param named instrument and size, such as `A 1h`
    Story bars(String named, String... lines) {
        var words = named.split(" ");
        var columns = BarColumns.builder(instrument(words[0]), BarSize.parse(words[1]));
        for (var line : lines) {
            StoryBars.append(columns, calendar, BarSize.parse(words[1]), line);
        }
        series.add(columns.build());
        return this;
    }

    /// Something happens to an instrument, as in `2024-03-05 split A 7` or `12:00 dividend A 0.5`.
    Story happens(String... lines) {
        for (var line : lines) {
            var words = line.split(" ");
            happening.add(StoryEvents.event(instrument(words[2]), calendar, words));
        }
        return this;
    }

    /// Trades in the words of [StoryTicks], which the strategy subscribes to.
    Story trades(String symbol, String... lines) {
        trades.add(StoryTicks.trades(instrument(symbol), this::nanos, lines));
        subscriptions.add(symbol + " trades");
        return this;
    }

    /// As [#trades].
    Story quotes(String symbol, String... lines) {
        quotes.add(StoryTicks.quotes(instrument(symbol), this::nanos, lines));
        subscriptions.add(symbol + " quotes");
        return this;
    }

    /// As [#trades].
    Story book(String symbol, String... lines) {
        books.add(StoryTicks.book(instrument(symbol), this::nanos, lines));
        subscriptions.add(symbol + " book");
        return this;
    }

    private long nanos(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(calendar.zone()).toInstant().toEpochMilli()
                * 1_000_000L;
    }

    /// What the strategy does when it hears a line that begins like this, once.
    Story when(String line, String... words) {
        actions.put(line, words);
        return this;
    }

    Story timer(String named, Schedule schedule) {
        timers.put(named, schedule);
        return this;
    }

    Story subscribing(String named) {
        subscriptions.add(named);
        return this;
    }

    /// Which kinds of lines are told: start, trade, quote, book, bar, slice, fill, order, timer,
    /// event, stop.
    Story hearing(String... kinds) {
        hearing = new TreeSet<>(List.of(kinds));
        return this;
    }

    /// Leaves out lines that end like this.
    Story without(String... ends) {
        unheard.addAll(List.of(ends));
        return this;
    }

    Story tells(String lines) {
        expected = lines;
        return this;
    }

    /// Plays it and gives what was heard, line by line.
    String play() {
        var plan =
                planned.apply(
                        BacktestPlan.of(
                                        "story",
                                        Money.parse(cash),
                                        MarketHistory.of(series, trades, quotes, books)
                                                .withEvents(happening))
                                .withVenue(venue));
        var teller = new StoryTeller(this);
        try {
            var result = Backtest.run(plan, teller, teller.listener(), Progress.NONE);
            if (hearing.contains("end")) {
                heard.add(
                        "end cash "
                                + result.cash().amount()
                                + " equity "
                                + result.equity().amount());
            }
        } catch (BacktestFailure stopped) {
            var failure = stopped.failure();
            heard.add("failed in " + failure.callback() + ": " + failure.getCause().getMessage());
        }
        return String.join("\n", heard) + "\n";
    }

    void note(String line) {
        if (heard.size() == 1000) {
            throw new IllegalStateException("the story does not end");
        }
        if (hearing.contains(line.split(" ")[0]) && unheard.stream().noneMatch(line::endsWith)) {
            heard.add(line);
        }
    }

    Instrument instrument(String symbol) {
        return instruments.stream()
                .filter(known -> known.symbol().equals(symbol))
                .findFirst()
                .orElseGet(() -> add(symbol));
    }

    /// The time as the story tells it: `HH:mm`, with the day of the month unless it is the first.
    String time(long nanos) {
        var local = Instant.EPOCH.plusNanos(nanos).atZone(calendar.zone());
        var day = local.toLocalDate().equals(DAY) ? "" : "%02d ".formatted(local.getDayOfMonth());
        return day + local.toLocalTime();
    }

    private Instrument add(String symbol) {
        var rules = TradingRules.always(Price.of("0.01"), Quantity.of(1));
        var instrument =
                new Instrument(
                        new InstrumentId(symbol, "TEST"),
                        InstrumentClass.EQUITY,
                        instruments.size(),
                        8,
                        8,
                        Currency.USD,
                        BigDecimal.ONE,
                        false,
                        calendar,
                        List.of(rules));
        instruments.add(instrument);
        return instrument;
    }

    @Override
    public String toString() {
        return name;
    }
}
