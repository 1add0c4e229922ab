package dev.tandem.simulator;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Predicate;

/// Closes positions for the venue: ends the orders that stand in the way, trades at a price that
/// slips, takes the fee, and bears what an isolated position lost beyond its margin.
final class Liquidations {
    private final VenueAccount account;
    private final MarginRules rules;
    private final WorkingOrders orders;
    private final OrderFunds funds;
    private final Dependents.Ending ending;
    private final Fills fills;
    private final ArrayDeque<VenueReport> reports;
    private String refusal = "";

    Liquidations(
            VenueAccount account,
            WorkingOrders orders,
            OrderFunds funds,
            Dependents.Ending ending,
            Fills fills,
            ArrayDeque<VenueReport> reports) {
        this.account = account;
        this.rules = account.rules().margin();
        this.orders = orders;
        this.funds = funds;
        this.ending = ending;
        this.fills = fills;
        this.reports = reports;
    }

    /// Why no order is taken any more; empty while the account lives.
    String refusal() {
        return refusal;
    }

    /// Ends the orders that could open positions with the margin that all positions share.
    void cancelOpening(MarginLevels levels) {
        end(
                order ->
                        !order.reduceOnly
                                && levels.binds(order.instrument)
                                && order.remaining() > funds.opposite(order),
                "equity is below the maintenance margin: positions are liquidated");
    }

    /// Closes all of a position.
    ///
    /// @param priceUnits before slippage
    void close(int place, long priceUnits, boolean isolated, long atNanos) {
        account.enterMonth(atNanos);
        var holding = account.holdings()[place];
        var instrument = holding.instrument();
        var mode = account.mode(place);
        end(
                order ->
                        order.instrument.equals(instrument)
                                && account.place(instrument, order.sideMode) == place,
                "its position was liquidated");
        var side = Side.of(-holding.units());
        var quantity = Math.absExact(holding.units());
        var price = slipped(side, priceUnits, instrument.priceScale(), quantity);
        var cashBefore = account.cashUnits();
        var aside = account.isolated().units(place);
        account.book(holding, side, quantity, price, 0);
        reports.add(
                new AccountReport.Traded(
                        fills.nextExecution(),
                        instrument,
                        mode,
                        side,
                        quantity,
                        price,
                        0,
                        account.feeCurrency(instrument),
                        AccountReport.Reason.LIQUIDATION));
        account.convert(instrument);
        var fee = fee(Math.absExact(instrument.notional(price, quantity)));
        if (!isolated) {
            account.pay(LedgerAccount.LIQUIDATIONS, instrument, -fee);
            return;
        }
        var left = Math.max(0, aside - (cashBefore - account.cashUnits()));
        var most = account.rates().fromBase(account.currency(instrument), left);
        account.pay(LedgerAccount.LIQUIDATIONS, instrument, -Math.min(fee, most));
        var beyond = cashBefore - account.cashUnits() - aside;
        if (beyond > 0) {
            account.insure(instrument, beyond);
        }
    }

    /// All positions are closed and something is owed still: the account ends.
    void bankrupt(long equityUnits) {
        var currency = account.rates().currency(0);
        refusal =
                "the account is bankrupt: after its liquidation it owes "
                        + new Money(-equityUnits, currency);
        end(_ -> true, refusal);
    }

    private void end(Predicate<WorkingOrder> which, String reason) {
        for (var order : List.copyOf(orders.open())) {
            if (!order.ended && which.test(order)) {
                ending.end(order, new ExecutionReport.Cancelled(order.number, reason));
            }
        }
    }

    private long slipped(Side side, long priceUnits, int scale, long quantityUnits) {
        return rules.slippage()
                .apply(new Slippage.Quote(side, priceUnits, scale, quantityUnits, 0, 0, false));
    }

    private long fee(long notionalUnits) {
        return BigDecimal.valueOf(notionalUnits)
                .multiply(rules.fee())
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    State save() {
        return new State().put("refusal", refusal);
    }

    void load(State state) {
        refusal = state.getText("refusal");
    }
}
