package dev.tandem.runtime.journal;

/// What people read about records. The journal itself knows its own two types; whoever writes the
/// others says what they mean.
public interface RecordText {

    /// The types of the journal itself in words, all others by number and length.
    RecordText PLAIN =
            new RecordText() {
                @Override
                public String name(int type) {
                    return switch (type) {
                        case RecordTypes.EPOCH_STARTED -> "EpochStarted";
                        case RecordTypes.TAIL_CUT -> "TailCut";
                        default -> "type " + type;
                    };
                }

                @Override
                public String describe(JournalRecord record) {
                    return switch (record.type()) {
                        case RecordTypes.EPOCH_STARTED -> "epoch " + record.epoch();
                        case RecordTypes.TAIL_CUT ->
                                record.view().getLong(0) + " bytes of an interrupted write";
                        default -> record.length() + " bytes, version " + record.version();
                    };
                }
            };

    /// One word for a type.
    ///
    /// @param type any number, also an unknown one
    String name(int type);

    /// One line about a record, without its seq, time and type.
    String describe(JournalRecord record);
}
