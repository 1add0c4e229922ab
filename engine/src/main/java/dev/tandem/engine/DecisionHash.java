package dev.tandem.engine;

import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Price;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over the ordered decisions of a run: two runs decided the same exactly when their hashes
/// are equal.
///
/// Each decision is a record of bytes, big endian (docs/adr/0003): cause (1), cause id (8), event
/// time (8), action (1), order number (8), then for a submit or a denial instrument ordinal (4),
/// side (1), quantity (8), terms (1), price (8), time in force (1), reduce-only (1), for a replace
/// total quantity (8) and price (8). The stream of records is cut into blocks of 4096 bytes; the
/// hash is `h = SHA-256(h + block)`, starting with 32 zeros and ending with the rest, so that it
/// can be saved and resumed at any decision.
final class DecisionHash {
    private static final int BLOCK = 4096;

    private byte[] chain = new byte[32];
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK + 64);

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

    void replace(
            Cause cause,
            long causeId,
            long atNanos,
            long orderNumber,
            long totalUnits,
            long priceUnits) {
        head(cause, causeId, atNanos, (byte) 4, orderNumber);
        block.putLong(totalUnits).putLong(priceUnits);
        cut();
    }

    /// The hash of all decisions so far, as 64 hexadecimal digits; the stream goes on afterwards.
    String hex() {
        return HexFormat.of().formatHex(digest(block.position()));
    }

    State save() {
        return new State()
                .put("chain", HexFormat.of().formatHex(chain))
                .put("block", HexFormat.of().formatHex(block.array(), 0, block.position()));
    }

    void load(State state) {
        chain = HexFormat.of().parseHex(state.getText("chain"));
        block.clear().put(HexFormat.of().parseHex(state.getText("block")));
    }

    private void terms(Cause cause, long causeId, long atNanos, byte action, OrderIntent intent) {
        head(cause, causeId, atNanos, action, intent.orderNumber());
        var scale = intent.instrument().priceScale();
        block.putInt(intent.instrument().ordinal())
                .put((byte) (intent.side() == Side.BUY ? 1 : 2))
                .putLong(intent.quantityUnits());
        switch (intent.terms()) {
            case OrderTerms.Market() -> block.put((byte) 1).putLong(0);
            case OrderTerms.Limit(Price price) -> block.put((byte) 2).putLong(price.unitsAt(scale));
            case OrderTerms.Stop(Price trigger) ->
                    block.put((byte) 3).putLong(trigger.unitsAt(scale));
        }
        switch (intent.timeInForce()) {
            case TimeInForce.GoodTillCancelled() -> block.put((byte) 1);
            case TimeInForce.Day() -> block.put((byte) 2);
        }
        block.put((byte) (intent.reduceOnly() ? 1 : 0));
        cut();
    }

    private void head(Cause cause, long causeId, long atNanos, byte action, long orderNumber) {
        block.put(cause.code).putLong(causeId).putLong(atNanos).put(action).putLong(orderNumber);
    }

    private void cut() {
        if (block.position() >= BLOCK) {
            chain = digest(BLOCK);
            block.flip().position(BLOCK);
            block.compact();
        }
    }

    private byte[] digest(int length) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(chain);
            sha.update(block.array(), 0, length);
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
