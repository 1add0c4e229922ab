package dev.tandem.testkit.simulation.checker;

/// What is wrong with two journals.
///
/// @param invariant its number in the design, such as `I-07`
public record Finding(String invariant, String message) {}
