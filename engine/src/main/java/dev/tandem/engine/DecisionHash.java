package dev.tandem.engine;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Price;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// SHA-256 over the ordered decisions of a run: two runs decided the same exactly when their hashes
/// are equal.
///
/// Each decision is a record of bytes, big endian (docs/adr/0003): cause (1), cause id (8), event
/// time (8), action (1), order number (8), then for a submit or a denial instrument ordinal (4),
/// side (1), quantity (8), kind of terms (1), prices, time in force (1, and for a date its instant
/// (8)), flags (1), and what they announce: links (parent (8), group (8), distance) and a size that
/// is no quantity; for a replace total quantity (8) and prices. Prices are limit or trigger (8), 0
/// without any; trigger and limit (16); or distances (kind (1), scale (1), amount (8)). The stream
/// of records is cut into blocks of 4096 bytes; the hash is `h = SHA-256(h + block)`, starting with
/// 32 zeros and ending with the rest, so that it can be saved and resumed at any decision.
final class DecisionHash {
    private static final int BLOCK = 4096;
    private static final int LONGEST = 256;
    private static final int REDUCE_ONLY = 1;
    private static final int POST_ONLY = 2;
    private static final int LINKED = 4;
    private static final int SIZED = 8;
    private static final int LONG = 16;
    private static final int SHORT = 32;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest sha = sha256();
    private final byte[] block = new byte[BLOCK + LONGEST];
    private byte[] chain = new byte[32];
    private int size; // bytes of the block so far

    void submit(Cause cause, long causeId, long atNanos, OrderIntent intent) {
        terms(cause, causeId, atNanos, (byte) 1, intent);
    }

    void denial(Cause cause, long causeId, long atNanos, OrderIntent intent) {
        terms(cause, causeId, atNanos, (byte) 2, intent);
    }

    void cancel(Cause cause, long causeId, long atNanos, long orderNumber) {
        head(cause, causeId, atNanos, (byte) 3, orderNumber);
        cut();
    }

    void replace(Cause cause, long causeId, long atNanos, OrderIntent changed) {
        head(cause, causeId, atNanos, (byte) 4, changed.orderNumber());
        putLong(changed.quantityUnits());
        prices(changed.terms(), changed.instrument());
        cut();
    }

    /// The hash of all decisions so far, as 64 hexadecimal digits; the stream goes on afterwards.
    String hex() {
        return HexFormat.of().formatHex(digest(size));
    }

    State save() {
        return new State()
                .put("chain", HexFormat.of().formatHex(chain))
                .put("block", HexFormat.of().formatHex(block, 0, size));
    }

    void load(State state) {
        chain = HexFormat.of().parseHex(state.getText("chain"));
        var saved = HexFormat.of().parseHex(state.getText("block"));
        System.arraycopy(saved, 0, block, 0, saved.length);
        size = saved.length;
    }

    private void terms(Cause cause, long causeId, long atNanos, byte action, OrderIntent intent) {
        head(cause, causeId, atNanos, action, intent.orderNumber());
        putInt(intent.instrument().ordinal());
        put(intent.side() == Side.BUY ? 1 : 2);
        putLong(intent.quantityUnits());
        put(code(intent.terms()));
        prices(intent.terms(), intent.instrument());
        timeInForce(intent.timeInForce());
        var sized = !(intent.size() instanceof OrderSize.Units);
        put(
                (intent.reduceOnly() ? REDUCE_ONLY : 0)
                        | (intent.postOnly() ? POST_ONLY : 0)
                        | (intent.links().isNone() ? 0 : LINKED)
                        | (sized ? SIZED : 0)
                        | sideMode(intent.sideMode()));
        if (!intent.links().isNone()) {
            putLong(intent.links().parent());
            putLong(intent.links().group());
            distance(intent.links().fromFill().orElse(null), intent.instrument());
        }
        switch (intent.size()) {
            case OrderSize.Units _ -> {}
            case OrderSize.Value(var amount) -> {
                put(1);
                putLong(amount.units());
            }
            case OrderSize.EquityShare(var share) ->
                    decimal((byte) 2, share.unscaledValue().longValueExact(), share.scale());
        }
        cut();
    }

    private static int sideMode(SideMode mode) {
        return switch (mode) {
            case NET -> 0;
            case LONG -> LONG;
            case SHORT -> SHORT;
        };
    }

    private static byte code(OrderTerms terms) {
        return switch (terms) {
            case OrderTerms.Market() -> 1;
            case OrderTerms.Limit _ -> 2;
            case OrderTerms.Stop _ -> 3;
            case OrderTerms.StopLimit _ -> 4;
            case OrderTerms.TrailingStop _ -> 5;
            case OrderTerms.TrailingStopLimit _ -> 6;
            case OrderTerms.MarketIfTouched _ -> 7;
            case OrderTerms.LimitIfTouched _ -> 8;
            case OrderTerms.MarketToLimit() -> 9;
            case OrderTerms.Iceberg _ -> 10;
        };
    }

    private void prices(OrderTerms terms, Instrument instrument) {
        switch (terms) {
            case OrderTerms.Market(), OrderTerms.MarketToLimit() -> putLong(0);
            case OrderTerms.Limit(var price) -> price(price, instrument);
            case OrderTerms.Stop(var trigger) -> price(trigger, instrument);
            case OrderTerms.MarketIfTouched(var trigger) -> price(trigger, instrument);
            case OrderTerms.StopLimit(var trigger, var limit) -> {
                price(trigger, instrument);
                price(limit, instrument);
            }
            case OrderTerms.LimitIfTouched(var trigger, var limit) -> {
                price(trigger, instrument);
                price(limit, instrument);
            }
            case OrderTerms.TrailingStop(var trail) -> distance(trail, instrument);
            case OrderTerms.TrailingStopLimit(var trail, var offset) -> {
                distance(trail, instrument);
                price(offset, instrument);
            }
            case OrderTerms.Iceberg(var price, var display) -> {
                price(price, instrument);
                putLong(display.unitsAt(instrument.quantityScale()));
            }
        }
    }

    private void price(Price price, Instrument instrument) {
        putLong(price.unitsAt(instrument.priceScale()));
    }

    private void distance(@Nullable Distance distance, Instrument instrument) {
        switch (distance) {
            case null -> decimal((byte) 0, 0, 0);
            case Distance.Amount(var amount) ->
                    decimal(
                            (byte) 1,
                            amount.unitsAt(instrument.priceScale()),
                            instrument.priceScale());
            case Distance.Percent(var percent) ->
                    decimal((byte) 2, percent.unscaledValue().longValueExact(), percent.scale());
        }
    }

    private void decimal(byte kind, long units, int scale) {
        put(kind);
        put(scale);
        putLong(units);
    }

    private void timeInForce(TimeInForce time) {
        switch (time) {
            case TimeInForce.GoodTillCancelled() -> put(1);
            case TimeInForce.Day() -> put(2);
            case TimeInForce.ImmediateOrCancel() -> put(3);
            case TimeInForce.FillOrKill() -> put(4);
            case TimeInForce.GoodTillDate date -> {
                put(5);
                putLong(date.untilNanos());
            }
            case TimeInForce.AtOpen() -> put(6);
            case TimeInForce.AtClose() -> put(7);
        }
    }

    private void head(Cause cause, long causeId, long atNanos, byte action, long orderNumber) {
        put(cause.code);
        putLong(causeId);
        putLong(atNanos);
        put(action);
        putLong(orderNumber);
    }

    private void put(int value) {
        block[size++] = (byte) value;
    }

    private void putInt(int value) {
        INTS.set(block, size, value);
        size += Integer.BYTES;
    }

    private void putLong(long value) {
        LONGS.set(block, size, value);
        size += Long.BYTES;
    }

    private void cut() {
        if (size >= BLOCK) {
            chain = digest(BLOCK);
            size -= BLOCK;
            System.arraycopy(block, BLOCK, block, 0, size);
        }
    }

    private byte[] digest(int length) {
        sha.update(chain);
        sha.update(block, 0, length);
        return sha.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
