package dev.tandem.simulator;

import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.StateText;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A venue, its bars, and orders in words; what it says is written down line by line.
///
/// It is saved and restored in another instance between all bars and trades.
final class AccountDesk {
    final List<Instrument> instruments;
    SimulatedVenue venue;
    private final VenueModel model;
    private final Money cash;
    private final List<VenueReport> reports = new ArrayList<>();
    private final List<OrderIntent> intents = new ArrayList<>();
    private final List<String> driven = new ArrayList<>();
    private Duration step = Duration.ofHours(1);
    private long now = nanos(LocalDateTime.of(2024, 3, 4, 0, 0));

    AccountDesk(VenueModel model, String cash, Instrument... instruments) {
        this.model = model;
        this.cash = Money.parse(cash);
        this.instruments = List.of(instruments);
        venue = new SimulatedVenue(model, this.instruments, this.cash, 1);
    }

    AccountDesk barsOf(Duration length) {
        step = length;
        return this;
    }

    /// Lets time pass until an instant in UTC, such as `2024-03-04T14:30`.
    AccountDesk until(String time) {
        var target = nanos(LocalDateTime.parse(time));
        for (var at = venue.nextEventNanos(); at < target; at = venue.nextEventNanos()) {
            instant(at);
        }
        now = target;
        return this;
    }

    /// Plays a bar of each named instrument: `A open high low close`.
    AccountDesk bars(String... lines) {
        for (var line : lines) {
            var words = line.split(" ");
            venue.onOpen(now, instrument(words[0]), Double.parseDouble(words[1]));
        }
        venue.endOpens(now);
        hear();
        var end = now + step.toNanos();
        for (var at = venue.nextEventNanos(); at < end; at = venue.nextEventNanos()) {
            instant(at);
        }
        now = end;
        for (var line : lines) {
            var words = line.split(" ");
            venue.onRange(
                    now,
                    instrument(words[0]),
                    Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]),
                    Double.parseDouble(words[4]),
                    Double.NaN);
        }
        venue.endRanges(now);
        hear();
        restart();
        return this;
    }

    /// Plays a bar at one price.
    AccountDesk flat(String instrument, String price) {
        return bars(String.join(" ", instrument, price, price, price, price));
    }

    /// Lets its trades drive an instrument.
    AccountDesk drivenByTrades(String symbol) {
        driven.add(symbol);
        venue.driveByTrades(instrument(symbol));
        return this;
    }

    /// Plays trades of 1000 units, a second after each other: `A price`.
    AccountDesk trades(String... lines) {
        for (var line : lines) {
            var words = line.split(" ");
            now += 1_000_000_000L;
            for (var at = venue.nextEventNanos(); at <= now; at = venue.nextEventNanos()) {
                instant(at);
            }
            var price = Double.parseDouble(words[1]);
            venue.onTrade(now, instrument(words[0]), price, 1000, Aggressor.UNKNOWN);
            hear();
            restart();
        }
        return this;
    }

    private void restart() {
        var text = StateText.write(venue.save());
        venue = new SimulatedVenue(model, instruments, cash, 1);
        driven.forEach(symbol -> venue.driveByTrades(instrument(symbol)));
        venue.load(StateText.parse(text));
    }

    private void instant(long at) {
        venue.endRanges(at);
        venue.endOpens(at);
        hear();
    }

    /// Submits `BUY 10 A`, with `limit 9`, `stop 11`, `LONG`, `SHORT`, `reduce-only`, `child N`
    /// (wakes with the fill of order N) or `group N` behind it.
    AccountDesk order(String text) {
        var words = List.of(text.split(" "));
        var instrument = instrument(words.get(2));
        var quantity = Quantity.of(words.get(1));
        OrderTerms terms = new OrderTerms.Market();
        if (words.contains("limit")) {
            terms = new OrderTerms.Limit(Price.of(after(words, "limit")));
        } else if (words.contains("stop")) {
            terms = new OrderTerms.Stop(Price.of(after(words, "stop")));
        }
        var mode =
                words.contains("LONG")
                        ? SideMode.LONG
                        : words.contains("SHORT") ? SideMode.SHORT : SideMode.NET;
        var intent =
                new OrderIntent(
                        intents.size() + 1,
                        instrument,
                        Side.valueOf(words.getFirst()),
                        mode,
                        quantity.unitsAt(instrument.quantityScale()),
                        new OrderSize.Units(quantity),
                        terms,
                        TimeInForce.GTC,
                        words.contains("reduce-only"),
                        false,
                        new OrderLinks(
                                number(words, "child"), number(words, "group"), Optional.empty()));
        intents.add(intent);
        venue.submit(now, intent);
        hear();
        return this;
    }

    private static long number(List<String> words, String name) {
        return words.contains(name) ? Long.parseLong(after(words, name)) : 0;
    }

    private static String after(List<String> words, String name) {
        return words.get(words.indexOf(name) + 1);
    }

    private void hear() {
        for (var report = venue.poll(); report != null; report = venue.poll()) {
            reports.add(report);
        }
    }

    /// What was said since the last time, without acceptances.
    String heard() {
        var lines = new ArrayList<String>();
        for (var report : reports) {
            var line =
                    switch (report) {
                        case ExecutionReport execution -> words(execution);
                        case AccountReport account -> words(account);
                    };
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        reports.clear();
        return String.join("\n", lines);
    }

    private String words(ExecutionReport report) {
        var number = report.orderNumber();
        var order = intents.get((int) number - 1);
        return switch (report) {
            case ExecutionReport.Accepted _, ExecutionReport.Restated _ -> "";
            case ExecutionReport.Rejected(_, var reason) -> number + " rejected: " + reason;
            case ExecutionReport.Cancelled(_, var reason) -> number + " cancelled: " + reason;
            case ExecutionReport.Filled fill ->
                    number
                            + " "
                            + trade(
                                    order.instrument(),
                                    order.sideMode(),
                                    order.side(),
                                    fill.quantityUnits(),
                                    fill.priceUnits());
            default -> report.toString();
        };
    }

    private String words(AccountReport report) {
        return switch (report) {
            case AccountReport.CashMoved(var against, var about, var currency, var units) ->
                    against
                            + " "
                            + new Money(units, currency)
                            + (about == null ? "" : " " + about.symbol());
            case AccountReport.Settled(var about, _, var price, var gain) ->
                    "settled "
                            + about.symbol()
                            + " at "
                            + FixedPoint.toText(price, about.priceScale())
                            + ", "
                            + new Money(gain, about.currency());
            case AccountReport.Traded traded ->
                    traded.reason()
                            + " "
                            + trade(
                                    traded.instrument(),
                                    traded.sideMode(),
                                    traded.side(),
                                    traded.quantityUnits(),
                                    traded.priceUnits());
            case AccountReport.MarginCalled(var equity, var required, var about) ->
                    "call"
                            + (about == null ? "" : " " + about.symbol())
                            + ": equity "
                            + new Money(equity, cash.currency())
                            + ", required "
                            + new Money(required, cash.currency());
            case AccountReport.CashHeld(var units) -> "held " + new Money(units, cash.currency());
            case AccountReport.PositionAdjusted adjusted -> adjusted.toString();
        };
    }

    private static String trade(
            Instrument instrument, SideMode mode, Side side, long quantity, long price) {
        return side
                + " "
                + FixedPoint.toText(quantity, instrument.quantityScale())
                + " "
                + instrument.symbol()
                + " "
                + FixedPoint.toText(price, instrument.priceScale())
                + (mode == SideMode.NET ? "" : " " + mode);
    }

    String cash() {
        return new Money(venue.cashUnits(), cash.currency()).amount();
    }

    String equity() {
        return new Money(venue.equityUnits(), cash.currency()).amount();
    }

    String position(String symbol) {
        var instrument = instrument(symbol);
        return FixedPoint.toText(venue.positionUnits(instrument), instrument.quantityScale());
    }

    Instant now() {
        return Instant.EPOCH.plusNanos(now);
    }

    private Instrument instrument(String symbol) {
        return instruments.stream()
                .filter(one -> one.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static long nanos(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    }
}
