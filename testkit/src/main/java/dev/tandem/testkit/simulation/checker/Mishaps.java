package dev.tandem.testkit.simulation.checker;

/// How often a venue took things back, told them late or not at all.
///
/// @param early fills before the acceptance of their order
/// @param doubts requests without an answer
/// @param revivals acceptances of orders that were proved dead
public record Mishaps(
        long busts,
        long corrections,
        long lateFills,
        long overfills,
        long early,
        long doubts,
        long revivals) {}
