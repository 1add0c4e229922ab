package dev.tandem.runtime.journal;

/// What opening a journal gave.
public sealed interface Opened {

    /// The journal takes records.
    ///
    /// @param journal open, and locked until it is closed
    /// @param lastSeq the last record in it, 0 if there is none; includes the record about a cut
    ///   tail
    /// @param epoch of the last start, 0 if there was none
    /// @param tailCutBytes bytes of an interrupted commit that were removed, 0 if there were none.
    ///   If there were, the last record is of type [RecordTypes#TAIL_CUT].
    record Ready(Journal journal, long lastSeq, int epoch, long tailCutBytes) implements Opened {}

    /// No crash can have left the journal like this. Nothing was changed; a person decides.
    ///
    /// @param damage the first thing that is wrong
    /// @param copy a copy of the damaged file in the folder of the journal, empty if there is no
    ///   such file or it could not be copied
    record Inspect(Damage damage, String copy) implements Opened {}
}
