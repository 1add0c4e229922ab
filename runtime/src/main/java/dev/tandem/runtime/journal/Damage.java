package dev.tandem.runtime.journal;

/// Something in a journal that no crash can have left behind.
///
/// @param file the file, as named in the folder of the journal
/// @param position the byte in it where the first wrong thing begins, 0 if the file as a whole is
///   wrong
/// @param seq of the record that should be there, 0 if unknown
/// @param reason what is wrong, for people
public record Damage(String file, long position, long seq, String reason) {
    @Override
    public String toString() {
        var where = position == 0 ? file : file + " at byte " + position;
        return where + (seq == 0 ? "" : " (record " + seq + ")") + ": " + reason;
    }
}
