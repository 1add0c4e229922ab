package dev.tandem.data;

import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
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
/// | perpetual | `CRYPTO`, `24/7` | 10^-8 | 10^-8 | as crypto |
/// | future | `CME`, `CMES` | 0.01 | 1 | USD |
/// | fx | `FX` | 10^-5, JPY pairs 0.001 | 1 | the second of the pair, else USD |
///
/// Margins where nothing is declared, as shares of the notional to open and to keep: shares, coins
/// and indices 50 % and 25 % (Regulation T, FINRA rule 4210), currencies 3.34 % and 1.67 % (the 30
/// to 1 of ESMA's decision of 2018, closed out at half), perpetuals 2 % and 1 %, futures 10 % and 9
/// % (assumptions: venues publish their own).
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
        TradingRules.Hours hours,
        ContractTerms contract) {
    static final int STORAGE_SCALE = 8;

    private static final List<String> CRYPTO_MONEY =
            List.of("USDT", "USDC", "BUSD", "USD", "EUR", "BTC", "ETH");
    private static final int PAIR = 6;

    /// The terms of a class.
    public static InstrumentTerms of(InstrumentClass kind, String symbol) {
        return switch (kind) {
            case EQUITY, INDEX -> of(kind, "XNYS", "XNYS", "USD", "0.01", "1");
            case CRYPTO, PERPETUAL ->
                    of(kind, "CRYPTO", "24/7", coinMoney(symbol), "0.00000001", "0.00000001");
            case FUTURE -> of(kind, "CME", "CMES", "USD", "0.01", "1");
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
                                        hours)))
                .withContract(contract);
    }

    private static ContractTerms contract(InstrumentClass kind) {
        return switch (kind) {
            case EQUITY, INDEX, CRYPTO -> ContractTerms.PAID;
            case FX -> ContractTerms.PAID.withMargin(margin("0.0334", "0.0167"));
            case PERPETUAL -> contract(Settlement.AT_CLOSE, margin("0.02", "0.01"));
            case FUTURE -> contract(Settlement.DAILY, margin("0.1", "0.09"));
        };
    }

    private static ContractTerms contract(Settlement settlement, MarginTerms margin) {
        return new ContractTerms(settlement, false, margin, ContractTerms.NEVER);
    }

    private static MarginTerms margin(String initial, String maintenance) {
        return new MarginTerms.Tiers(
                List.of(MarginTerms.Tier.of(new BigDecimal(initial), new BigDecimal(maintenance))));
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
                TradingRules.Hours.ANY,
                contract(kind));
    }

    private static String coinMoney(String symbol) {
        var upper = symbol.toUpperCase(Locale.ROOT);
        return CRYPTO_MONEY.stream().filter(upper::endsWith).findFirst().orElse("USD");
    }
}
