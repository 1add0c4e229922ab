package dev.tandem.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.message.MessageCode;
import dev.tandem.app.message.MessageCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The catalogue of messages knows every code of the sources and no other, and the document shows
/// what it says. With `TANDEM_UPDATE_DOCS=1` the table in the document is written anew.
class MessageCodesTest {
    private static final String HEADING = "## Messages";

    @Test
    void everyCodeOfTheSourcesIsExplainedAndNoOther() throws IOException {
        assertThat(MessageCodes.all())
                .extracting(MessageCode::code)
                .isSorted()
                .containsExactlyElementsOf(Repository.codes());
    }

    @Test
    void everyEntryIsShortAndComplete() {
        assertThat(MessageCodes.all())
                .allSatisfy(code -> {
                    assertThat(code.title()).hasSizeBetween(4, 40);
                    assertThat(code.meaning()).isNotEmpty().allMatch(line -> line.length() <= 110);
                    assertThat(code.next()).hasSizeBetween(4, 110);
                });
    }

    @Test
    void theTableOfTheDocumentIsTheCatalogue() throws IOException {
        var file = Repository.ROOT.resolve("docs/guide/command-line.md");
        var lines = new ArrayList<>(Files.readAllLines(file));
        var start = lines.indexOf(HEADING) + 1;
        var end = start;
        while (!lines.get(end).startsWith("## ")) {
            end++;
        }
        var section = lines.subList(start, end);
        if ("1".equals(System.getenv("TANDEM_UPDATE_DOCS")) && !section.equals(table())) {
            section.clear();
            section.addAll(table());
            Files.write(file, lines);
        }
        assertThat(section).isEqualTo(table());
    }

    private static List<String> table() {
        var lines = new ArrayList<String>();
        lines.addAll(List.of("", "`tandem help TDM-2310` explains a code, without network.", ""));
        lines.addAll(List.of("| code | meaning |", "|---|---|"));
        MessageCodes.all()
                .forEach(code -> lines.add("| " + code.code() + " | " + code.title() + " |"));
        lines.add("");
        return lines;
    }
}
