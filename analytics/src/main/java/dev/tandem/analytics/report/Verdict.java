package dev.tandem.analytics.report;

import java.util.ArrayList;
import java.util.List;

/// What the figures say in sentences: beside the benchmark, and how sure one may be.
final class Verdict {
    private static final double MONEY_DIGITS = 0.0005;

    private final ReportFiles files;

    private Verdict(ReportFiles files) {
        this.files = files;
    }

    static List<String> of(ReportFiles files) {
        var verdict = new Verdict(files);
        var sentences = new ArrayList<String>();
        sentences.add(verdict.result());
        var sureness = verdict.sureness();
        if (!sureness.isEmpty()) {
            sentences.add(sureness);
        }
        return sentences;
    }

    private String result() {
        if (Words.whole(files.summary(), "fills") == 0) {
            return "No order was filled: there is nothing to judge.";
        }
        var yearly = files.value("cagr");
        var isYearly = Double.isFinite(yearly) && Double.isFinite(files.beside("cagr"));
        var own = isYearly ? yearly : files.value("total_return");
        var held = isYearly ? files.beside("cagr") : files.beside("total_return");
        var span = isYearly ? " a year" : " in all";
        if (!Double.isFinite(own)) {
            return "The return cannot be told: "
                    + files.statistic("total_return").get("reason").text()
                    + ".";
        }
        if (!Double.isFinite(held)) {
            return (own > 0 ? "A gain of " : own < 0 ? "A loss of " : "A return of ")
                    + Words.percent(Math.abs(own))
                    + span
                    + "; nothing to compare it with.";
        }
        var comparison = files.report().get("comparison").get("name").text();
        var difference = own - held;
        var word =
                Math.abs(difference) < MONEY_DIGITS
                        ? "About the return of "
                        : difference > 0 ? "More return than " : "Less return than ";
        return word
                + comparison
                + " ("
                + Words.percent(own)
                + " against "
                + Words.percent(held)
                + span
                + ")"
                + drawdown()
                + ".";
    }

    private String drawdown() {
        var own = files.value("max_drawdown");
        var held = files.beside("max_drawdown");
        if (!Double.isFinite(own) || !Double.isFinite(held) || held == 0) {
            return "";
        }
        var change = own / held - 1;
        var amount = Words.fixed(Math.abs(change) * 100, 0) + " %";
        return Math.abs(change) < 0.005
                ? " with the same deepest drawdown"
                : change < 0
                        ? " with a deepest drawdown " + amount + " smaller"
                        : " with a deepest drawdown " + amount + " larger";
    }

    /// What the interval of the Sharpe ratio and the number of trades allow to say.
    private String sureness() {
        var sharpe = files.statistic("sharpe_ratio");
        var ends = sharpe.get("ci95").items();
        var trades = Words.count(Words.whole(files.summary(), "trades"), "closed trade");
        if (ends.size() != 2) {
            return "Sharpe cannot be told (" + sharpe.get("reason").text() + "); " + trades + ".";
        }
        var low = ends.get(0).number().orElseThrow().doubleValue();
        var high = ends.get(1).number().orElseThrow().doubleValue();
        var judged =
                low > 0
                        ? "above 0 as far as this one run can tell"
                        : high < 0
                                ? "below 0 as far as this one run can tell"
                                : "which luck alone would explain";
        return "Its Sharpe ratio lies between "
                + Words.fixed(low, 2)
                + " and "
                + Words.fixed(high, 2)
                + " (95 %, "
                + Words.count(Words.whole(sharpe, "n"), "return")
                + "), "
                + judged
                + "; "
                + trades
                + ".";
    }
}
