package dev.tandem.simulator;

import dev.tandem.api.account.Holding;
import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.AccountReport.Reason;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;
import dev.tandem.api.value.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happens to instruments, for the positions and orders of the account.
///
/// | event | positions | orders |
/// |---|---|---|
/// | split | units × ratio at the same cost, the fraction of a lot is paid out at the last price | prices / ratio, open quantities × ratio |
/// | dividend | longs are paid, shorts pay | stay |
/// | funding | longs pay shorts, at the mark | stay |
/// | roll | closed at the old contract's price, opened at the new one's, commission for both | prices shifted by the difference |
/// | merger, delisting, expiry | closed at the price, without commission | cancelled, later ones refused |
///
/// Prices that the venue knows follow splits and rolls, so that equity does not jump; quotes and
/// books from before are not known any more.
final class InstrumentEvents {
    private final VenueModel model;
    private final VenueAccount account;
    private final OrderChanges orders;
    private final BarMatcher matcher;
    private final TickMatcher ticks;
    private final Inbound inbound;
    private final Fills fills;
    private final ArrayDeque<VenueReport> reports;
    private final String[] endings;

    InstrumentEvents(
            VenueModel model,
            VenueAccount account,
            OrderChanges orders,
            BarMatcher matcher,
            TickMatcher ticks,
            Inbound inbound,
            Fills fills,
            ArrayDeque<VenueReport> reports) {
        this.model = model;
        this.account = account;
        this.orders = orders;
        this.matcher = matcher;
        this.ticks = ticks;
        this.inbound = inbound;
        this.fills = fills;
        this.reports = reports;
        endings = new String[account.instruments().size()];
        Arrays.fill(endings, "");
    }

    /// Why orders of an instrument are refused, or null.
    @Nullable String refusal(Instrument instrument) {
        var ending = endings[instrument.ordinal()];
        return ending.isEmpty() ? null : instrument.symbol() + " " + ending;
    }

    void take(InstrumentEvent event) {
        switch (event) {
            case InstrumentEvent.Split split -> split(split);
            case InstrumentEvent.Dividend(var instrument, _, var amount) ->
                    pay(LedgerAccount.DIVIDENDS, instrument, holding -> dividend(holding, amount));
            case InstrumentEvent.Funding funding -> fund(funding);
            case InstrumentEvent.Rolled roll -> roll(roll);
            case InstrumentEvent.Merged(var instrument, _, var price) ->
                    end(event, "was paid out", Optional.of(price), Reason.MERGER, instrument);
            case InstrumentEvent.Delisted(var instrument, _, var price) ->
                    end(event, "was delisted", price, Reason.DELISTING, instrument);
            case InstrumentEvent.Expired(var instrument, _, var price) ->
                    end(event, "expired", price, Reason.EXPIRY, instrument);
            case InstrumentEvent.Listed _, InstrumentEvent.Renamed _ -> {}
        }
    }

    private void split(InstrumentEvent.Split split) {
        var instrument = split.instrument();
        var change = new PriceChange(instrument, split.ratio(), 0);
        var reason = "split 1 to " + split.ratio().toPlainString();
        apply(change);
        var holdings = account.holdings();
        for (var place = 0; place < holdings.length; place++) {
            if (isHeld(holdings[place], instrument)) {
                adjust(place, change, reason, split.atNanos());
            }
        }
        refuseInbound(instrument, reason);
        orders.apply(change, reason, split.atNanos());
    }

    private void adjust(int place, PriceChange change, String reason, long atNanos) {
        var holding = account.holdings()[place];
        var instrument = holding.instrument();
        var before = holding.units();
        var after = change.quantity(before);
        account.adjust(holding, after);
        reports.add(
                new AccountReport.PositionAdjusted(
                        instrument, account.mode(place), before, after, reason));
        payRemainder(holding, change.remainder(before));
        var fraction = Math.abs(after) - instrument.floorToLot(Math.abs(after), atNanos);
        if (fraction > 0) {
            trade(
                    place,
                    Side.of(-after),
                    fraction,
                    account.markUnits(instrument),
                    0,
                    Reason.FRACTION);
        }
    }

    /// What is smaller than the smallest storable amount is paid at the price of now.
    private void payRemainder(Holding holding, BigDecimal remainder) {
        var instrument = holding.instrument();
        var each = instrument.notional(account.markUnits(instrument), 1);
        var units = remainder.multiply(BigDecimal.valueOf(each));
        account.pay(
                LedgerAccount.POSITIONS,
                instrument,
                units.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    private static long dividend(Holding holding, BigDecimal amount) {
        var instrument = holding.instrument();
        return amount.multiply(instrument.multiplier())
                .multiply(BigDecimal.valueOf(holding.units(), instrument.quantityScale()))
                .setScale(instrument.currency().scale(), RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }

    private void fund(InstrumentEvent.Funding funding) {
        var instrument = funding.instrument();
        if (funding.mark().isEmpty() && Double.isNaN(account.mark(instrument))) {
            return; // never priced, so nothing is held
        }
        var mark =
                funding.mark()
                        .map(price -> units(instrument, price))
                        .orElseGet(() -> account.markUnits(instrument));
        pay(
                LedgerAccount.FUNDING,
                instrument,
                holding -> {
                    var worth = Math.absExact(instrument.notional(mark, holding.units()));
                    var payment =
                            FixedPoint.multiply(
                                    worth,
                                    funding.rate().unscaledValue().longValueExact(),
                                    funding.rate().scale());
                    return -Long.signum(holding.units()) * payment;
                });
    }

    /// What a position is paid, below 0 if it pays.
    @FunctionalInterface
    private interface Payment {
        long of(Holding holding);
    }

    private void pay(LedgerAccount against, Instrument instrument, Payment payment) {
        for (var holding : account.holdings()) {
            if (isHeld(holding, instrument)) {
                account.pay(against, instrument, payment.of(holding));
            }
        }
    }

    private void roll(InstrumentEvent.Rolled roll) {
        var instrument = roll.instrument();
        var from = units(instrument, roll.fromPrice());
        var to = units(instrument, roll.toPrice());
        var change = new PriceChange(instrument, BigDecimal.ONE, Math.subtractExact(to, from));
        var reason = "roll from " + roll.from() + " to " + roll.to();
        apply(change);
        var holdings = account.holdings();
        for (var place = 0; place < holdings.length; place++) {
            if (isHeld(holdings[place], instrument)) {
                var units = holdings[place].units();
                account.enterMonth(roll.atNanos());
                carry(place, Side.of(-units), Math.abs(units), from);
                carry(place, Side.of(units), Math.abs(units), to);
            }
        }
        refuseInbound(instrument, reason);
        orders.apply(change, reason, roll.atNanos());
    }

    private void carry(int place, Side side, long quantityUnits, long priceUnits) {
        var instrument = account.holdings()[place].instrument();
        var commission =
                model.commission()
                        .of(
                                new Commission.Charge(
                                        instrument,
                                        quantityUnits,
                                        priceUnits,
                                        Liquidity.TAKER,
                                        0,
                                        account.monthUnits()));
        var fee = account.feeUnits(instrument, commission);
        trade(place, side, quantityUnits, priceUnits, fee, Reason.ROLL);
    }

    private void end(
            InstrumentEvent event,
            String what,
            Optional<BigDecimal> price,
            Reason reason,
            Instrument instrument) {
        endings[instrument.ordinal()] = what + " at " + event.at();
        orders.cancel(instrument, instrument.symbol() + " " + what);
        var holdings = account.holdings();
        for (var place = 0; place < holdings.length; place++) {
            if (isHeld(holdings[place], instrument)) {
                var units = holdings[place].units();
                var at =
                        price.map(one -> units(instrument, one))
                                .orElseGet(() -> account.markUnits(instrument));
                trade(place, Side.of(-units), Math.abs(units), at, 0, reason);
            }
        }
    }

    /// The prices that the venue knows follow.
    private void apply(PriceChange change) {
        var instrument = change.instrument();
        account.mark(instrument, change.price(account.mark(instrument)));
        matcher.take(change);
        ticks.take(change);
    }

    /// What was sent before and arrives after it has prices and quantities that are no more.
    private void refuseInbound(Instrument instrument, String reason) {
        var text = "sent before the " + reason;
        for (var message : inbound.remove(instrument, orders.of(instrument))) {
            reports.add(
                    message instanceof Inbound.Message.Submit
                            ? new ExecutionReport.Rejected(message.number(), text)
                            : new ExecutionReport.ReplaceRefused(message.number(), text));
        }
    }

    private void trade(
            int place, Side side, long quantityUnits, long priceUnits, long fee, Reason reason) {
        var holding = account.holdings()[place];
        var instrument = holding.instrument();
        account.book(holding, side, quantityUnits, priceUnits, fee);
        reports.add(
                new AccountReport.Traded(
                        fills.nextExecution(),
                        instrument,
                        account.mode(place),
                        side,
                        quantityUnits,
                        priceUnits,
                        fee,
                        account.feeCurrency(instrument),
                        reason));
        account.convert(instrument);
    }

    private static boolean isHeld(Holding holding, Instrument instrument) {
        return !holding.isFlat() && holding.instrument().equals(instrument);
    }

    private static long units(Instrument instrument, BigDecimal price) {
        var scale = instrument.priceScale();
        return price.setScale(scale, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    State save() {
        var saved = Arrays.stream(endings).map(text -> new State().put("text", text)).toList();
        return new State().put("endings", saved);
    }

    void load(State state) {
        List<State> saved = state.getList("endings");
        for (var i = 0; i < endings.length; i++) {
            endings[i] = saved.get(i).getText("text");
        }
    }
}
