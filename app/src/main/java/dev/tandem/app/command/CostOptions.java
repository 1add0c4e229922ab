package dev.tandem.app.command;

import dev.tandem.app.config.BacktestSettings.ExecutionSettings;
import dev.tandem.app.config.BacktestSettings.Preset;
import dev.tandem.app.run.CommissionText;
import dev.tandem.app.run.Values;
import dev.tandem.app.run.VenueText;
import dev.tandem.simulator.FillRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What trading costs, and how the simulated venue fills.
final class CostOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "tandem (the default), frictionless, backtrader, backtesting.py or zipline.")
    @Nullable String preset;

    @Option(
            names = "--commission",
            paramLabel = "COST",
            description = "0.1%, 0.005/share, 0.005/share:1.00 (with a minimum) or none.")
    @Nullable String commission;

    @Option(
            names = "--slippage",
            paramLabel = "COST",
            description = "2bps, 0.01/unit, spread 0.04% or none.")
    @Nullable String slippage;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            description = "Of every message to the venue: 100ms, 100ms~20% or none.")
    @Nullable String latency;

    @Option(
            names = "--volume-limit",
            paramLabel = "SHARE",
            description = "Largest part of a bar's volume; 10% is the default, none is possible.")
    @Nullable String volumeLimit;

    @Option(
            names = "--fill",
            paramLabel = "PRICE",
            description = "Of market orders: next-open (the default), this-close or next-close.")
    @Nullable String fill;

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
        return base.with(
                problems.choice("--preset", preset, Preset.values(), base.preset()),
                problems.read("--commission", commission, CommissionText::read),
                problems.read("--slippage", slippage, VenueText::slippage),
                problems.read("--latency", latency, VenueText::latency),
                problems.read("--volume-limit", volumeLimit, VenueText::participation),
                problems.choice("--fill", fill, FillRules.MarketFills.values()),
                problems.choice("--limit-rule", limitRule, FillRules.LimitRule.values()),
                allowed,
                problems.read("--short-cover", shortCover, Values::cover));
    }
}
