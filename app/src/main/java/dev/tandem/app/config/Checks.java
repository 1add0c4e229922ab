package dev.tandem.app.config;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.value.Money;
import dev.tandem.app.config.BacktestSettings.Source;
import dev.tandem.app.run.BacktestRequest.Cash;
import dev.tandem.app.run.OwnTerms;
import dev.tandem.app.run.Percent;
import dev.tandem.simulator.AccountRules;
import dev.tandem.simulator.MarginRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// What must be there, and what may not stand together.
final class Checks {
    private static final List<String> OF_FILES =
            List.of("data.paths", "data.csv.", "data.class", "data.instruments", "data.actions");

    private final SequencedMap<String, Value> values;
    private final Map<String, Object> read;
    private final ConfigProblems problems;

    /// @param values as written
    /// @param read those of them that could be read, by dotted key
    Checks(SequencedMap<String, Value> values, Map<String, Object> read, ConfigProblems problems) {
        this.values = values;
        this.read = read;
        this.problems = problems;
    }

    /// Adds what is missing to the problems.
    ///
    /// @param file where it would have to stand
    /// @param needsData whether nothing else gives the data
    void findMissing(Origin file, boolean needsData) {
        if (!values.containsKey("strategy.source") && !values.containsKey("strategy.class")) {
            missing(file, "strategy.source", "write for example source: GoldenCross.java");
        }
        if (needsData && !isBundled() && !values.containsKey("data.paths")) {
            missing(file, "data.paths", "write for example paths: [prices.csv]");
        }
    }

    private boolean isBundled() {
        return read.get("data.source") == Source.DEMO;
    }

    private void missing(Origin file, String path, String hint) {
        problems.add(ConfigCode.KEY_MISSING, file, path + " is missing", hint);
    }

    /// Adds what contradicts itself to the problems.
    void findContradictions() {
        if (values.containsKey("strategy.source") && values.containsKey("strategy.class")) {
            contradiction("strategy.class", "strategy.source is given too", "keep one of them");
        }
        if (read.get("period.from") instanceof LocalDate from
                && read.get("period.to") instanceof LocalDate to
                && from.isAfter(to)) {
            contradiction("period.from", from + " is after period.to " + to, "exchange the dates");
        }
        if (read.containsKey("execution.short-cover")
                && Boolean.FALSE.equals(read.get("execution.short"))) {
            contradiction(
                    "execution.short-cover", "shorts are not allowed", "add execution.short: true");
        }
        if (read.get("session.late.share") instanceof Percent share
                && share.share().compareTo(BigDecimal.ONE) > 0) {
            contradiction("session.late.share", "it is above 100%", "write 100% or less");
        }
        findAccountContradictions();
        if (Boolean.TRUE.equals(read.get("report.open"))
                && Boolean.FALSE.equals(read.get("report.html"))) {
            contradiction(
                    "report.open",
                    "no report is written",
                    "leave it out, or write report: { html: true }");
        }
        if (isBundled()) {
            values.keySet().stream()
                    .filter(path -> OF_FILES.stream().anyMatch(path::startsWith))
                    .forEach(path ->
                            contradiction(
                                    path,
                                    "data.source is demo, which has no files",
                                    "write source: csv, or remove this"));
        }
        if (read.get("account.cash") instanceof Cash(_, var currency)) {
            checkCurrencies(String.valueOf(currency));
        }
    }

    private void findWrongTerms(String prefix, Consumer<String> reading) {
        if (read.get(prefix) instanceof Map<?, ?> terms) {
            terms.forEach((symbol, text) -> {
                try {
                    reading.accept("" + text);
                } catch (IllegalArgumentException e) {
                    var path = prefix + "." + symbol;
                    var value = values.get(path);
                    if (value != null) {
                        problems.add(
                                ConfigCode.WRONG_VALUE,
                                value.origin(),
                                "wrong value of " + path,
                                String.valueOf(e.getMessage()));
                    }
                }
            });
        }
    }

    private void findAccountContradictions() {
        findWrongTerms("account.leverages", OwnTerms::margin);
        findWrongTerms("account.borrow", OwnTerms::loan);
        if (read.get("account.settlement") instanceof Long sessions
                && sessions > 0
                && read.get("account.kind") == AccountRules.Kind.MARGIN) {
            contradiction(
                    "account.settlement",
                    "a margin account can spend what is not settled",
                    "leave it out, or write kind: cash");
        }
        if (read.get("account.margin") == AccountSettings.Margin.ISOLATED
                && read.get("account.liquidation") instanceof MarginRules.Liquidation chosen
                && chosen != MarginRules.Liquidation.IMMEDIATE) {
            contradiction(
                    "account.liquidation",
                    "isolated positions are closed at once",
                    "leave it out, or write margin: cross");
        }
    }

    /// Adds what the strategy says against its configuration to the problems.
    void findWrongStrategy(StrategyCheck check) {
        for (var key : List.of("strategy.source", "strategy.class")) {
            var value = values.get(key);
            if (value != null && read.get(key) instanceof Object target) {
                var parameters = new LinkedHashMap<String, String>();
                if (read.get("strategy.params") instanceof Map<?, ?> given) {
                    given.forEach((name, text) -> parameters.put("" + name, "" + text));
                }
                try {
                    check.check(target.toString(), parameters);
                } catch (TandemException failure) {
                    problems.add(value.origin(), failure);
                }
                return;
            }
        }
    }

    private void checkCurrencies(String currency) {
        if (read.get("risk.max-order") instanceof Money limit
                && !limit.currency().code().equals(currency)) {
            contradiction(
                    "risk.max-order",
                    "it is in " + limit.currency() + ", the account in " + currency,
                    "use one currency");
        }
        var commission = values.get("execution.commission");
        for (var other :
                commission == null ? List.<String>of() : CostValues.currencies(commission)) {
            if (!other.equals(currency)) {
                contradiction(
                        "execution.commission",
                        "it is in " + other + ", the account in " + currency,
                        "use one currency");
            }
        }
    }

    private void contradiction(String path, String text, String hint) {
        var value = values.get(path);
        if (value != null) {
            problems.add(ConfigCode.CONTRADICTION, value.origin(), path + ": " + text, hint);
        }
    }
}
