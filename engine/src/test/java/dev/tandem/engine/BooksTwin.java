package dev.tandem.engine;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.order.Order;
import dev.tandem.api.value.Currency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The obvious keeper: it remembers what was said of each execution, and computes everything from
/// that each time it is asked.
final class BooksTwin {
    private final List<Event> events = new ArrayList<>();
    private final Map<Long, Terms> amended = new HashMap<>();
    private final Map<Long, Boolean> busted = new HashMap<>();

    private record Terms(long quantity, long price, long fee, Currency feeCurrency) {}

    private sealed interface Event {
        record Fill(Order order, long id, Terms reported) implements Event {}

        record Settled(Instrument instrument, long gain) implements Event {}

        record Doubled(Instrument instrument) implements Event {}
    }

    void fill(Order order, ExecutionReport.Filled fill) {
        if (fills().stream().noneMatch(known -> known.id() == fill.executionId())) {
            var terms =
                    new Terms(
                            fill.quantityUnits(),
                            fill.priceUnits(),
                            fill.commissionUnits(),
                            fill.commissionCurrency());
            events.add(new Event.Fill(order, fill.executionId(), terms));
        }
    }

    void bust(ExecutionReport.Busted bust) {
        busted.put(bust.executionId(), true);
    }

    void correct(ExecutionReport.Corrected report) {
        amended.put(
                report.executionId(),
                new Terms(
                        report.quantityUnits(),
                        report.priceUnits(),
                        report.commissionUnits(),
                        report.commissionCurrency()));
    }

    void settle(Instrument instrument, long price, long gain) {
        events.add(new Event.Settled(instrument, gain));
    }

    void doubled(Instrument instrument) {
        events.add(new Event.Doubled(instrument));
    }

    private List<Event.Fill> fills() {
        return events.stream()
                .filter(Event.Fill.class::isInstance)
                .map(Event.Fill.class::cast)
                .toList();
    }

    /// What an execution is now; null if it was taken back.
    private @Nullable Terms counts(Event.Fill fill) {
        return busted.containsKey(fill.id())
                ? null
                : amended.getOrDefault(fill.id(), fill.reported());
    }

    long filled(Order order) {
        var sum = 0L;
        for (var fill : fills()) {
            var terms = counts(fill);
            sum += fill.order() == order && terms != null ? terms.quantity() : 0;
        }
        return sum;
    }

    /// The average price of an order, rounded half to even.
    Optional<BigDecimal> average(Order order) {
        var worth = BigDecimal.ZERO;
        for (var fill : fills()) {
            var terms = counts(fill);
            if (fill.order() == order && terms != null) {
                worth =
                        worth.add(
                                BigDecimal.valueOf(terms.quantity())
                                        .multiply(BigDecimal.valueOf(terms.price())));
            }
        }
        var filled = filled(order);
        return filled == 0
                ? Optional.empty()
                : Optional.of(worth.divide(BigDecimal.valueOf(filled), 0, RoundingMode.HALF_EVEN));
    }

    /// One position.
    static final class Book {
        long units;
        long gained;
        BigDecimal cost = BigDecimal.ZERO; // in ledger units
        private final Instrument instrument;

        Book(Instrument instrument) {
            this.instrument = instrument;
        }

        private BigDecimal level(long units, long price) {
            return BigDecimal.valueOf(units)
                    .multiply(BigDecimal.valueOf(price))
                    .movePointRight(instrument.currency().scale() - 6);
        }

        private void trade(long signed, long price) {
            var sameWay = units == 0 || Long.signum(units) == Long.signum(signed);
            if (sameWay) {
                units += signed;
                cost = cost.add(level(signed, price));
                return;
            }
            var closed = Math.min(Math.abs(units), Math.abs(signed)) * Long.signum(signed);
            var released =
                    cost.multiply(BigDecimal.valueOf(-closed))
                            .divide(BigDecimal.valueOf(units), 0, RoundingMode.HALF_EVEN);
            cost = cost.subtract(released);
            gained += level(-closed, price).subtract(released).longValueExact();
            units += closed;
            if (closed != signed) {
                trade(signed - closed, price);
            }
        }
    }

    Book book(Instrument instrument) {
        var book = new Book(instrument);
        for (var event : events) {
            switch (event) {
                case Event.Fill fill when fill.order().instrument().equals(instrument) -> {
                    var terms = counts(fill);
                    if (terms != null) {
                        book.trade(fill.order().side().sign() * terms.quantity(), terms.price());
                    }
                }
                case Event.Settled(var about, var gain) when about.equals(instrument) ->
                        book.cost = book.cost.add(BigDecimal.valueOf(gain));
                case Event.Doubled(var about) when about.equals(instrument) -> book.units *= 2;
                default -> {}
            }
        }
        return book;
    }

    /// What a currency's cash has changed by, in its ledger's units.
    long cash(Currency currency, List<Instrument> instruments) {
        var cash = 0L;
        for (var fill : fills()) {
            var terms = counts(fill);
            if (terms == null) {
                continue;
            }
            cash -= terms.feeCurrency().equals(currency) ? terms.fee() : 0;
            var instrument = fill.order().instrument();
            if (instrument.currency().equals(currency)
                    && instrument.contract().settlement() == Settlement.PAID) {
                var worth = new Book(instrument).level(terms.quantity(), terms.price());
                cash -= fill.order().side().sign() * worth.longValueExact();
            }
        }
        for (var instrument : instruments) {
            if (instrument.currency().equals(currency)
                    && instrument.contract().settlement() != Settlement.PAID) {
                cash += book(instrument).gained;
            }
        }
        for (var event : events) {
            cash +=
                    event instanceof Event.Settled(var about, var gain)
                                    && about.currency().equals(currency)
                            ? gain
                            : 0;
        }
        return cash;
    }
}
