package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The terms of an instrument that is known only from a data file: those of its class, unless
/// `instruments.yaml` says otherwise.
///
/// | class | venue and calendar | tick | lot | currency |
/// |---|---|---|---|---|
/// | equity, index | `XNYS` | 0.01 | 1 | USD |
/// | crypto | `CRYPTO`, `24/7` | 10^-8 | 10^-8 | from the symbol's end (USDT, USDC, BUSD, USD, EUR, BTC, ETH), else USD |
/// | fx | `FX` | 10^-5, JPY pairs 0.001 | 1 | the second of the pair, else USD |
///
/// Storage scales are 8, multipliers 1; there is no minimum, no price band, and orders are taken at
/// any time.
///
/// @param calendar a code that [Calendars#of] knows
public record InstrumentTerms(
        InstrumentClass kind,
        String venue,
        Currency currency,
        Price tick,
        Quantity lot,
        Quantity minimum,
        BigDecimal multiplier,
        String calendar,
        int priceScale,
        int quantityScale,
        boolean negativePrices,
        BigDecimal minimumNotional,
        BigDecimal priceBand,
        TradingRules.Hours hours) {
    static final int STORAGE_SCALE = 8;

    private static final List<String> CRYPTO_MONEY =
            List.of("USDT", "USDC", "BUSD", "USD", "EUR", "BTC", "ETH");
    private static final int PAIR = 6;

    /// The terms of a class.
    public static InstrumentTerms of(InstrumentClass kind, String symbol) {
        return switch (kind) {
            case EQUITY, INDEX -> of(kind, "XNYS", "XNYS", "USD", "0.01", "1");
            case CRYPTO ->
                    of(kind, "CRYPTO", "24/7", coinMoney(symbol), "0.00000001", "0.00000001");
            case FX -> {
                var currency = pairCurrency(symbol).orElse("USD");
                yield of(
                        kind,
                        "FX",
                        "FX",
                        currency,
                        currency.equals("JPY") ? "0.001" : "0.00001",
                        "1");
            }
        };
    }

    /// The second currency of `EURUSD`, `EUR/USD` or `EUR-USD`.
    public static Optional<String> pairCurrency(String symbol) {
        var letters = symbol.replace("/", "").replace("-", "").toUpperCase(Locale.ROOT);
        var isPair =
                letters.length() == PAIR && letters.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        return isPair ? Optional.of(letters.substring(PAIR / 2)) : Optional.empty();
    }

    /// The instrument with these terms.
    ///
    /// @param ordinal its place in the instrument order of the run, from 0
    public Instrument instrument(String symbol, int ordinal) {
        return new Instrument(
                new InstrumentId(symbol, venue),
                kind,
                ordinal,
                priceScale,
                quantityScale,
                currency,
                multiplier,
                negativePrices,
                Calendars.of(calendar),
                List.of(
                        new TradingRules(
                                Long.MIN_VALUE,
                                tick,
                                lot,
                                minimum,
                                minimumNotional,
                                priceBand,
                                hours)));
    }

    private static InstrumentTerms of(
            InstrumentClass kind,
            String venue,
            String calendar,
            String currency,
            String tick,
            String lot) {
        return new InstrumentTerms(
                kind,
                venue,
                Currency.of(currency),
                Price.of(tick),
                Quantity.of(lot),
                Quantity.ZERO,
                BigDecimal.ONE,
                calendar,
                STORAGE_SCALE,
                STORAGE_SCALE,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                TradingRules.Hours.ANY);
    }

    private static String coinMoney(String symbol) {
        var upper = symbol.toUpperCase(Locale.ROOT);
        return CRYPTO_MONEY.stream().filter(upper::endsWith).findFirst().orElse("USD");
    }
}
