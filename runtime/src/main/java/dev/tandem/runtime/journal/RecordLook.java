package dev.tandem.runtime.journal;

/// Looks at the records of a journal while it is checked before it is opened, oldest first, up to
/// the first damage. Nothing on the disk has been changed yet; what it throws ends the opening, and
/// nothing is.
@FunctionalInterface
public interface RecordLook {
    /// @param record changes with the next one
    void look(JournalRecord record);
}
