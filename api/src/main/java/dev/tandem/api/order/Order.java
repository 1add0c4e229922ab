package dev.tandem.api.order;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
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

    /// What still works; zero once the order has ended.
    Quantity remaining();

    /// The quantity-weighted price of the fills, rounded to the storage scale; empty before the
    /// first.
    Optional<Price> averagePrice();

    /// Why the order was denied, rejected, cancelled or expired; empty otherwise.
    String reason();

    /// Whether a cancel was asked for and is not answered.
    boolean isCancelPending();

    /// Not yet in a terminal state.
    default boolean isOpen() {
        return !state().isTerminal();
    }

    /// Asks the venue to take the order back; the answer is an event. Asking again, or after the
    /// end, does nothing.
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
