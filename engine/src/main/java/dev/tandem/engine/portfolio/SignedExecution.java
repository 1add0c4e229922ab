package dev.tandem.engine.portfolio;

/// What an execution did to a position.
///
/// @param number number of its fill within the run, the order in which they were booked
/// @param signedUnits above 0 bought, below 0 sold
public record SignedExecution(long number, long signedUnits, long priceUnits) {}
