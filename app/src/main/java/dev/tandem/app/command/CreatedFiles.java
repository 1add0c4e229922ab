package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// What a command has written, and what to type next.
///
/// @param folder as the user named it, `.` for the one they are in
/// @param files relative to the folder
record CreatedFiles(String folder, List<String> files, List<String> next) {
    void print(Terminal terminal, Format format) {
        if (format == Format.JSON) {
            terminal.out().print(JsonText.of(this::fields));
            return;
        }
        var out = terminal.out();
        if (files.size() == 1) {
            out.println("created  " + files.getFirst());
        } else {
            out.println(folder);
            files.forEach(file -> out.println("  " + file));
        }
        out.println();
        out.println("next:");
        next.forEach(command -> out.println("  " + command));
    }

    private void fields(JsonGenerator json) {
        json.writeStringProperty("schema", "tandem.files/1");
        json.writeStringProperty("folder", folder);
        JsonText.strings(json, "files", files);
        JsonText.strings(json, "next", next);
    }
}
