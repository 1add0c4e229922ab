package dev.tandem.app.command;

import dev.tandem.app.config.AccountSettings;
import dev.tandem.app.config.AccountSettings.Margin;
import dev.tandem.app.run.Leverage;
import dev.tandem.app.run.Values;
import dev.tandem.simulator.AccountRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The account that the venue keeps; configuration files say more of it.
final class AccountOptions {
    @Option(
            names = "--cash",
            paramLabel = "AMOUNT",
            description = "First deposit; default 100000 in the currency of the instruments.")
    @Nullable String cash;

    @Option(
            names = "--account",
            paramLabel = "cash|margin",
            description = "Whether shares and coins can be bought on credit; default cash.")
    @Nullable String kind;

    @Option(
            names = "--leverage",
            paramLabel = "N",
            description = "Most that contracts and credit may be worth; default 1.")
    @Nullable String leverage;

    @Option(
            names = "--margin",
            paramLabel = "cross|isolated",
            description = "What a contract can lose: the account (the default) or its own margin.")
    @Nullable String margin;

    @Option(names = "--hedged", description = "Keep long and short positions apart.")
    boolean hedged;

    /// The settings of the account, those that no option gives from `base`.
    AccountSettings settings(AccountSettings base, OptionProblems problems) {
        return base.with(
                problems.read("--cash", cash, Values::cash, base.deposit()),
                problems.choice("--account", kind, AccountRules.Kind.values(), base.kind()),
                problems.read("--leverage", leverage, Leverage::parse),
                problems.choice("--margin", margin, Margin.values(), base.margin()),
                hedged || base.hedged());
    }
}
