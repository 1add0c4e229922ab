package dev.tandem.analytics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// The statistics of closed trades; amounts are in the currency of the account, after commission.
final class TradeStatistics {
    private static final double NANOS_PER_DAY = 86_400e9;
    private static final int SOME = 10;

    private final List<Trade> trades;
    private final int openTrades;
    private final Sample sample;
    private final long wins;
    private final long losses;

    TradeStatistics(List<Trade> trades, int openTrades) {
        this.trades = trades;
        this.openTrades = openTrades;
        sample = Sample.of(trades.size(), "trades");
        wins = trades.stream().filter(Trade::isWon).count();
        losses = trades.stream().filter(trade -> trade.pnlNet().isNegative()).count();
    }

    List<Statistic> all() {
        return List.of(
                trades(),
                openTrades(),
                closedProfit(),
                winRate(),
                profitFactor(),
                payoff(),
                expectancy(),
                expectancyOfEquity(),
                averageHoldDays(),
                averageHoldBars(),
                bestTrade(),
                worstTrade());
    }

    /// From flat to flat for each instrument and strategy, see [Trade].
    Statistic trades() {
        return sample.figure("trades", "closed trades", 0, trades::size);
    }

    Statistic openTrades() {
        return Statistic.of("open_trades", openTrades, openTrades, "positions open at the end");
    }

    /// The sum of net pnl.
    Statistic closedProfit() {
        return sample.figure(
                "closed_pnl", "sum of net pnl", 0, () -> each(TradeStatistics::net).sum());
    }

    /// Trades with net pnl above 0 over all closed ones: zero counts as not won.
    Statistic winRate() {
        return sample.figure(
                "win_rate",
                "trades with net pnl > 0 / trades",
                1,
                () -> (double) wins / trades.size());
    }

    /// The sum of winning pnl over the absolute sum of losing pnl. Fewer than 10 trades are warned
    /// about, see [Warning].
    Statistic profitFactor() {
        return sample.unless(losses == 0, "no losing trade")
                .figure(
                        "profit_factor",
                        "sum of winning pnl / abs(sum of losing pnl)",
                        1,
                        () -> won() / lost());
    }

    /// `mean win / abs(mean loss)`
    Statistic payoff() {
        return sample.unless(losses == 0, "no losing trade")
                .unless(wins == 0, "no winning trade")
                .figure(
                        "payoff",
                        "mean winning pnl / abs(mean losing pnl)",
                        SOME,
                        () -> won() / wins / (lost() / losses));
    }

    /// Mean net pnl in currency.
    Statistic expectancy() {
        return mean("expectancy", "mean net pnl", SOME, TradeStatistics::net);
    }

    /// `mean(net pnl / equity at entry)`
    Statistic expectancyOfEquity() {
        return mean(
                "expectancy_of_equity",
                "mean(net pnl / equity at entry)",
                SOME,
                trade -> net(trade) / Amount.of(trade.equityAtOpen()));
    }

    Statistic averageHoldDays() {
        return mean(
                "average_hold_days",
                "mean days from first to last fill",
                1,
                trade -> (trade.closedNanos() - trade.openedNanos()) / NANOS_PER_DAY);
    }

    Statistic averageHoldBars() {
        return mean("average_hold_bars", "mean bars held", 1, Trade::bars);
    }

    Statistic bestTrade() {
        return sample.figure(
                "best_trade",
                "max(net pnl / value of the entries)",
                1,
                () -> each(TradeStatistics::gain).max().orElseThrow());
    }

    Statistic worstTrade() {
        return sample.figure(
                "worst_trade",
                "min(net pnl / value of the entries)",
                1,
                () -> each(TradeStatistics::gain).min().orElseThrow());
    }

    private Statistic mean(String name, String formula, int least, ToDoubleFunction<Trade> figure) {
        return sample.figure(name, formula, least, () -> each(figure).average().orElseThrow());
    }

    private DoubleStream each(ToDoubleFunction<Trade> figure) {
        return trades.stream().mapToDouble(figure);
    }

    private double won() {
        return each(trade -> Math.max(0, net(trade))).sum();
    }

    private double lost() {
        return each(trade -> Math.max(0, -net(trade))).sum();
    }

    private static double gain(Trade trade) {
        return net(trade) / Amount.of(trade.entryValue());
    }

    private static double net(Trade trade) {
        return Amount.of(trade.pnlNet());
    }
}
