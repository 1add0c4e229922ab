package dev.tandem.api.strategy;

import dev.tandem.api.account.Account;
import dev.tandem.api.account.Position;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.value.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Everything a strategy reaches, in every mode. Valid inside callbacks only: used elsewhere it
/// throws [IllegalStateException].
public interface Context {
    /// The greatest event time delivered, UTC.
    Instant now();

    /// [#now] in nanoseconds since 1970 UTC.
    long nowNanos();

    /// An instrument by its symbol, or `symbol@venue`.
    ///
    /// @throws IllegalArgumentException with the nearest names if the run has no such instrument
    Instrument instrument(String symbol);

    /// All instruments of the run, in their order.
    List<Instrument> instruments();

    /// The subscriptions that the run was configured with, by instrument, small sizes first.
    List<Bars> universe();

    /// Subscribes to bars; only in `onStart`. The same arguments give the same subscription.
    ///
    /// @throws IllegalStateException after `onStart`, unless it is subscribed already
    Bars bars(Instrument instrument, BarSize size);

    /// Subscribes to the trades of an instrument: they come to [Strategy#onTrade], and the last one
    /// stands in [Data#lastTrade]. Only in `onStart`; a run whose data have none ends there with
    /// TDM-2303.
    ///
    /// @throws IllegalStateException after `onStart`, unless they are subscribed already
    void trades(Instrument instrument);

    /// Subscribes to the quotes of an instrument, as [#trades]: [Strategy#onQuote] and
    /// [Data#lastQuote].
    void quotes(Instrument instrument);

    /// Subscribes to the order book of an instrument, as [#trades]: [Strategy#onBook].
    ///
    /// @return the live view, not valid before the first snapshot
    Book book(Instrument instrument);

    /// Market data up to now.
    Data data();

    /// The sessions of a market by the code of its calendar, such as `XNYS`, `XLON` or `24/7`. That
    /// of an instrument is [Instrument#calendar].
    ///
    /// @throws dev.tandem.api.problem.TandemException TDM-2342 with the nearest names if no
    ///   calendar has this code
    TradingCalendar calendar(String code);

    /// Whether a market is open [#now]. At its close, which is where a bar of the last minutes or
    /// of the day is delivered, it is closed.
    ///
    /// @throws dev.tandem.api.problem.TandemException as [#calendar]
    default boolean isMarketOpen(String calendar) {
        return calendar(calendar).isOpen(nowNanos());
    }

    Account account();

    /// This strategy's position; in a hedged account the net of its long and its short one.
    Position position(Instrument instrument);

    /// This strategy's position of one side mode: the net one, or in a hedged account the long or
    /// the short one.
    Position position(Instrument instrument, SideMode sideMode);

    /// This strategy's orders that have not ended, by number.
    List<Order> openOrders();

    /// This strategy's orders of one instrument that have not ended, by number.
    List<Order> openOrders(Instrument instrument);

    /// Submits an order. A denial is a state of the handle and an event, never an exception.
    Order submit(OrderRequest request);

    /// Submits orders that belong together: risk judges the legs as a whole, legs that reduce a
    /// position go first, buys that need their proceeds wait for the fills.
    ///
    /// @return the legs in the order they were added
    List<Order> basket(Consumer<Basket> legs);

    /// Submits an entry with a stop loss, a take profit, or both. The exits sleep until the entry
    /// fills, never work more than it filled, and one cancels the other; they end when the entry
    /// ends unfilled.
    ///
    /// @throws IllegalArgumentException if no exit is asked for, or one kind twice
    Bracket bracket(OrderRequest entry, Consumer<Bracket.Exits> exits);

    /// Submits orders of which a fill of one reduces or cancels the others (OCO).
    ///
    /// @return the orders as given
    /// @throws IllegalArgumentException for fewer than two, or for different instruments
    List<Order> oneCancelsOther(List<OrderRequest> requests);

    /// Submits an order and others that sleep until it fills (OTO); they end when it ends unfilled.
    ///
    /// @return the first order, then the others as given
    List<Order> oneTriggersOther(OrderRequest first, List<OrderRequest> then);

    /// Brings the position to a share of equity, negative for short, by one market order of its
    /// own. A new target replaces the last one; other open entry orders count, protective ones do
    /// not; a difference below the tolerance (1 % of equity unless configured) sends nothing,
    /// except that a target of 0 always closes. A buy is cut to what free cash pays for.
    void targetWeight(Instrument instrument, double weight);

    /// As [#targetWeight], to a value in the account's currency.
    void targetValue(Instrument instrument, double value);

    /// As [#targetWeight], to a signed quantity, without tolerance.
    void targetQuantity(Instrument instrument, double signedQuantity);

    /// Brings the position to zero, as [#targetQuantity] of 0.
    void close(Instrument instrument);

    /// The quantity whose loss is `riskFraction` of equity if the price moves by `distance`,
    /// rounded down to the lot.
    ///
    /// @param riskFraction above 0, for example 0.01
    /// @param distance above 0, in the instrument's price
    Quantity quantityForRisk(Instrument instrument, double riskFraction, double distance);

    /// The quantity worth a share of equity at a price, rounded down to the lot.
    ///
    /// @param weight share of equity, 0 or greater
    /// @param price above 0, for example the trigger of an entry order
    Quantity quantityForWeight(Instrument instrument, double weight, double price);

    /// Runs an action at each time of the schedule, after the bars and the slice of that instant;
    /// only in `onStart`.
    void schedule(Schedule schedule, Consumer<Context> action);

    /// Calls [Strategy#onTimer] under a name at each time of the schedule; only in `onStart`.
    void schedule(String name, Schedule schedule);

    /// Random numbers from the seed of the run, saved and restored with the strategy.
    RandomGenerator random();

    /// Notes a value at the present time. It changes nothing in the run; the first 1,000,000 values
    /// are kept for reports. Dropped with everything else when the callback throws.
    ///
    /// @throws IllegalStateException with more than 100,000 values in one callback
    void record(String name, double value);
}
