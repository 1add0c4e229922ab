package dev.tandem.api.strategy;

/// How [TargetWeights] turns weights into orders.
///
/// @param minTradeValue differences worth less than this, in the account's currency, are left
///   alone; 0 for none
/// @param minWeightChange differences of less than this share of equity are left alone; 0 for none
/// @param maxWeight larger weights, in absolute terms, are cut to this
/// @param sellsFirst sells leave before buys, and buys that need their proceeds wait for them
public record RebalanceConfig(
        double minTradeValue, double minWeightChange, double maxWeight, boolean sellsFirst) {
    /// No minimum value, 0.1 % of equity, weights up to 1, sells first.
    public static final RebalanceConfig STANDARD = new RebalanceConfig(0, 0.001, 1.0, true);

    public RebalanceConfig withMinTradeValue(double changed) {
        return new RebalanceConfig(changed, minWeightChange, maxWeight, sellsFirst);
    }

    public RebalanceConfig withMinWeightChange(double changed) {
        return new RebalanceConfig(minTradeValue, changed, maxWeight, sellsFirst);
    }

    public RebalanceConfig withMaxWeight(double changed) {
        return new RebalanceConfig(minTradeValue, minWeightChange, changed, sellsFirst);
    }
}
