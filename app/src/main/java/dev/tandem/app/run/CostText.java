package dev.tandem.app.run;

import dev.tandem.simulator.Commission;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.Participation;
import dev.tandem.simulator.Slippage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Costs as text, in both directions.
public final class CostText {
    private static final String SHARE = "/share";

    private CostText() {}

    /// Reads `0.1%`, `0.005/share`, `0.005/share:1.00` or `none`.
    ///
    /// @throws IllegalArgumentException if it is none of them
    public static Commission commission(String text) {
        if (text.equals("none")) {
            return Commission.NONE;
        }
        try {
            if (text.endsWith("%")) {
                return new Commission.Percent(
                        amount(text.substring(0, text.length() - 1)).movePointLeft(2));
            }
            var share = text.indexOf(SHARE);
            if (share > 0) {
                return perShare(text.substring(0, share), text.substring(share + SHARE.length()));
            }
        } catch (NumberFormatException e) {
            throw noCommission(text, e);
        }
        throw noCommission(text, null);
    }

    private static Commission perShare(String amount, String rest) {
        if (rest.isEmpty()) {
            return new Commission.PerShare(amount(amount), BigDecimal.ZERO);
        }
        if (!rest.startsWith(":")) {
            throw new NumberFormatException(rest);
        }
        return new Commission.PerShare(amount(amount), amount(rest.substring(1)));
    }

    /// Reads `2bps` or `none`.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static Slippage slippage(String text) {
        if (text.equals("none")) {
            return Slippage.NONE;
        }
        try {
            if (text.endsWith("bps")) {
                return new Slippage.BasisPoints(amount(text.substring(0, text.length() - 3)));
            }
        } catch (NumberFormatException e) {
            throw noSlippage(text, e);
        }
        throw noSlippage(text, null);
    }

    /// The form that [#commission] reads.
    public static String of(Commission commission) {
        return switch (commission) {
            case Commission.None() -> "none";
            case Commission.Percent(var rate) -> percent(rate);
            case Commission.MakerTaker(var maker, var taker) ->
                    percent(maker) + "/" + percent(taker);
            case Commission.PerShare(var amount, var minimum, var maximum) ->
                    plain(amount)
                            + SHARE
                            + (minimum.signum() == 0 && maximum.signum() == 0
                                    ? ""
                                    : ":" + plain(minimum))
                            + (maximum.signum() == 0 ? "" : ":" + percent(maximum));
            case Commission.PerShareOfOrder(var amount, var minimum) ->
                    plain(amount) + SHARE + ":" + plain(minimum) + "/order";
            case Commission.PerContract(var amount) -> plain(amount) + "/contract";
            case Commission.PerOrder(var amount) -> plain(amount) + "/order";
            case Commission.PerFill(var amount) -> plain(amount) + "/fill";
            case Commission.Tiered(var tiers) ->
                    String.join(
                            ", ",
                            tiers.stream()
                                    .map(tier -> plain(tier.from()) + ": " + of(tier.rate()))
                                    .toList());
            case Commission.Sum(var parts) ->
                    String.join(" + ", parts.stream().map(CostText::of).toList());
        };
    }

    /// The form that [#slippage] reads.
    public static String of(Slippage slippage) {
        return switch (slippage) {
            case Slippage.None() -> "none";
            case Slippage.BasisPoints(var points) -> plain(points) + "bps";
            case Slippage.Fixed(var amount) -> amount.toString();
            case Slippage.Spread(var share, var charge) ->
                    percent(share)
                            + " spread"
                            + (charge == Slippage.Spread.Charge.ENTRY ? " on entry" : "");
            case Slippage.VolumeShare(var impact, var limit) ->
                    plain(impact) + " x volume share up to " + percent(limit);
        };
    }

    /// Such as `none`, `100ms` or `100ms +- 20%`.
    public static String of(Latency latency) {
        return switch (latency) {
            case Latency.Fixed(var nanos) -> nanos == 0 ? "none" : millis(nanos);
            case Latency.Jitter(var nanos, var share) -> millis(nanos) + " +- " + percent(share);
        };
    }

    /// Such as `none` or `10%`.
    public static String of(Participation participation) {
        if (!participation.isLimited()) {
            return "none";
        }
        var each = participation.scope() == Participation.Scope.ORDER ? " an order" : "";
        var whole = participation.step() == Participation.Step.WHOLE ? " in whole units" : "";
        return percent(participation.share()) + each + whole;
    }

    private static String percent(BigDecimal share) {
        return plain(share.movePointRight(2)) + "%";
    }

    private static String millis(long nanos) {
        return plain(BigDecimal.valueOf(nanos, 6)) + "ms";
    }

    private static BigDecimal amount(String text) {
        var amount = new BigDecimal(text.strip());
        if (amount.signum() < 0 || Math.abs(amount.scale()) > 12 || amount.precision() > 15) {
            throw new NumberFormatException(text);
        }
        return amount;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static IllegalArgumentException noCommission(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "\""
                        + text
                        + "\" is no commission, write for example 0.1%, 0.005/share,"
                        + " 0.005/share:1.00 (with a minimum) or none",
                cause);
    }

    private static IllegalArgumentException noSlippage(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no slippage, write for example 2bps or none", cause);
    }
}
