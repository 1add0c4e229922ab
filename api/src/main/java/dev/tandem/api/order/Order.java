package dev.tandem.api.order;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.List;
import java.util.Optional;

/// The live handle of one order: its answers change as reports arrive. Handles kept in a strategy's
/// fields are saved and restored with it.
public interface Order {
    /// Number of the order within the run, from 1, in the order of submission; 0 when the callback
    /// that submitted it was aborted.
    long number();

    OrderRequest request();

    OrderState state();

    default Instrument instrument() {
        return request().instrument();
    }

    default Side side() {
        return request().side();
    }

    /// The total quantity, after replacements.
    Quantity quantity();

    /// The terms, after replacements.
    OrderTerms terms();

    /// The limit, or else the trigger, after replacements; empty for orders without a fixed price.
    default Optional<Price> price() {
        return Optional.ofNullable(terms().priceOrNull());
    }

    /// How it depends on other orders.
    OrderLinks links();

    Quantity filled();

    /// What still works; zero once the order has ended. Executions that the venue took back are not
    /// worked again.
    Quantity remaining();

    /// The quantity-weighted price of the fills, rounded to the storage scale; empty while nothing
    /// counts as filled.
    Optional<Price> averagePrice();

    /// Why the order was denied, rejected, cancelled or expired; empty otherwise. For one that
    /// never reached the venue, the proof of it.
    String reason();

    /// Whether a cancel was asked for and is not answered.
    boolean isCancelPending();

    /// Whether the answer to any request is unknown, so that the order may live or not. It counts
    /// at its worst everywhere until the answer comes.
    default boolean isInDoubt() {
        return !requestsInDoubt().isEmpty();
    }

    /// The requests whose answer is unknown, in the order of [Request].
    List<Request> requestsInDoubt();

    /// Whether more traded than its quantity.
    boolean isOverfilled();

    /// Whether it traded after it had ended.
    boolean isFilledLate();

    /// Whether it may still trade: it is not in a terminal state; or the venue contradicted the
    /// proof that ended it; or it is filled, and a replace that enlarges it is not answered.
    boolean isOpen();

    /// Asks the venue to take the order back; the answer is an event. Asking again before the
    /// answer, or after the end, does nothing; a cancel in doubt can be repeated.
    void cancel();

    /// Asks the venue for another total quantity; what is filled counts. The exits of a bracket
    /// follow their entry.
    void replaceQuantity(Quantity total);

    /// Asks the venue for another price, rounded to the tick: the limit, or the trigger of a stop.
    /// The present one asks for nothing.
    ///
    /// @throws IllegalStateException if the order has no fixed price, or two of them: see
    ///   [#replaceTerms]
    void replacePrice(Price price);

    /// Asks the venue for other prices of the same kind of terms. Another trail starts anew from
    /// the last price.
    ///
    /// @throws IllegalArgumentException if the terms are of another kind
    void replaceTerms(OrderTerms terms);
}
