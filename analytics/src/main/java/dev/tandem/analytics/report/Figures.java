package dev.tandem.analytics.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// How each statistic of `summary.json` is called, written and explained. One that is not listed
/// here is shown under its key.
final class Figures {
    /// How a value is written.
    enum Unit {
        PERCENT,
        RATIO,
        COUNT,
        MONEY,
        DAYS,
        POINTS;

        String text(double value) {
            return switch (this) {
                case PERCENT -> Words.percent(value);
                case RATIO -> Words.fixed(value, 2);
                case COUNT -> Words.fixed(value, value == Math.rint(value) ? 0 : 1);
                case MONEY -> Words.fixed(value, 2);
                case DAYS -> Words.fixed(value, 1) + " d";
                case POINTS -> Words.fixed(value, 2) + " bps";
            };
        }
    }

    /// A statistic.
    record Figure(String name, String label, Unit unit, String meaning) {}

    private static final SequencedMap<String, Figure> ALL = new LinkedHashMap<>();

    static final List<String> RETURNS =
            List.of("total_return", "cagr", "volatility", "skew", "excess_kurtosis");
    static final List<String> BENCHMARK =
            List.of("beta", "alpha", "r_squared", "tracking_error", "information_ratio");
    static final List<String> RISK =
            List.of(
                    "sharpe_ratio",
                    "sortino_ratio",
                    "calmar_ratio",
                    "max_drawdown",
                    "max_drawdown_on_closes",
                    "max_drawdown_days",
                    "max_drawdown_recovery_days",
                    "ulcer_index",
                    "value_at_risk_95",
                    "conditional_value_at_risk_95");
    static final List<String> TRADES =
            List.of(
                    "trades",
                    "open_trades",
                    "closed_pnl",
                    "win_rate",
                    "profit_factor",
                    "payoff",
                    "expectancy",
                    "expectancy_of_equity",
                    "average_hold_days",
                    "average_hold_bars",
                    "best_trade",
                    "worst_trade",
                    "mae_mean",
                    "mae_worst",
                    "mae_of_entry_mean",
                    "mfe_mean",
                    "mfe_best",
                    "mfe_of_entry_mean");
    static final List<String> EXPOSURE =
            List.of(
                    "time_in_market",
                    "gross_exposure_mean",
                    "gross_exposure_max",
                    "net_exposure_mean",
                    "net_exposure_min",
                    "net_exposure_max",
                    "leverage_mean",
                    "leverage_max",
                    "turnover");
    static final List<String> COSTS =
            List.of(
                    "gross_pnl",
                    "commission_total",
                    "commission_of_gross",
                    "slippage_bps",
                    "slippage_cost",
                    "slippage_of_gross",
                    "funding_total",
                    "funding_of_gross",
                    "borrow_total",
                    "borrow_of_gross",
                    "interest_total",
                    "dividend_total",
                    "conversion_total",
                    "liquidation_total");
    static final List<String> SKILL =
            List.of("probabilistic_sharpe_ratio", "deflated_sharpe_ratio");

    static {
        percent(
                "total_return",
                "Total return",
                "What the account gained or lost over the whole run.");
        percent("cagr", "CAGR", "The steady yearly growth that would have made the same total.");
        percent("volatility", "Volatility", "How widely returns scatter, a year.");
        ratio(
                "sharpe_ratio",
                "Sharpe",
                "Return above the risk-free rate for each unit of volatility.");
        ratio("sortino_ratio", "Sortino", "The same with the scatter of losses only.");
        percent(
                "max_drawdown",
                "Max drawdown",
                "The deepest fall below an earlier peak, all marks.");
        percent("max_drawdown_on_closes", "Max drawdown, closes", "The same at period ends only.");
        days("max_drawdown_days", "Drawdown length", "From the peak to its recovery.");
        days("max_drawdown_recovery_days", "Recovery", "From the trough to the recovery.");
        ratio("calmar_ratio", "Calmar", "Yearly growth for each unit of the deepest fall.");
        percent("ulcer_index", "Ulcer index", "How deep and how long the account was under water.");
        percent("value_at_risk_95", "VaR 95 %", "One period in twenty was this bad or worse.");
        percent("conditional_value_at_risk_95", "CVaR 95 %", "The mean of those periods.");
        ratio("skew", "Skew", "Below 0: large losses are more common than large gains.");
        ratio(
                "excess_kurtosis",
                "Excess kurtosis",
                "Above 0: extreme periods are more common than a bell curve has.");
        ratio("beta", "Beta", "How far the account moves with the benchmark.");
        percent("alpha", "Alpha", "Yearly return that the moves of the benchmark do not explain.");
        ratio("r_squared", "R squared", "Share of the moves that the benchmark explains.");
        percent(
                "tracking_error",
                "Tracking error",
                "Scatter of the difference to the benchmark, a year.");
        ratio(
                "information_ratio",
                "Information ratio",
                "Return above the benchmark for each unit of that scatter.");
        percent(
                "probabilistic_sharpe_ratio",
                "Probabilistic Sharpe",
                "How probable it is that the true Sharpe is above 0.");
        percent(
                "deflated_sharpe_ratio",
                "Deflated Sharpe",
                "The same against the best of all that was tried.");
        percent("time_in_market", "Time in market", "Share of periods with an open position.");
        percent(
                "gross_exposure_mean",
                "Gross exposure, mean",
                "Positions without sign against equity.");
        percent("gross_exposure_max", "Gross exposure, max", "The most of it.");
        percent("net_exposure_mean", "Net exposure, mean", "Longs less shorts against equity.");
        percent("net_exposure_min", "Net exposure, min", "The least of it.");
        percent("net_exposure_max", "Net exposure, max", "The most of it.");
        ratio("leverage_mean", "Leverage, mean", "Gross exposure as a multiple of equity.");
        ratio("leverage_max", "Leverage, max", "The most of it.");
        ratio("turnover", "Turnover a year", "How often the account is traded once around.");
        count("trades", "Closed trades", "From flat to flat, by instrument.");
        count("open_trades", "Open trades", "Positions at the end; in no figure of closed trades.");
        money("closed_pnl", "Closed profit", "Net of commission.");
        percent("win_rate", "Win rate", "Trades that earned; zero counts as not won.");
        ratio(
                "profit_factor",
                "Profit factor",
                "What winners earned for each unit that losers lost.");
        ratio("payoff", "Payoff", "The mean winner against the mean loser.");
        money("expectancy", "Expectancy", "Mean net profit of a trade.");
        percent(
                "expectancy_of_equity",
                "Expectancy of equity",
                "The same as a share of equity at entry.");
        days("average_hold_days", "Mean hold", "Days from the first to the last fill.");
        count("average_hold_bars", "Mean hold, bars", "Bars that ended while a position was open.");
        percent("best_trade", "Best trade", "Net profit as a share of what the entry was worth.");
        percent("worst_trade", "Worst trade", "The same for the worst one.");
        money("mae_mean", "MAE, mean", "How far trades went against us, on average.");
        money("mae_worst", "MAE, worst", "The worst of it.");
        percent(
                "mae_of_entry_mean",
                "MAE of entry, mean",
                "As a share of what the entry was worth.");
        money("mfe_mean", "MFE, mean", "How far trades went our way, on average.");
        money("mfe_best", "MFE, best", "The best of it.");
        percent(
                "mfe_of_entry_mean",
                "MFE of entry, mean",
                "As a share of what the entry was worth.");
        add(
                "slippage_bps",
                "Slippage",
                Unit.POINTS,
                "Fill against the last price at the decision, overnight moves included.");
        money(
                "gross_pnl",
                "Gross profit",
                "Before commission, funding, borrow and liquidation fees.");
        money("commission_total", "Commission", "Paid to the venue.");
        percent("commission_of_gross", "Commission of gross", "As a share of gross profit.");
        money(
                "slippage_cost",
                "Slippage cost",
                "What the difference to the decision price came to.");
        percent("slippage_of_gross", "Slippage of gross", "As a share of gross profit.");
        money("funding_total", "Funding", "Paid; below 0 received.");
        percent("funding_of_gross", "Funding of gross", "As a share of gross profit.");
        money("borrow_total", "Borrow fees", "Paid for borrowed instruments.");
        percent("borrow_of_gross", "Borrow of gross", "As a share of gross profit.");
        money("interest_total", "Interest", "Paid; below 0 received.");
        money("dividend_total", "Dividends", "Paid on shorts; below 0 received.");
        money("conversion_total", "Conversion", "What exchanging currencies cost.");
        money("liquidation_total", "Liquidation fees", "Paid when the venue closed positions.");
    }

    private Figures() {}

    private static void percent(String name, String label, String meaning) {
        add(name, label, Unit.PERCENT, meaning);
    }

    private static void ratio(String name, String label, String meaning) {
        add(name, label, Unit.RATIO, meaning);
    }

    private static void count(String name, String label, String meaning) {
        add(name, label, Unit.COUNT, meaning);
    }

    private static void money(String name, String label, String meaning) {
        add(name, label, Unit.MONEY, meaning);
    }

    private static void days(String name, String label, String meaning) {
        add(name, label, Unit.DAYS, meaning);
    }

    private static void add(String name, String label, Unit unit, String meaning) {
        ALL.put(name, new Figure(name, label, unit, meaning));
    }

    /// The figure of a key; an unknown one is a ratio under its key.
    static Figure of(String name) {
        var known = ALL.get(name);
        var label = name.replace('_', ' ').toLowerCase(Locale.ROOT);
        return known == null ? new Figure(name, label, Unit.RATIO, "") : known;
    }
}
