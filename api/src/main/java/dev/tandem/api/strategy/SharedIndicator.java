package dev.tandem.api.strategy;

/// An indicator of one value whose series many runs over the same data can share: it is computed
/// once and looked up by all of them. What it answers is the same either way, bit for bit.
///
/// Bound by [Bars#feed] in a sweep it is given [KnownValues]. It looks values up as long as its
/// inputs are those the values were computed from; at the first other one it takes in what it has
/// skipped and computes by itself. The known values are not part of its state, so their field is
/// transient.
public interface SharedIndicator extends ValueIndicator {
    /// Kind and all parameters, such as `Sma(10)`: two of one class with the same recipe give the
    /// same values for the same inputs.
    default String recipe() {
        return toString();
    }

    /// A new one of the same recipe, without history.
    SharedIndicator fresh();

    /// Looks its values up from now on. One that has taken values already goes on without.
    void lookUp(KnownValues values);
}
