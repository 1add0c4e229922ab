package dev.tandem.app.command;

import dev.tandem.app.config.BacktestSettings.ExecutionSettings;
import dev.tandem.app.config.BacktestSettings.Preset;
import dev.tandem.app.run.CostText;
import dev.tandem.app.run.Values;
import dev.tandem.simulator.FillRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What trading costs, and how the simulated venue fills.
final class CostOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "tandem (0.05%, 2bps, the default) or frictionless.")
    @Nullable String preset;

    @Option(
            names = "--commission",
            paramLabel = "COST",
            description = "0.1%, 0.005/share, 0.005/share:1.00 (with a minimum) or none.")
    @Nullable String commission;

    @Option(names = "--slippage", paramLabel = "COST", description = "2bps or none.")
    @Nullable String slippage;

    @Option(
            names = "--limit-rule",
            paramLabel = "through|touch",
            description = "What fills a limit order at its price; default through.")
    @Nullable String limitRule;

    @Option(names = "--short", description = "Allow short positions.")
    boolean allowsShorts;

    @Option(
            names = "--short-cover",
            paramLabel = "N",
            description = "Share of the value of shorts that stays in cash; default 1.5.")
    @Nullable String shortCover;

    /// The settings of the venue, those that no option gives from `base`.
    ExecutionSettings settings(ExecutionSettings base, OptionProblems problems) {
        var allowed = allowsShorts || base.allowsShorts();
        if (shortCover != null && !allowed) {
            problems.add("--short-cover: shorts are not allowed, add --short");
        }
        var cost = problems.read("--commission", commission, CostText::commission);
        var slip = problems.read("--slippage", slippage, CostText::slippage);
        var rule = problems.choice("--limit-rule", limitRule, FillRules.LimitRule.values());
        var cover = problems.read("--short-cover", shortCover, Values::cover);
        return new ExecutionSettings(
                problems.choice("--preset", preset, Preset.values(), base.preset()),
                cost == null ? base.commission() : cost,
                slip == null ? base.slippage() : slip,
                rule == null ? base.limitRule() : rule,
                allowed,
                cover == null ? base.shortCover() : cover,
                base.onError());
    }
}
