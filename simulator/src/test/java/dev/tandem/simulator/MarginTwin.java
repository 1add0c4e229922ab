package dev.tandem.simulator;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The books and margins of an account in US dollars, slow and obvious: decimals only, everything
/// summed anew. It hears the venue's reports and knows nothing else of it.
final class MarginTwin {
    private static final int LEDGER = 8;

    final List<Leg> legs = new ArrayList<>();
    final BigDecimal[] marks;
    BigDecimal cash;
    private final AccountTerms terms;

    /// A position.
    static final class Leg {
        final Instrument instrument;
        final SideMode mode;
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal aside = BigDecimal.ZERO;

        private Leg(Instrument instrument, SideMode mode) {
            this.instrument = instrument;
            this.mode = mode;
        }

        boolean isPaid() {
            return instrument.contract().settlement() == Settlement.PAID;
        }

        boolean isOpen() {
            return quantity.signum() != 0;
        }
    }

    MarginTwin(List<Instrument> instruments, AccountTerms terms, BigDecimal cash) {
        this.terms = terms;
        this.cash = cash;
        marks = new BigDecimal[instruments.size()];
        for (var instrument : instruments) {
            if (terms.hedged()) {
                legs.add(new Leg(instrument, SideMode.LONG));
                legs.add(new Leg(instrument, SideMode.SHORT));
            } else {
                legs.add(new Leg(instrument, SideMode.NET));
            }
        }
    }

    void hear(VenueReport report, List<OrderIntent> orders) {
        switch (report) {
            case ExecutionReport.Filled fill -> {
                var order = orders.get((int) fill.orderNumber() - 1);
                trade(
                        leg(order.instrument(), order.sideMode()),
                        order.side(),
                        fill.quantityUnits(),
                        fill.priceUnits());
                cash = cash.subtract(BigDecimal.valueOf(fill.commissionUnits(), LEDGER));
            }
            case AccountReport.Traded traded ->
                    trade(
                            leg(traded.instrument(), traded.sideMode()),
                            traded.side(),
                            traded.quantityUnits(),
                            traded.priceUnits());
            case AccountReport.CashMoved moved ->
                    cash = cash.add(BigDecimal.valueOf(moved.units(), LEDGER));
            default -> {}
        }
    }

    Leg leg(Instrument instrument, SideMode mode) {
        return legs.stream()
                .filter(leg -> leg.instrument.equals(instrument) && leg.mode == mode)
                .findFirst()
                .orElseThrow();
    }

    private void trade(Leg leg, Side side, long quantityUnits, long priceUnits) {
        var size = BigDecimal.valueOf(quantityUnits, leg.instrument.quantityScale());
        var price = BigDecimal.valueOf(priceUnits, leg.instrument.priceScale());
        var signed = side == Side.BUY ? size : size.negate();
        var before = leg.quantity;
        var after = before.add(signed);
        var isolated = terms.isIsolated(leg.instrument);
        var gain = BigDecimal.ZERO;
        if (before.signum() * signed.signum() >= 0) {
            leg.cost = leg.cost.add(signed.multiply(price));
            if (isolated) {
                leg.aside =
                        leg.aside.add(
                                initial(leg, after, price).subtract(initial(leg, before, price)));
            }
        } else {
            var turned = after.signum() * before.signum() < 0;
            var closed = turned ? before.negate() : signed;
            var released =
                    after.signum() == 0 || turned
                            ? leg.cost
                            : leg.cost
                                    .multiply(closed.abs())
                                    .divide(before.abs(), LEDGER, RoundingMode.HALF_EVEN);
            gain = closed.negate().multiply(price).subtract(released);
            leg.cost = turned ? after.multiply(price) : leg.cost.subtract(released);
            if (isolated) {
                leg.aside =
                        turned
                                ? initial(leg, after, price)
                                : leg.aside
                                        .multiply(after.abs())
                                        .divide(before.abs(), LEDGER, RoundingMode.HALF_EVEN);
            }
        }
        leg.quantity = after;
        cash = leg.isPaid() ? cash.subtract(signed.multiply(price)) : cash.add(gain);
    }

    /// Cash and all positions.
    BigDecimal equity() {
        var equity = cash;
        for (var leg : legs) {
            equity = equity.add(worth(leg, marks[leg.instrument.ordinal()]));
        }
        return equity;
    }

    private static BigDecimal worth(Leg leg, BigDecimal price) {
        if (!leg.isOpen()) {
            return BigDecimal.ZERO;
        }
        var value = leg.quantity.multiply(price);
        return leg.isPaid() ? value : value.subtract(leg.cost);
    }

    boolean isShared(Leg leg) {
        return leg.isOpen()
                && terms.isByMargin(leg.instrument)
                && !terms.isIsolated(leg.instrument);
    }

    boolean isIsolated(Leg leg) {
        return leg.isOpen() && terms.isIsolated(leg.instrument);
    }

    /// What the margin account has beyond what it must have, with one instrument at a price.
    BigDecimal sharedExcess(Instrument moved, BigDecimal price) {
        var excess = cash;
        for (var leg : legs) {
            var at = leg.instrument.equals(moved) ? price : marks[leg.instrument.ordinal()];
            excess = excess.subtract(leg.aside);
            if (isShared(leg)) {
                excess = excess.add(worth(leg, at)).subtract(maintenance(leg, at));
            } else if (leg.isPaid() && leg.quantity.signum() < 0) {
                excess = excess.add(worth(leg, at));
            }
        }
        return excess;
    }

    BigDecimal isolatedExcess(Leg leg, BigDecimal price) {
        return leg.aside.add(worth(leg, price)).subtract(maintenance(leg, price));
    }

    private static BigDecimal maintenance(Leg leg, BigDecimal price) {
        var notional = leg.quantity.multiply(price).abs();
        var tier = tier(leg, notional);
        var margin = notional.multiply(tier.maintenance()).subtract(tier.deduction());
        if (leg.isPaid() && leg.quantity.signum() < 0) {
            margin = margin.max(notional.multiply(new BigDecimal("0.3")));
        }
        return margin.setScale(LEDGER, RoundingMode.CEILING);
    }

    private BigDecimal initial(Leg leg, BigDecimal quantity, BigDecimal price) {
        var notional = quantity.multiply(price).abs();
        var least = BigDecimal.ONE.divide(terms.leverage(leg.instrument), MathContext.DECIMAL64);
        return notional.multiply(tier(leg, notional).initial().max(least))
                .setScale(LEDGER, RoundingMode.CEILING);
    }

    private static MarginTerms.Tier tier(Leg leg, BigDecimal notional) {
        var tiers = ((MarginTerms.Tiers) leg.instrument.contract().margin()).tiers();
        var found = tiers.getFirst();
        for (var tier : tiers) {
            found = tier.floor().compareTo(notional) <= 0 ? tier : found;
        }
        return found;
    }
}
