package dev.tandem.app.run;

import static dev.tandem.app.run.Amounts.percent;
import static dev.tandem.app.run.Amounts.plain;

import dev.tandem.simulator.Commission;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Commissions as text, in both directions:
///
/// | text | meaning |
/// |---|---|
/// | `none` | nothing |
/// | `0.1%` | a share of the worth |
/// | `0.02%/0.05%` | maker and taker; a maker below 0 is a rebate |
/// | `0.005/share`, `0.005/share:1`, `0.005/share:1:1%` | an amount a unit, with a minimum, and a maximum of the worth |
/// | `0.0075/share:1/order` | an amount a unit, with a minimum for the whole order |
/// | `2.25/contract`, `1/order`, `1/fill` | fixed amounts |
/// | `0: 0.1%, 1000000: 0.08%` | rates by what was traded in the month |
/// | `1/order + 0.05%` | several together |
public final class CommissionText {
    private static final String SHARE = "/share";
    private static final String CONTRACT = "/contract";
    private static final String ORDER = "/order";
    private static final String FILL = "/fill";

    private CommissionText() {}

    /// Reads one of the forms.
    ///
    /// @throws IllegalArgumentException if it is none of them
    public static Commission read(String text) {
        try {
            return commission(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\""
                            + text
                            + "\" is no commission, write for example 0.1%, 0.005/share,"
                            + " 0.005/share:1.00 (with a minimum), 2.25/contract or none",
                    e);
        }
    }

    private static Commission commission(String text) {
        if (text.equals("none")) {
            return Commission.NONE;
        }
        if (text.matches("[0-9.]+:.*")) {
            return tiered(text);
        }
        if (text.contains("+")) {
            return new Commission.Sum(
                    Arrays.stream(text.split("\\+", -1))
                            .map(part -> commission(part.strip()))
                            .toList());
        }
        if (text.contains(SHARE)) {
            return perShare(text);
        }
        if (text.endsWith(CONTRACT)) {
            return new Commission.PerContract(Amounts.read(before(text, CONTRACT)));
        }
        if (text.endsWith(ORDER)) {
            return new Commission.PerOrder(Amounts.read(before(text, ORDER)));
        }
        if (text.endsWith(FILL)) {
            return new Commission.PerFill(Amounts.read(before(text, FILL)));
        }
        var slash = text.indexOf('/');
        return slash > 0
                ? new Commission.MakerTaker(
                        Amounts.share(text.substring(0, slash)),
                        Amounts.positiveShare(text.substring(slash + 1)))
                : new Commission.Percent(Amounts.positiveShare(text));
    }

    private static Commission perShare(String text) {
        var at = text.indexOf(SHARE);
        var amount = Amounts.read(text.substring(0, at));
        var rest = text.substring(at + SHARE.length());
        if (rest.isEmpty()) {
            return new Commission.PerShare(amount, BigDecimal.ZERO);
        }
        if (!rest.startsWith(":")) {
            throw new NumberFormatException(rest);
        }
        if (rest.endsWith(ORDER)) {
            var minimum = Amounts.read(before(rest, ORDER).substring(1));
            return new Commission.PerShareOfOrder(amount, minimum);
        }
        var limits = rest.substring(1).split(":", -1);
        if (limits.length > 2) {
            throw new NumberFormatException(rest);
        }
        return new Commission.PerShare(
                amount,
                Amounts.read(limits[0]),
                limits.length == 1 ? BigDecimal.ZERO : Amounts.positiveShare(limits[1]));
    }

    private static Commission tiered(String text) {
        var tiers = new ArrayList<Commission.Tiered.Tier>();
        for (var part : text.split(",", -1)) {
            var colon = part.indexOf(':');
            if (colon < 0) {
                throw new NumberFormatException(part);
            }
            tiers.add(
                    new Commission.Tiered.Tier(
                            Amounts.read(part.substring(0, colon)),
                            commission(part.substring(colon + 1).strip())));
        }
        return new Commission.Tiered(List.copyOf(tiers));
    }

    private static String before(String text, String end) {
        return text.substring(0, text.length() - end.length());
    }

    /// The form that [#read] takes.
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
                    plain(amount) + SHARE + ":" + plain(minimum) + ORDER;
            case Commission.PerContract(var amount) -> plain(amount) + CONTRACT;
            case Commission.PerOrder(var amount) -> plain(amount) + ORDER;
            case Commission.PerFill(var amount) -> plain(amount) + FILL;
            case Commission.Tiered(var tiers) ->
                    String.join(
                            ", ",
                            tiers.stream()
                                    .map(tier -> plain(tier.from()) + ": " + of(tier.rate()))
                                    .toList());
            case Commission.Sum(var parts) ->
                    String.join(" + ", parts.stream().map(CommissionText::of).toList());
        };
    }
}
