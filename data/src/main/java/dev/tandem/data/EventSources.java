package dev.tandem.data;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where `instruments.yaml` says that the events of an instrument come from; null and empty where
/// it says nothing. Dates of an end are the first without trading.
///
/// @param actions splits and dividends: a table of events, a price file with their columns, or a
///   factor file
/// @param splitsAdjusted whether the prices are adjusted for splits already, so that none is played
/// @param map tickers of the company over time
/// @param funding rates of a perpetual
/// @param mark bars whose closes are the prices at which positions count for funding
/// @param listed first date of trading
/// @param contracts symbols of the contracts that a continuous series is made of
public record EventSources(
        @Nullable Path actions,
        boolean splitsAdjusted,
        @Nullable Path map,
        @Nullable Path funding,
        @Nullable Path mark,
        @Nullable LocalDate listed,
        @Nullable Ending delisted,
        @Nullable Ending merged,
        @Nullable RollRule roll,
        List<String> contracts) {
    public EventSources {
        contracts = List.copyOf(contracts);
    }

    /// The end of trading.
    ///
    /// @param price that holders get; null for the last one
    public record Ending(LocalDate date, @Nullable BigDecimal price) {}

    /// When a continuous series goes over to its next contract.
    public sealed interface RollRule {
        /// After the last session that lies this many sessions or more before that of the expiry.
        ///
        /// @param sessions 0 or more; 0 goes over before the session of the expiry
        record BeforeExpiry(int sessions) implements RollRule {}

        /// After the first session in which the next contract traded more than the current one.
        record Volume() implements RollRule {}
    }
}
