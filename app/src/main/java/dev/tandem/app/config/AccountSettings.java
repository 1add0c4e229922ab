package dev.tandem.app.config;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.value.Currency;
import dev.tandem.app.run.BacktestRequest.Cash;
import dev.tandem.app.run.Leverage;
import dev.tandem.app.run.OwnTerms;
import dev.tandem.app.run.Percent;
import dev.tandem.simulator.AccountRules;
import dev.tandem.simulator.BorrowRules;
import dev.tandem.simulator.InterestRules;
import dev.tandem.simulator.MarginRules;
import dev.tandem.simulator.RatePath;
import dev.tandem.simulator.VenueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The account that the venue keeps; null leaves a rule to the preset.
public record AccountSettings(
        @Key(
                        about = "The first deposit, such as 100000 USD.",
                        otherwise = "100000 in the currency of the instruments")
                @Nullable Cash cash,
        @Key(about = "Whether shares and coins can be bought on credit.", standard = "cash")
                AccountRules.Kind kind,
        @Key(
                        about = "Most that contracts and credit may be worth, such as 3.",
                        otherwise = "that of the preset, 1")
                @Nullable Leverage leverage,
        @Key(about = "What a contract can lose: the account or its own margin.", standard = "cross")
                Margin margin,
        @Key(about = "Leverage of single instruments: BTCUSDT: 5 isolated.")
                SequencedMap<String, String> leverages,
        @Key(about = "Keep long and short positions apart.", standard = "false") boolean hedged,
        @Key(
                        about = "When positions below their margin are closed.",
                        otherwise = "that of the preset")
                MarginRules.@Nullable Liquidation liquidation,
        @Key(about = "Of the notional of a liquidation.", otherwise = "that of the preset")
                @Nullable Percent liquidationFee,
        @Key(about = "A year, for cash below 0.", standard = "0%") Percent interestPaid,
        @Key(about = "A year, on cash above 0.", standard = "0%") Percent interestEarned,
        @Key(about = "A year, for shares sold short.", standard = "0%") Percent borrowFee,
        @Key(about = "Fee and amount of single shares: GME: 20% 1000, or none.")
                SequencedMap<String, String> borrow,
        @Key(about = "Sessions until sales can be spent, such as 2.", standard = "0")
                long settlement,
        @Key(about = "What is exchanged of other currencies.", standard = "everything")
                AccountRules.Conversion conversion,
        @Key(about = "Of what is exchanged.", standard = "0%") Percent conversionCost,
        @Key(
                        about = "In which commissions are paid, such as BNB.",
                        otherwise = "that of each instrument")
                @Nullable String feeCurrency) {
    private static final Cash USUAL = new Cash("100000", null);

    /// What a contract can lose.
    public enum Margin {
        /// The equity of the account.
        CROSS,
        /// The margin that was set aside for it.
        ISOLATED
    }

    /// The deposit, by default without a currency of its own.
    public Cash deposit() {
        return cash == null ? USUAL : cash;
    }

    /// A venue that keeps this account.
    ///
    /// @param currency of the account
    /// @param instruments of the run
    /// @throws IllegalArgumentException if the rules contradict each other
    /// @throws TandemException if terms name an instrument that the run does not have
    public VenueModel in(VenueModel venue, Currency currency, List<Instrument> instruments) {
        var base = venue.account();
        var calls = liquidation == null ? base.margin() : base.margin().with(liquidation);
        var rules =
                new AccountRules(
                        kind,
                        hedged,
                        conversion,
                        conversionCost.share(),
                        Optional.ofNullable(feeCurrency).map(Currency::of),
                        margin == Margin.ISOLATED,
                        own(instruments),
                        liquidationFee == null
                                ? calls
                                : calls.withCosts(calls.slippage(), liquidationFee.share()),
                        interest(base.interest(), currency),
                        new BorrowRules(
                                borrowFee.share(),
                                loans(instruments),
                                base.borrowing().daysAYear()),
                        Math.toIntExact(settlement));
        var kept = venue.withAccount(rules);
        return leverage == null ? kept : kept.withLeverage(leverage.times());
    }

    private List<AccountTerms.Own> own(List<Instrument> instruments) {
        var own = new ArrayList<AccountTerms.Own>();
        leverages.forEach((symbol, text) -> {
            var terms = OwnTerms.margin(text);
            own.add(
                    new AccountTerms.Own(
                            id("leverages", symbol, instruments),
                            terms.leverage(),
                            terms.isolated().orElse(margin == Margin.ISOLATED)));
        });
        return own;
    }

    private List<BorrowRules.Terms> loans(List<Instrument> instruments) {
        var loans = new ArrayList<BorrowRules.Terms>();
        borrow.forEach((symbol, text) -> {
            var loan = OwnTerms.loan(text);
            loans.add(
                    new BorrowRules.Terms(
                            id("borrow", symbol, instruments), loan.rate(), loan.available()));
        });
        return loans;
    }

    private static InstrumentId id(String key, String symbol, List<Instrument> instruments) {
        var symbols = instruments.stream().map(Instrument::symbol).toList();
        return instruments.stream()
                .filter(one -> one.symbol().equals(symbol) || one.id().toString().equals(symbol))
                .map(Instrument::id)
                .findFirst()
                .orElseThrow(() ->
                        new TandemException(
                                TandemException.Kind.CONFIG,
                                "TDM-2503",
                                "account."
                                        + key
                                        + " names "
                                        + symbol
                                        + ", which is no instrument of the run",
                                "it has " + String.join(", ", symbols)));
    }

    private InterestRules interest(InterestRules base, Currency currency) {
        return interestPaid.share().signum() == 0 && interestEarned.share().signum() == 0
                ? base
                : base.with(
                        new InterestRules.Rates(
                                currency,
                                RatePath.fixed(interestPaid.share()),
                                RatePath.fixed(interestEarned.share())));
    }

    /// These settings with what options say instead; null keeps what is here.
    public AccountSettings with(
            Cash otherCash,
            AccountRules.Kind otherKind,
            @Nullable Leverage otherLeverage,
            Margin otherMargin,
            boolean isHedged) {
        return new AccountSettings(
                otherCash,
                otherKind,
                otherLeverage == null ? leverage : otherLeverage,
                otherMargin,
                leverages,
                isHedged,
                liquidation,
                liquidationFee,
                interestPaid,
                interestEarned,
                borrowFee,
                borrow,
                settlement,
                conversion,
                conversionCost,
                feeCurrency);
    }
}
