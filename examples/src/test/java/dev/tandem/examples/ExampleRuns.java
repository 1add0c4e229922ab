package dev.tandem.examples;

import java.util.List;

/// The runs that tests look inside of, one or more of each example.
final class ExampleRuns {
    private static final String FUNDS =
            "equities-daily/etf/DBC.csv.gz equities-daily/etf/IEF.csv.gz"
                    + " equities-daily/etf/SPY.csv.gz equities-daily/etf/VEU.csv.gz"
                    + " equities-daily/etf/VNQ.csv.gz";
    private static final String PAIR =
            "equities-daily/lean/SPY.csv.gz equities-daily/lean/IWM.csv.gz";
    private static final String COIN = "crypto-1m/bitfinex_BTCUSD_1m_2015.csv.gz";
    private static final String QUICK_TREND =
            "--class crypto --symbols BTCUSD --param fast=4 --param slow=12 --param breakout=8"
                    + " --param range=8";

    private static final String PERPETUAL = "crypto-l2/binance-usdm_BTCUSDT_20240808.jsonl.gz";
    private static final String TRADES = "crypto-trades/binance_XRPETH_trades_2019-10.csv.gz";
    private static final String MAKER = "--instruments perpetual.yaml --bars 1m --short";
    private static final String FLOW = "--symbols XRPETH --class crypto --bars 1h";

    private ExampleRuns() {}

    /// A long run of each.
    static List<ExampleRun> whole() {
        return List.of(
                new ExampleRun("GoldenCross", "equities-daily/lean/SPY.csv.gz", ""),
                new ExampleRun("GoldenCross", FUNDS, "--param fast=10 --param slow=30"),
                new ExampleRun("RsiMeanReversion", FUNDS, ""),
                new ExampleRun("DonchianBreakout", FUNDS, ""),
                new ExampleRun("MonthlyRebalance", FUNDS, ""),
                new ExampleRun("PairTrade", PAIR, "--symbols SPY,IWM --from 2006-01-01 --short"),
                new ExampleRun(
                        "HourlyTrend", COIN, QUICK_TREND + " --from 2015-02-01 --to 2015-03-31"),
                new ExampleRun(
                        "HourlyTrend",
                        COIN,
                        QUICK_TREND + " --bars 15m,1h --from 2015-09-01 --to 2015-10-31"),
                new ExampleRun("TwoSidedMaker", PERPETUAL, MAKER),
                new ExampleRun("TradeFlow", TRADES, FLOW));
    }

    /// About 150 bars of each, in which it trades.
    static List<ExampleRun> small() {
        return List.of(
                new ExampleRun(
                        "GoldenCross",
                        "equities-daily/lean/SPY.csv.gz",
                        "--from 2010-01-01 --to 2010-08-10 --param fast=5 --param slow=20"),
                new ExampleRun(
                        "RsiMeanReversion",
                        FUNDS,
                        "--from 2010-04-15 --to 2010-05-28 --param period=4"),
                new ExampleRun(
                        "DonchianBreakout",
                        FUNDS,
                        "--from 2009-03-01 --to 2009-04-15 --param entry=10 --param exit=5"),
                new ExampleRun("MonthlyRebalance", FUNDS, "--from 2010-03-25 --to 2010-05-10"),
                new ExampleRun(
                        "PairTrade",
                        PAIR,
                        "--symbols SPY,IWM --from 2009-01-02 --to 2009-04-20 --short"
                                + " --param days=20 --param enter=1"),
                new ExampleRun(
                        "HourlyTrend",
                        COIN,
                        QUICK_TREND + " --bars 15m,1h --from 2015-02-14 --to 2015-02-14"));
    }
}
