package dev.tandem.analytics;

import dev.tandem.api.order.Order;

/// An order with what was known when it was made.
///
/// @param atNanos time of submission, nanoseconds since 1970 UTC
/// @param order the live handle
/// @param decisionPrice last price known to the strategy; NaN if there was none
public record SubmittedOrder(long atNanos, Order order, double decisionPrice) {}
