package dev.tandem.analytics;

import java.util.ArrayList;
import java.util.List;

/// Something that a reader of the figures must know.
///
/// @param code stable code such as `TDM-3011`
/// @param text one sentence without a full stop
public record Warning(String code, String text) {
    private static final int FEW_TRADES = 30;

    /// What follows from the figures themselves: few trades, and no costs at all.
    ///
    /// @param modelsSlippage whether fills were made worse than the price in the data
    public static List<Warning> of(Statistics statistics, boolean modelsSlippage) {
        var warnings = new ArrayList<Warning>();
        var trades = (long) statistics.value("trades").orElse(0);
        if (trades < FEW_TRADES) {
            warnings.add(fewTrades(trades));
        }
        var fills = statistics.find("commission_total").map(Statistic::n).orElse(0L);
        if (fills > 0 && !modelsSlippage && statistics.value("commission_total").orElse(0) == 0) {
            warnings.add(
                    new Warning(
                            "TDM-3004",
                            "costs are off: no commission, no slippage beyond the prices of the data"));
        }
        return List.copyOf(warnings);
    }

    private static Warning fewTrades(long trades) {
        var text =
                switch ((int) trades) {
                    case 0 -> "no trade was closed: there are no trade statistics";
                    case 1 -> "1 trade is few: trade statistics have wide error bars";
                    default -> trades + " trades are few: trade statistics have wide error bars";
                };
        return new Warning("TDM-3011", text);
    }

    @Override
    public String toString() {
        return text + " (" + code + ")";
    }
}
