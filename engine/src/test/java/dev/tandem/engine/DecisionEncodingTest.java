package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Which bytes of a decision are hashed.
class DecisionEncodingTest {
    private static final OrderSize UNITS = OrderSize.of(Quantity.of(5));
    private static final OrderSize VALUE = OrderSize.value(Money.of("5", Currency.USD));
    private static final OrderSize SHARE = OrderSize.equityShare("0.5");
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
                        hash -> hash.replace(Cause.BAR, 1, 2, replaced(1, 5, limit)),
                        hash -> hash.replace(Cause.BAR, 1, 2, replaced(1, 6, limit)),
                        hash ->
                                hash.replace(
                                        Cause.BAR,
                                        1,
                                        2,
                                        replaced(1, 5, new OrderTerms.Limit(Price.of("6")))),
                        of(market, TimeInForce.IOC, false, UNITS, OrderLinks.NONE),
                        of(market, TimeInForce.FOK, false, UNITS, OrderLinks.NONE),
                        of(market, TimeInForce.AT_OPEN, false, UNITS, OrderLinks.NONE),
                        of(market, TimeInForce.AT_CLOSE, false, UNITS, OrderLinks.NONE),
                        of(market, until(1), false, UNITS, OrderLinks.NONE),
                        of(market, until(2), false, UNITS, OrderLinks.NONE),
                        of(market, TimeInForce.GTC, true, UNITS, OrderLinks.NONE),
                        of(market, TimeInForce.GTC, false, VALUE, OrderLinks.NONE),
                        of(market, TimeInForce.GTC, false, SHARE, OrderLinks.NONE),
                        linked(1, 0, Optional.empty()),
                        linked(2, 0, Optional.empty()),
                        linked(0, 1, Optional.empty()),
                        linked(1, 1, Optional.empty()),
                        linked(1, 0, Optional.of(Distance.percent("1"))),
                        linked(1, 0, Optional.of(Distance.of(Price.of("1")))),
                        terms("stop_limit 5 6"),
                        terms("stop_limit 6 5"),
                        terms("limit_if_touched 5 6"),
                        terms("market_if_touched 5"),
                        terms("market_to_limit"),
                        terms("iceberg 5 1"),
                        terms("iceberg 5 2"),
                        terms("trailing_stop 5"),
                        terms("trailing_stop 5%"),
                        terms("trailing_stop 0.5%"),
                        terms("trailing_stop_limit 5 1"),
                        terms("trailing_stop_limit 5 2"));
        var seen = new HashSet<String>();
        for (var decision : decisions) {
            var hash = new DecisionHash();
            decision.accept(hash);
            assertThat(seen.add(hash.hex())).isTrue();
        }
    }

    static OrderIntent intent(long number, OrderTerms terms) {
        return replaced(number, 5, terms);
    }

    static OrderIntent replaced(long number, long units, OrderTerms terms) {
        return new OrderIntent(
                number,
                INSTRUMENT,
                Side.BUY,
                SideMode.NET,
                units,
                UNITS,
                terms,
                TimeInForce.GTC,
                false,
                false,
                OrderLinks.NONE);
    }

    private static Consumer<DecisionHash> terms(String text) {
        return of(OrderText.terms(text), TimeInForce.GTC, false, UNITS, OrderLinks.NONE);
    }

    private static Consumer<DecisionHash> linked(
            long parent, long group, Optional<Distance> fromFill) {
        var links = new OrderLinks(parent, group, fromFill);
        return of(new OrderTerms.Market(), TimeInForce.GTC, false, UNITS, links);
    }

    private static Consumer<DecisionHash> of(
            OrderTerms terms,
            TimeInForce time,
            boolean postOnly,
            OrderSize size,
            OrderLinks links) {
        var intent =
                new OrderIntent(
                        1,
                        INSTRUMENT,
                        Side.BUY,
                        SideMode.NET,
                        5,
                        size,
                        terms,
                        time,
                        false,
                        postOnly,
                        links);
        return hash -> hash.submit(Cause.BAR, 1, 2, intent);
    }

    private static TimeInForce until(long second) {
        return TimeInForce.goodTill(Instant.ofEpochSecond(second));
    }

    private static OrderIntent changed(
            Side side, long units, TimeInForce time, boolean reduceOnly) {
        return new OrderIntent(
                1,
                INSTRUMENT,
                side,
                SideMode.NET,
                units,
                UNITS,
                new OrderTerms.Market(),
                time,
                reduceOnly,
                false,
                OrderLinks.NONE);
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
