package dev.tandem.runtime.record;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.order.Request;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.value.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reports of venues as bytes: a kind, and the fields in their order. Kinds are for ever.
final class ReportCodec {
    /// Kinds from here on speak of the account, those before of an order.
    static final int FIRST_OF_ACCOUNT = 32;

    private static final int NONE = -1;

    private final List<Instrument> instruments;

    /// @param instruments of the session, by ordinal
    ReportCodec(List<Instrument> instruments) {
        this.instruments = instruments;
    }

    void write(RecordWriter to, VenueReport report) {
        switch (report) {
            case ExecutionReport execution -> writeExecution(to, execution);
            case AccountReport account -> writeAccount(to, account);
        }
    }

    VenueReport read(RecordReader from) {
        var kind = from.getByte();
        return kind < FIRST_OF_ACCOUNT ? readExecution(kind, from) : readAccount(kind, from);
    }

    /// A few words for a kind.
    static String word(int kind) {
        return switch (kind) {
            case 1 -> "accepted";
            case 2 -> "rejected";
            case 3 -> "filled";
            case 4 -> "cancelled";
            case 5 -> "expired";
            case 6 -> "replaced";
            case 7 -> "restated";
            case 8 -> "cancel refused";
            case 9 -> "replace refused";
            case 10 -> "in doubt";
            case 11 -> "never accepted";
            case 12 -> "send refused";
            case 13 -> "busted";
            case 14 -> "corrected";
            case 32 -> "cash moved";
            case 33 -> "position adjusted";
            case 34 -> "settled";
            case 35 -> "traded for us";
            case 36 -> "margin call";
            case 37 -> "cash held";
            default -> "report of kind " + kind;
        };
    }

    /// Whether a report of a kind says what became of a request about its order. A fill says so of
    /// the order itself, not of what was asked about it later.
    ///
    /// @param isSubmit whether the request is the order
    static boolean answers(int kind, boolean isSubmit) {
        return switch (word(kind)) {
            case "in doubt" -> false;
            case "filled", "restated", "busted", "corrected" -> isSubmit;
            default -> true;
        };
    }

    private void writeExecution(RecordWriter to, ExecutionReport report) {
        to.putByte(
                switch (report) {
                    case ExecutionReport.Accepted _ -> 1;
                    case ExecutionReport.Rejected _ -> 2;
                    case ExecutionReport.Filled _ -> 3;
                    case ExecutionReport.Cancelled _ -> 4;
                    case ExecutionReport.Expired _ -> 5;
                    case ExecutionReport.Replaced _ -> 6;
                    case ExecutionReport.Restated _ -> 7;
                    case ExecutionReport.CancelRefused _ -> 8;
                    case ExecutionReport.ReplaceRefused _ -> 9;
                    case ExecutionReport.InDoubt _ -> 10;
                    case ExecutionReport.NeverAccepted _ -> 11;
                    case ExecutionReport.SendRefused _ -> 12;
                    case ExecutionReport.Busted _ -> 13;
                    case ExecutionReport.Corrected _ -> 14;
                });
        to.putLong(report.orderNumber());
        switch (report) {
            case ExecutionReport.Accepted _, ExecutionReport.Expired _ -> {}
            case ExecutionReport.Rejected(_, var reason) -> to.putText(reason);
            case ExecutionReport.Filled filled ->
                    to.putLong(filled.executionId())
                            .putLong(filled.quantityUnits())
                            .putLong(filled.priceUnits())
                            .putLong(filled.commissionUnits())
                            .putText(filled.commissionCurrency().code())
                            .putText(filled.liquidity().name())
                            .putByte(filled.inBar() ? 1 : 0);
            case ExecutionReport.Cancelled(_, var reason) -> to.putText(reason);
            case ExecutionReport.Replaced(_, var total, var terms) ->
                    to.putLong(total).putText(OrderText.of(terms));
            case ExecutionReport.Restated(_, var total, var terms, var reason) ->
                    to.putLong(total).putText(OrderText.of(terms)).putText(reason);
            case ExecutionReport.CancelRefused(_, var reason) -> to.putText(reason);
            case ExecutionReport.ReplaceRefused(_, var reason) -> to.putText(reason);
            case ExecutionReport.InDoubt(_, var request, var why) ->
                    to.putText(request.name()).putText(why);
            case ExecutionReport.NeverAccepted(_, var request, var proof) ->
                    to.putText(request.name()).putText(proof);
            case ExecutionReport.SendRefused(_, var request, var reason) ->
                    to.putText(request.name()).putText(reason);
            case ExecutionReport.Busted(_, var execution, var reason) ->
                    to.putLong(execution).putText(reason);
            case ExecutionReport.Corrected corrected ->
                    to.putLong(corrected.executionId())
                            .putLong(corrected.quantityUnits())
                            .putLong(corrected.priceUnits())
                            .putLong(corrected.commissionUnits())
                            .putText(corrected.commissionCurrency().code())
                            .putText(corrected.reason());
        }
    }

    private static ExecutionReport readExecution(int kind, RecordReader from) {
        var number = from.getLong();
        return switch (kind) {
            case 1 -> new ExecutionReport.Accepted(number);
            case 2 -> new ExecutionReport.Rejected(number, from.getText());
            case 3 ->
                    new ExecutionReport.Filled(
                            number,
                            from.getLong(),
                            from.getLong(),
                            from.getLong(),
                            from.getLong(),
                            Currency.of(from.getText()),
                            Liquidity.valueOf(from.getText()),
                            from.getByte() != 0);
            case 4 -> new ExecutionReport.Cancelled(number, from.getText());
            case 5 -> new ExecutionReport.Expired(number);
            case 6 ->
                    new ExecutionReport.Replaced(
                            number, from.getLong(), OrderText.terms(from.getText()));
            case 7 ->
                    new ExecutionReport.Restated(
                            number,
                            from.getLong(),
                            OrderText.terms(from.getText()),
                            from.getText());
            case 8 -> new ExecutionReport.CancelRefused(number, from.getText());
            case 9 -> new ExecutionReport.ReplaceRefused(number, from.getText());
            case 10 -> new ExecutionReport.InDoubt(number, request(from), from.getText());
            case 11 -> new ExecutionReport.NeverAccepted(number, request(from), from.getText());
            case 12 -> new ExecutionReport.SendRefused(number, request(from), from.getText());
            case 13 -> new ExecutionReport.Busted(number, from.getLong(), from.getText());
            case 14 ->
                    new ExecutionReport.Corrected(
                            number,
                            from.getLong(),
                            from.getLong(),
                            from.getLong(),
                            from.getLong(),
                            Currency.of(from.getText()),
                            from.getText());
            default -> throw unknown(kind);
        };
    }

    private static Request request(RecordReader from) {
        return Request.valueOf(from.getText());
    }

    private static void writeAccount(RecordWriter to, AccountReport report) {
        switch (report) {
            case AccountReport.CashMoved(var against, var instrument, var currency, var units) -> {
                to.putByte(32).putText(against.name());
                ordinal(to, instrument).putText(currency.code()).putLong(units);
            }
            case AccountReport.PositionAdjusted(
                            var instrument,
                            var mode,
                            var before,
                            var after,
                            var reason) ->
                    ordinal(to.putByte(33), instrument)
                            .putText(mode.name())
                            .putLong(before)
                            .putLong(after)
                            .putText(reason);
            case AccountReport.Settled(var instrument, var mode, var price, var gain) ->
                    ordinal(to.putByte(34), instrument)
                            .putText(mode.name())
                            .putLong(price)
                            .putLong(gain);
            case AccountReport.Traded traded ->
                    ordinal(to.putByte(35).putLong(traded.executionId()), traded.instrument())
                            .putText(traded.sideMode().name())
                            .putText(traded.side().name())
                            .putLong(traded.quantityUnits())
                            .putLong(traded.priceUnits())
                            .putLong(traded.commissionUnits())
                            .putText(traded.commissionCurrency().code())
                            .putText(traded.reason().name());
            case AccountReport.MarginCalled(var equity, var required, var instrument) ->
                    ordinal(to.putByte(36).putLong(equity).putLong(required), instrument);
            case AccountReport.CashHeld(var units) -> to.putByte(37).putLong(units);
        }
    }

    private AccountReport readAccount(int kind, RecordReader from) {
        return switch (kind) {
            case 32 ->
                    new AccountReport.CashMoved(
                            LedgerAccount.valueOf(from.getText()),
                            instrumentOrNull(from),
                            Currency.of(from.getText()),
                            from.getLong());
            case 33 ->
                    new AccountReport.PositionAdjusted(
                            instrument(from),
                            SideMode.valueOf(from.getText()),
                            from.getLong(),
                            from.getLong(),
                            from.getText());
            case 34 ->
                    new AccountReport.Settled(
                            instrument(from),
                            SideMode.valueOf(from.getText()),
                            from.getLong(),
                            from.getLong());
            case 35 ->
                    new AccountReport.Traded(
                            from.getLong(),
                            instrument(from),
                            SideMode.valueOf(from.getText()),
                            Side.valueOf(from.getText()),
                            from.getLong(),
                            from.getLong(),
                            from.getLong(),
                            Currency.of(from.getText()),
                            AccountReport.Reason.valueOf(from.getText()));
            case 36 ->
                    new AccountReport.MarginCalled(
                            from.getLong(), from.getLong(), instrumentOrNull(from));
            case 37 -> new AccountReport.CashHeld(from.getLong());
            default -> throw unknown(kind);
        };
    }

    private static RecordWriter ordinal(RecordWriter to, @Nullable Instrument instrument) {
        return to.putInt(instrument == null ? NONE : instrument.ordinal());
    }

    private Instrument instrument(RecordReader from) {
        return instruments.get(from.getInt());
    }

    private @Nullable Instrument instrumentOrNull(RecordReader from) {
        var ordinal = from.getInt();
        return ordinal == NONE ? null : instruments.get(ordinal);
    }

    private static IllegalArgumentException unknown(int kind) {
        return new IllegalArgumentException("no report has kind " + kind);
    }
}
