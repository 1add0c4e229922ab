package dev.tandem.api.event;

/// What a venue says: about one of our orders, or about the account.
public sealed interface VenueReport permits ExecutionReport, AccountReport {}
