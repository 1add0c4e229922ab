package dev.tandem.engine.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.portfolio.Portfolio;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every state against every input: the table below, written by hand from architecture.md section
/// 5, is the whole law.
class TransitionsTest {
    /// Rows are states; columns are the inputs in their order, `-` is illegal, `=` stays.
    private static final String LAW =
            """
            input         DENY   RELEASE HOLD_BACK ACCEPT  REJECT   PART_FILL     FULL_FILL CANCEL    EXPIRE  REPLACE RESTATE CANCEL_REFUSE REPLACE_REFUSE DOUBT BURY     BUST CORRECT
            NEW           DENIED PENDING -         -       -        -             -         CANCELLED -       -       -       -             -              -     -        -    -
            DENIED        -      -       =         =       =        =             =         =         =       =       =       =             =              =     =        =    =
            PENDING       -      -       DENIED    WORKING REJECTED PARTLY_FILLED FILLED    CANCELLED EXPIRED WORKING WORKING =             =              =     REJECTED =    =
            WORKING       -      -       =         =       REJECTED PARTLY_FILLED FILLED    CANCELLED EXPIRED =       =       =             =              =     =        =    =
            PARTLY_FILLED -      -       =         =       REJECTED =             FILLED    CANCELLED EXPIRED =       =       =             =              =     =        =    =
            FILLED        -      -       =         =       =        =             =         =         =       =       =       =             =              =     =        =    =
            CANCELLED     -      -       =         =       =        =             =         =         =       =       =       =             =              =     =        =    =
            REJECTED      -      -       =         =       =        =             =         =         =       =       =       =             =              =     =        =    =
            EXPIRED       -      -       =         =       =        =             =         =         =       =       =       =             =              =     =        =    =
            """;

    static Stream<Arguments> pairs() {
        var lines = LAW.lines().map(line -> line.split(" +")).toList();
        return lines.stream()
                .skip(1)
                .flatMap(row ->
                        Stream.iterate(1, i -> i < row.length, i -> i + 1)
                                .map(i -> Arguments.of(row[0], lines.getFirst()[i], row[i])));
    }

    @ParameterizedTest(name = "{0} takes {1}: {2}")
    @MethodSource("pairs")
    void everyStateTakesEveryInputAsTheLawSays(OrderState from, OrderInput input, String to) {
        var expected =
                switch (to) {
                    case "-" -> Optional.<OrderState>empty();
                    case "=" -> Optional.of(from);
                    default -> Optional.of(OrderState.valueOf(to));
                };

        assertThat(Transitions.next(from, input)).isEqualTo(expected);
        assertThat(
                        Transitions.TABLE.stream()
                                .filter(row -> row.from() == from && row.input() == input))
                .hasSize(expected.isPresent() ? 1 : 0);
        assertThat(keeperTakes(from, input)).isEqualTo(expected);
    }

    @Test
    void theLawCoversNineStatesAndSeventeenInputs() {
        assertThat(pairs()).hasSize(9 * 17);
        assertThat(OrderState.values()).hasSize(9);
        assertThat(OrderInput.values()).hasSize(17);
    }

    @Test
    void noInputLeadsFromATerminalStateToAnother() {
        for (var row : Transitions.TABLE) {
            if (row.from().isTerminal()) {
                assertThat(row.to()).isEqualTo(row.from());
            }
        }
    }

    @Test
    void everyStateButNewCanBeReached() {
        var reached =
                Transitions.TABLE.stream().map(Transitions.Row::to).collect(Collectors.toSet());
        assertThat(reached)
                .containsAll(
                        Arrays.stream(OrderState.values())
                                .filter(state -> state != OrderState.NEW)
                                .toList());
    }

    @Test
    void anIllegalInputIsRefusedWithTheOrderAndTheInput() {
        var keeper = new OrderKeeper();
        var order = order(keeper);

        assertThatThrownBy(() -> keeper.move(order, OrderInput.ACCEPT, ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order 1 BUY 5 A@TEST")
                .hasMessageContaining("ACCEPT");
        assertThat(order.state()).isEqualTo(OrderState.NEW);
    }

    private static Optional<OrderState> keeperTakes(OrderState from, OrderInput input) {
        var keeper = new OrderKeeper();
        var order = order(keeper);
        PATHS.get(from).forEach(step -> keeper.move(order, step, ""));
        assertThat(order.state()).isEqualTo(from);
        try {
            keeper.move(order, input, "");
        } catch (IllegalStateException illegal) {
            assertThat(order.state()).isEqualTo(from);
            return Optional.empty();
        }
        assertThat(keeper.open().contains(order)).isEqualTo(!order.state().isTerminal());
        return Optional.of(order.state());
    }

    private static final Map<OrderState, List<OrderInput>> PATHS =
            Map.of(
                    OrderState.NEW, List.of(),
                    OrderState.DENIED, List.of(OrderInput.DENY),
                    OrderState.PENDING, List.of(OrderInput.RELEASE),
                    OrderState.WORKING, List.of(OrderInput.RELEASE, OrderInput.ACCEPT),
                    OrderState.PARTLY_FILLED, List.of(OrderInput.RELEASE, OrderInput.PART_FILL),
                    OrderState.FILLED, List.of(OrderInput.RELEASE, OrderInput.FULL_FILL),
                    OrderState.CANCELLED, List.of(OrderInput.RELEASE, OrderInput.CANCEL),
                    OrderState.REJECTED, List.of(OrderInput.RELEASE, OrderInput.REJECT),
                    OrderState.EXPIRED, List.of(OrderInput.RELEASE, OrderInput.EXPIRE));

    private static KeptOrder order(OrderKeeper keeper) {
        var instrument =
                new Instrument(
                        new InstrumentId("A", "TEST"),
                        InstrumentClass.EQUITY,
                        0,
                        8,
                        8,
                        Currency.USD,
                        BigDecimal.ONE,
                        false,
                        TradingCalendar.alwaysOpen(),
                        List.of(TradingRules.always(Price.of("0.01"), Quantity.of(1))));
        var request = OrderRequest.market(instrument, Side.BUY, Quantity.of(5));
        var key = new BookKey("test", "test", instrument.id(), SideMode.NET);
        var book =
                new Portfolio(
                                Money.zero(Currency.USD),
                                List.of(instrument),
                                List.of(),
                                new RunListener() {})
                        .position(key, instrument);
        return keeper.create(
                request, request.terms(), 500_000_000, OrderLinks.NONE, book, new NoActions());
    }

    private static final class NoActions implements OrderActions {
        @Override
        public void cancel(KeptOrder order) {}

        @Override
        public void replace(
                KeptOrder order, @Nullable Quantity total, @Nullable OrderTerms terms) {}
    }
}
