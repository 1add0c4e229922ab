package dev.tandem.simulator;

import dev.tandem.api.order.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Commission and slippage by their documentation, in decimals.
final class TwinCosts {
    private TwinCosts() {}

    static BigDecimal commission(
            Commission model,
            BigDecimal quantity,
            BigDecimal price,
            boolean maker,
            BigDecimal before,
            int scale) {
        var worth = money(price.multiply(quantity).abs(), scale);
        return switch (model) {
            case Commission.None() -> BigDecimal.ZERO;
            case Commission.Percent(var rate) -> money(worth.multiply(rate), scale);
            case Commission.MakerTaker(var makes, var takes) ->
                    money(worth.multiply(maker ? makes : takes), scale);
            case Commission.PerShare(var amount, var minimum, var maximum) -> {
                var fee = money(amount.multiply(quantity), scale).max(minimum);
                yield maximum.signum() == 0 ? fee : fee.min(money(worth.multiply(maximum), scale));
            }
            case Commission.PerShareOfOrder(var amount, var minimum) -> {
                var after = money(amount.multiply(before.add(quantity)), scale).max(minimum);
                var paid =
                        before.signum() == 0
                                ? BigDecimal.ZERO
                                : money(amount.multiply(before), scale).max(minimum);
                yield after.subtract(paid);
            }
            case Commission.PerContract(var amount) -> money(amount.multiply(quantity), scale);
            case Commission.PerOrder(var amount) -> before.signum() > 0 ? BigDecimal.ZERO : amount;
            case Commission.PerFill(var amount) -> amount;
            case Commission.Sum(var parts) ->
                    parts.stream()
                            .map(part -> commission(part, quantity, price, maker, before, scale))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            case Commission.Tiered _ -> throw new IllegalArgumentException("not in the twin");
        };
    }

    /// A price made worse.
    static BigDecimal slipped(
            Slippage model,
            Side side,
            BigDecimal price,
            BigDecimal traded,
            double volume,
            boolean opens,
            int scale) {
        var worse =
                switch (model) {
                    case Slippage.None() -> BigDecimal.ZERO;
                    case Slippage.BasisPoints(var points) ->
                            price.abs().multiply(points).movePointLeft(4);
                    case Slippage.Fixed(var amount) -> amount.toDecimal();
                    case Slippage.Spread(var share, var charge) ->
                            switch (charge) {
                                case HALF_EACH ->
                                        price.abs().multiply(share).divide(BigDecimal.TWO);
                                case ENTRY -> opens ? price.abs().multiply(share) : BigDecimal.ZERO;
                            };
                    case Slippage.VolumeShare(var impact, var limit) -> {
                        if (!(volume > 0)) {
                            yield BigDecimal.ZERO;
                        }
                        var part =
                                traded.divide(BigDecimal.valueOf(volume), MathContext.DECIMAL64)
                                        .min(limit);
                        yield price.abs().multiply(impact).multiply(part).multiply(part);
                    }
                };
        return price.add(
                worse.setScale(scale, RoundingMode.HALF_EVEN)
                        .multiply(BigDecimal.valueOf(side.sign())));
    }

    static BigDecimal money(BigDecimal amount, int scale) {
        return amount.setScale(scale, RoundingMode.HALF_EVEN);
    }
}
