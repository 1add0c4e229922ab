package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Which bytes of a decision are hashed.
class DecisionEncodingTest {
    private static final Instrument INSTRUMENT =
            new Instrument(
                    new InstrumentId("A", "TEST"),
                    InstrumentClass.EQUITY,
                    3,
                    2,
                    0,
                    Currency.USD,
                    BigDecimal.ONE,
                    false,
                    TradingCalendar.alwaysOpen(),
                    List.of(TradingRules.always(Price.of("0.01"), Quantity.of(1))));

    @Test
    void theHashOfOneDecisionIsThatOfItsDocumentedBytes() throws Exception {
        var hash = new DecisionHash();
        hash.submit(
                Cause.TIMER,
                7,
                1_700_000_000_000_000_000L,
                intent(9, new OrderTerms.Limit(Price.of("101.5"))));
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(new byte[32]);
            writeSubmit(out);
        }

        var sha = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        assertThat(hash.hex()).isEqualTo(HexFormat.of().formatHex(sha));
    }

    @Test
    void everyPartOfADecisionCounts() {
        var market = new OrderTerms.Market();
        var limit = new OrderTerms.Limit(Price.of("5"));
        List<Consumer<DecisionHash>> decisions =
                Arrays.asList(
                        hash -> {},
                        hash -> hash.submit(Cause.BAR, 1, 2, intent(1, market)),
                        hash -> hash.submit(Cause.SLICE, 1, 2, intent(1, market)),
                        hash -> hash.submit(Cause.BAR, 2, 2, intent(1, market)),
                        hash -> hash.submit(Cause.BAR, 1, 3, intent(1, market)),
                        hash -> hash.submit(Cause.BAR, 1, 2, intent(2, market)),
                        hash -> hash.denial(Cause.BAR, 1, 2, intent(1, market)),
                        hash -> hash.submit(Cause.BAR, 1, 2, intent(1, limit)),
                        hash ->
                                hash.submit(
                                        Cause.BAR,
                                        1,
                                        2,
                                        intent(1, new OrderTerms.Stop(Price.of("5")))),
                        hash ->
                                hash.submit(
                                        Cause.BAR,
                                        1,
                                        2,
                                        intent(1, new OrderTerms.Limit(Price.of("6")))),
                        hash ->
                                hash.submit(
                                        Cause.BAR,
                                        1,
                                        2,
                                        changed(Side.SELL, 5, TimeInForce.GTC, false)),
                        hash ->
                                hash.submit(
                                        Cause.BAR,
                                        1,
                                        2,
                                        changed(Side.BUY, 6, TimeInForce.GTC, false)),
                        hash ->
                                hash.submit(
                                        Cause.BAR,
                                        1,
                                        2,
                                        changed(Side.BUY, 5, TimeInForce.DAY, false)),
                        hash ->
                                hash.submit(
                                        Cause.BAR,
                                        1,
                                        2,
                                        changed(Side.BUY, 5, TimeInForce.GTC, true)),
                        hash -> hash.cancel(Cause.BAR, 1, 2, 1),
                        hash -> hash.cancel(Cause.BAR, 1, 2, 2),
                        hash -> hash.replace(Cause.BAR, 1, 2, 1, 5, 6),
                        hash -> hash.replace(Cause.BAR, 1, 2, 1, 6, 5));
        var seen = new HashSet<String>();
        for (var decision : decisions) {
            var hash = new DecisionHash();
            decision.accept(hash);
            assertThat(seen.add(hash.hex())).isTrue();
        }
    }

    static OrderIntent intent(long number, OrderTerms terms) {
        return new OrderIntent(
                number, INSTRUMENT, Side.BUY, SideMode.NET, 5, terms, TimeInForce.GTC, false);
    }

    private static OrderIntent changed(
            Side side, long units, TimeInForce time, boolean reduceOnly) {
        return new OrderIntent(
                1,
                INSTRUMENT,
                side,
                SideMode.NET,
                units,
                new OrderTerms.Market(),
                time,
                reduceOnly);
    }

    private static void writeSubmit(DataOutputStream out) throws IOException {
        out.writeByte(4);
        out.writeLong(7);
        out.writeLong(1_700_000_000_000_000_000L);
        out.writeByte(1);
        out.writeLong(9);
        out.writeInt(3);
        out.writeByte(1);
        out.writeLong(5);
        out.writeByte(2);
        out.writeLong(10150);
        out.writeByte(1);
        out.writeByte(0);
    }
}
