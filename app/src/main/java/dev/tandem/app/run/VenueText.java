package dev.tandem.app.run;

import static dev.tandem.app.run.Amounts.percent;
import static dev.tandem.app.run.Amounts.plain;

import dev.tandem.api.value.Price;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.Participation;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.Slippage.Spread.Charge;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Slippage, latency and volume limit as text, in both directions:
///
/// | text | meaning |
/// |---|---|
/// | `2bps` | slippage of 0.02 % of the price |
/// | `0.02/unit` | slippage of a fixed amount of the price |
/// | `spread 0.04%`, `spread 0.04% on entry` | half the spread on each fill; all of it on entries |
/// | `volume 0.1 up to 2.5%` | slippage of 0.1 times the square of our part of the volume |
/// | `100ms`, `100ms~20%` | latency, even with jitter; units `us`, `ms`, `s` |
/// | `10%`, `10% an order` | part of a bar's volume for all orders together, or for each |
public final class VenueText {
    private static final String NONE = "none";
    private static final String UNIT = "/unit";
    private static final String ON_ENTRY = " on entry";
    private static final String AN_ORDER = " an order";
    private static final String WHOLE = " in whole units";
    private static final Pattern VOLUME = Pattern.compile("volume (\\S+) up to (\\S+)");
    private static final Pattern DELAY = Pattern.compile("([0-9.]+)(us|ms|s)(?:~(.+))?");

    private VenueText() {}

    /// Reads slippage.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Slippage slippage(String text) {
        try {
            return slippageOf(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no slippage, write for example 2bps or none", e);
        }
    }

    private static Slippage slippageOf(String text) {
        if (text.equals(NONE)) {
            return Slippage.NONE;
        }
        if (text.endsWith("bps")) {
            return new Slippage.BasisPoints(Amounts.read(text.substring(0, text.length() - 3)));
        }
        if (text.startsWith("spread ")) {
            var rest = text.substring("spread ".length());
            var onEntry = rest.endsWith(ON_ENTRY);
            var share = onEntry ? rest.substring(0, rest.length() - ON_ENTRY.length()) : rest;
            return new Slippage.Spread(
                    Amounts.positiveShare(share), onEntry ? Charge.ENTRY : Charge.HALF_EACH);
        }
        var volume = VOLUME.matcher(text);
        if (volume.matches()) {
            return new Slippage.VolumeShare(
                    Amounts.read(volume.group(1)), Amounts.positiveShare(volume.group(2)));
        }
        if (!text.endsWith(UNIT)) {
            throw new NumberFormatException(text);
        }
        var amount = Amounts.read(text.substring(0, text.length() - UNIT.length()));
        return new Slippage.Fixed(Price.of(plain(amount)));
    }

    /// Reads a latency.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Latency latency(String text) {
        if (text.strip().equals(NONE)) {
            return Latency.NONE;
        }
        var delay = DELAY.matcher(text.strip());
        try {
            if (delay.matches()) {
                var nanos =
                        Amounts.read(delay.group(1))
                                .movePointRight(digits(delay.group(2)))
                                .longValueExact();
                return delay.group(3) == null
                        ? new Latency.Fixed(nanos)
                        : new Latency.Jitter(nanos, Amounts.positiveShare(delay.group(3)));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw noLatency(text, e);
        }
        throw noLatency(text, new IllegalArgumentException(text));
    }

    /// Digits from a unit of time down to nanoseconds.
    private static int digits(String unit) {
        return switch (unit) {
            case "us" -> 3;
            case "ms" -> 6;
            default -> 9;
        };
    }

    private static IllegalArgumentException noLatency(String text, Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no latency, write for example 100ms, 100ms~20% or none",
                cause);
    }

    /// Reads a volume limit.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Participation participation(String text) {
        var rest = text.strip();
        if (rest.equals(NONE)) {
            return Participation.NONE;
        }
        try {
            var step = Participation.Step.LOT;
            if (rest.endsWith(WHOLE)) {
                step = Participation.Step.WHOLE;
                rest = rest.substring(0, rest.length() - WHOLE.length());
            }
            var scope = Participation.Scope.INSTRUMENT;
            if (rest.endsWith(AN_ORDER)) {
                scope = Participation.Scope.ORDER;
                rest = rest.substring(0, rest.length() - AN_ORDER.length());
            }
            var share = Amounts.positiveShare(rest);
            if (share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0) {
                return new Participation(share, scope, step);
            }
        } catch (NumberFormatException e) {
            throw noParticipation(text, e);
        }
        throw noParticipation(text, new IllegalArgumentException(text));
    }

    private static IllegalArgumentException noParticipation(String text, Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no share of the volume, write for example 10% or none", cause);
    }

    /// The form that [#slippage] reads.
    public static String of(Slippage slippage) {
        return switch (slippage) {
            case Slippage.None() -> NONE;
            case Slippage.BasisPoints(var points) -> plain(points) + "bps";
            case Slippage.Fixed(var amount) -> amount + UNIT;
            case Slippage.Spread(var share, var charge) ->
                    "spread " + percent(share) + (charge == Charge.ENTRY ? ON_ENTRY : "");
            case Slippage.VolumeShare(var impact, var limit) ->
                    "volume " + plain(impact) + " up to " + percent(limit);
        };
    }

    /// The form that [#latency] reads.
    public static String of(Latency latency) {
        return switch (latency) {
            case Latency.Fixed(var nanos) -> nanos == 0 ? NONE : millis(nanos);
            case Latency.Jitter(var nanos, var share) -> millis(nanos) + "~" + percent(share);
        };
    }

    /// The form that [#participation] reads.
    public static String of(Participation participation) {
        if (!participation.isLimited()) {
            return NONE;
        }
        return percent(participation.share())
                + (participation.scope() == Participation.Scope.ORDER ? AN_ORDER : "")
                + (participation.step() == Participation.Step.WHOLE ? WHOLE : "");
    }

    private static String millis(long nanos) {
        return plain(BigDecimal.valueOf(nanos, 6)) + "ms";
    }
}
