package dev.tandem.app.run;

import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Money;
import dev.tandem.app.run.BacktestRequest.Cash;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values of options from text. Each throws [IllegalArgumentException] with what is wrong.
public final class Values {
    private Values() {}

    public static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no date, write for example 2024-01-31", e);
        }
    }

    public static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no whole number", e);
        }
    }

    public static Cash cash(String text) {
        var money = Money.parse(text);
        if (money.units() <= 0) {
            throw new IllegalArgumentException("\"" + text + "\" must be above 0");
        }
        var named = text.strip().indexOf(' ') > 0;
        return new Cash(money.amount(), named ? money.currency().code() : null);
    }

    /// An amount above 0 with its currency.
    public static Money money(String text) {
        if (text.indexOf(' ') < 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has no currency, write for example 100000 USD");
        }
        var money = Money.parse(text);
        if (money.units() <= 0) {
            throw new IllegalArgumentException("\"" + text + "\" must be above 0");
        }
        return money;
    }

    public static List<BarSize> sizes(String text) {
        var sizes = new ArrayList<BarSize>();
        for (var word : text.split(",", -1)) {
            sizes.add(BarSize.parse(word.strip()));
        }
        return sizes;
    }

    /// Share of the value of shorts that lies in cash.
    public static BigDecimal cover(String text) {
        try {
            var cover = new BigDecimal(text);
            if (cover.signum() >= 0 && cover.precision() <= 9 && Math.abs(cover.scale()) <= 9) {
                return cover;
            }
        } catch (NumberFormatException e) {
            throw noCover(text, e);
        }
        throw noCover(text, null);
    }

    private static IllegalArgumentException noCover(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no share of 0 or greater, write for example 1.5", cause);
    }

    public static String hash(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() < 4
                || lower.length() > 64
                || !lower.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no beginning of a hash, 4 to 64 hexadecimal digits");
        }
        return lower;
    }
}
