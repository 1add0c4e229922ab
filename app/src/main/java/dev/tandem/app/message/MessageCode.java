package dev.tandem.app.message;

import java.util.List;

/// What a code means, whenever it is printed.
///
/// @param title a few words
/// @param meaning lines of explanation
/// @param next what to do
public record MessageCode(String code, String title, List<String> meaning, String next) {
    public MessageCode {
        meaning = List.copyOf(meaning);
    }
}
