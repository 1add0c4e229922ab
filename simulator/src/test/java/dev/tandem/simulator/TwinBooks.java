package dev.tandem.simulator;

import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.Side;
import dev.tandem.simulator.FundRules.Check;
import dev.tandem.simulator.TwinOrder.Stage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;

/// Cash, positions and what can be paid, in decimals.
final class TwinBooks {
    static final int SCALE = 8;

    final VenueModel model;
    final BigDecimal[] positions;
    final BigDecimal[] marks;
    BigDecimal cash;
    private long runningNanos = Long.MIN_VALUE;
    private BigDecimal runningCash = BigDecimal.ZERO;
    private BigDecimal[] runningPositions = {};

    TwinBooks(VenueModel model, int instruments, BigDecimal cash) {
        this.model = model;
        this.cash = cash;
        positions = new BigDecimal[instruments];
        marks = new BigDecimal[instruments];
        java.util.Arrays.fill(positions, BigDecimal.ZERO);
    }

    /// What of a quantity closes the position.
    BigDecimal closing(TwinOrder order, BigDecimal quantity) {
        return closing(order, quantity, positions[place(order)]);
    }

    private static BigDecimal closing(TwinOrder order, BigDecimal quantity, BigDecimal position) {
        return position.multiply(order.sign).negate().max(BigDecimal.ZERO).min(quantity);
    }

    /// Whether an order is refused when it arrives; reserves its cost if not.
    boolean refuses(TwinOrder order, long atNanos, Collection<TwinOrder> others) {
        return switch (model.funds().check()) {
            case AT_FILL, MARGIN, NEVER -> false;
            case RUNNING -> refusesRunning(order, atNanos);
            case RESERVE -> !order.asleep && refusesBeside(order, atNanos, others);
        };
    }

    private boolean refusesBeside(TwinOrder order, long atNanos, Collection<TwinOrder> others) {
        if (order.intent.reduceOnly()) {
            return closing(order, BigDecimal.ONE).signum() == 0;
        }
        var price = reference(order);
        var wanted =
                order.sized && price != null ? resolve(order, price, price, atNanos) : order.left();
        var closing = closing(order, wanted);
        if (closing.compareTo(wanted) == 0) {
            return false;
        }
        var promised =
                others.stream()
                        .map(other -> other.reserved)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var refused =
                price == null
                        ? order.side == Side.SELL && !model.funds().shortSelling()
                        : !canOpen(order, price, closing, wanted.subtract(closing), promised);
        if (!refused && price != null) {
            reserve(order);
        }
        return refused;
    }

    private boolean refusesRunning(TwinOrder order, long atNanos) {
        if (runningNanos != atNanos) {
            runningNanos = atNanos;
            runningCash = cash;
            runningPositions = positions.clone();
        }
        var price = reference(order);
        if (price == null) {
            return false;
        }
        var place = place(order);
        var closing = closing(order, order.left(), runningPositions[place]);
        runningCash =
                runningCash
                        .subtract(order.sign.multiply(worth(price, order.left())))
                        .subtract(fee(order, closing, order.left().subtract(closing), price));
        runningPositions[place] = runningPositions[place].add(order.sign.multiply(order.left()));
        return runningCash.signum() < 0;
    }

    /// Whether what a fill opens can be had.
    ///
    /// @param raw the price before slippage
    boolean canFill(
            TwinOrder order,
            BigDecimal raw,
            BigDecimal price,
            BigDecimal closing,
            BigDecimal opening) {
        if (model.funds().check() != Check.MARGIN) {
            return canOpen(order, price, closing, opening, BigDecimal.ZERO);
        }
        if (order.side == Side.SELL && !model.funds().shortSelling()) {
            return false;
        }
        var each = withFee(order, raw, price, order.total);
        return each.multiply(opening).compareTo(openable(order, raw, closing)) <= 0;
    }

    /// What may be opened by the equity that positions leave free, once a part of one has been
    /// closed.
    private BigDecimal openable(TwinOrder order, BigDecimal raw, BigDecimal closing) {
        var after = positions.clone();
        var place = place(order);
        after[place] = after[place].add(order.sign.multiply(closing));
        var free =
                cash.subtract(order.sign.multiply(worth(raw, closing)))
                        .subtract(part(order, closing, raw, order.filled, false));
        for (var i = 0; i < after.length; i++) {
            if (after[i].signum() != 0) {
                var held = worth(marks[i], after[i]);
                var bound = held.abs().divide(model.funds().leverage(), MathContext.DECIMAL128);
                free = free.add(held).subtract(bound);
            }
        }
        return free.max(BigDecimal.ZERO).multiply(model.funds().leverage());
    }

    /// One unit with its part of what an order of so many costs.
    private BigDecimal withFee(
            TwinOrder order, BigDecimal raw, BigDecimal price, BigDecimal quantity) {
        var fee = part(order, quantity, raw, BigDecimal.ZERO, false);
        return fee.signum() == 0 ? price : price.add(fee.divide(quantity, MathContext.DECIMAL128));
    }

    boolean canOpen(
            TwinOrder order,
            BigDecimal price,
            BigDecimal closing,
            BigDecimal opening,
            BigDecimal promised) {
        if (model.funds().check() == Check.NEVER) {
            return true;
        }
        if (order.side == Side.SELL && !model.funds().shortSelling()) {
            return false;
        }
        var quantity = closing.add(opening);
        var free =
                cash.subtract(order.sign.multiply(worth(price, quantity)))
                        .subtract(fee(order, closing, opening, price))
                        .subtract(promised);
        var shorts = BigDecimal.ZERO;
        for (var i = 0; i < positions.length; i++) {
            var own = i == place(order);
            var held = own ? positions[i].add(order.sign.multiply(quantity)) : positions[i];
            if (held.signum() < 0) {
                shorts = shorts.add(worth(own ? price : marks[i], held.negate()));
            }
        }
        var cover = TwinCosts.money(shorts.multiply(model.funds().shortCover()), SCALE);
        return free.subtract(cover).signum() >= 0;
    }

    /// What a buy may cost beyond buying a short back.
    void reserve(TwinOrder order) {
        var price = reference(order);
        order.reserved = BigDecimal.ZERO;
        if (order.side == Side.BUY && !order.intent.reduceOnly() && price != null) {
            var opening = order.left().subtract(closing(order, order.left()));
            var fee = part(order, opening, price, BigDecimal.ZERO, false);
            order.reserved = worth(price, opening).add(fee);
        }
    }

    private BigDecimal reference(TwinOrder order) {
        if (order.stage == Stage.MARKET || (order.trails() && marks[place(order)] == null)) {
            return marks[place(order)];
        }
        var running = model.funds().check() == Check.RUNNING;
        var byLimit =
                order.stage == Stage.LIMIT
                        || (order.limitAfter && (order.stage == Stage.TOUCH || !running));
        return byLimit ? order.limit : order.trigger;
    }

    /// @param raw the price before slippage
    BigDecimal resolve(TwinOrder order, BigDecimal raw, BigDecimal price, long atNanos) {
        var lot = order.intent.instrument().rulesAt(atNanos).lot().toDecimal();
        return switch (order.intent.size()) {
            case OrderSize.Units(var quantity) -> quantity.toDecimal();
            case OrderSize.Value(var amount) ->
                    amount.toDecimal()
                            .divide(price.multiply(lot), 0, RoundingMode.DOWN)
                            .multiply(lot);
            case OrderSize.EquityShare(var share) when model.funds().check() == Check.MARGIN -> {
                var unit = share.setScale(OrderFlow.QUANTITY_SCALE, RoundingMode.HALF_EVEN);
                var each = withFee(order, raw, price, unit);
                yield openable(order, raw, BigDecimal.ZERO)
                        .multiply(share)
                        .divide(each.multiply(lot), 0, RoundingMode.DOWN)
                        .multiply(lot);
            }
            case OrderSize.EquityShare(var share) -> {
                var worth = equity().max(BigDecimal.ZERO).multiply(share);
                var quantity =
                        worth.divide(price.multiply(lot), 0, RoundingMode.DOWN).multiply(lot);
                while (quantity.signum() > 0
                        && worth(price, quantity)
                                        .add(part(order, quantity, price, BigDecimal.ZERO, false))
                                        .compareTo(worth)
                                > 0) {
                    quantity = quantity.subtract(lot); // slow and obvious
                }
                yield quantity;
            }
        };
    }

    private BigDecimal equity() {
        var equity = cash;
        for (var i = 0; i < positions.length; i++) {
            if (positions[i].signum() != 0) {
                equity = equity.add(worth(marks[i], positions[i]));
            }
        }
        return equity;
    }

    BigDecimal fee(TwinOrder order, BigDecimal closing, BigDecimal opening, BigDecimal price) {
        return fee(order, closing, opening, price, false);
    }

    BigDecimal fee(
            TwinOrder order,
            BigDecimal closing,
            BigDecimal opening,
            BigDecimal price,
            boolean maker) {
        var first = part(order, closing, price, order.filled, maker);
        return first.add(part(order, opening, price, order.filled.add(closing), maker));
    }

    private BigDecimal part(
            TwinOrder order,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal before,
            boolean maker) {
        return quantity.signum() == 0
                ? BigDecimal.ZERO
                : TwinCosts.commission(model.commission(), quantity, price, maker, before, SCALE);
    }

    void book(TwinOrder order, BigDecimal quantity, BigDecimal price, BigDecimal fee) {
        cash = cash.subtract(order.sign.multiply(worth(price, quantity))).subtract(fee);
        positions[place(order)] = positions[place(order)].add(order.sign.multiply(quantity));
        order.fill(quantity, price);
    }

    private static BigDecimal worth(BigDecimal price, BigDecimal quantity) {
        return TwinCosts.money(price.multiply(quantity), SCALE);
    }

    static int place(TwinOrder order) {
        return order.intent.instrument().ordinal();
    }
}
