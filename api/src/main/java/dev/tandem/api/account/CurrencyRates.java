package dev.tandem.api.account;

import dev.tandem.api.state.State;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What one unit of each currency is worth in the currency of the account, as last told. Rates are
/// decimals with ten digits after the point, the largest is 922 337 203. A rate that was never told
/// is unknown: it is not 0, and nothing is converted with it.
public final class CurrencyRates {
    /// Digits after the decimal point of a rate.
    public static final int SCALE = 10;

    private static final long UNKNOWN = 0;

    private final List<Currency> currencies = new ArrayList<>();
    private final long[] rates;

    /// @param base the currency of the account, number 0
    /// @param others each may appear several times
    public CurrencyRates(Currency base, List<Currency> others) {
        currencies.add(base);
        others.stream()
                .filter(one -> !currencies.contains(one))
                .distinct()
                .forEach(currencies::add);
        rates = new long[currencies.size()];
        Arrays.fill(rates, UNKNOWN);
        rates[0] = FixedPoint.power(SCALE);
    }

    /// All currencies by number, that of the account first.
    public List<Currency> currencies() {
        return List.copyOf(currencies);
    }

    public int count() {
        return rates.length;
    }

    public Currency currency(int number) {
        return currencies.get(number);
    }

    /// The number of a currency, below 0 if the account does not know it.
    public int find(Currency currency) {
        return currencies.indexOf(currency);
    }

    /// The number of a currency.
    ///
    /// @throws IllegalArgumentException if the account knows no such currency
    public int number(Currency currency) {
        var number = find(currency);
        if (number < 0) {
            throw new IllegalArgumentException(
                    "no cash in " + currency + " here, known are " + currencies);
        }
        return number;
    }

    /// Takes a rate.
    ///
    /// @param rateUnits of one unit in the account's currency, in units of 10^-10, above 0
    /// @throws IllegalArgumentException if it is not above 0
    public void set(int number, long rateUnits) {
        if (rateUnits <= 0) {
            throw new IllegalArgumentException(
                    "no rate of "
                            + currencies.get(number)
                            + ": "
                            + FixedPoint.toText(rateUnits, SCALE));
        }
        if (number != 0) {
            rates[number] = rateUnits;
        }
    }

    public boolean isKnown(int number) {
        return rates[number] != UNKNOWN;
    }

    /// The rate in units of 10^-10; 0 while it is unknown.
    public long rateUnits(int number) {
        return rates[number];
    }

    /// An amount in the currency of the account, in units of its ledger, rounded half to even.
    ///
    /// @throws IllegalStateException if the rate is unknown and the amount is not 0
    public long toBase(int number, long units) {
        if (number == 0 || units == 0) {
            return units;
        }
        requireKnown(number);
        return FixedPoint.multiply(
                units,
                rates[number],
                SCALE + currencies.get(number).scale() - currencies.getFirst().scale());
    }

    /// An amount of the account's currency in another, rounded half to even.
    ///
    /// @throws IllegalStateException if the rate is unknown and the amount is not 0
    public long fromBase(int number, long units) {
        if (number == 0 || units == 0) {
            return units;
        }
        requireKnown(number);
        var wider = currencies.get(number).scale() - currencies.getFirst().scale();
        var scaled = FixedPoint.rescale(units, -wider);
        return FixedPoint.multiplyDivide(scaled, FixedPoint.power(SCALE), rates[number]);
    }

    private void requireKnown(int number) {
        if (rates[number] == UNKNOWN) {
            throw new IllegalStateException(
                    "no rate from " + currencies.get(number) + " to " + currencies.getFirst());
        }
    }

    public State save() {
        return new State().put("rates", rates);
    }

    public void load(State state) {
        System.arraycopy(state.getLongs("rates"), 0, rates, 0, rates.length);
    }
}
