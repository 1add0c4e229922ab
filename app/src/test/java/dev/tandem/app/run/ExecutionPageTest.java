package dev.tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.simulator.VenueModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The page on execution says of every knob what the presets really set.
class ExecutionPageTest {
    private static final List<VenueModel> PRESETS =
            List.of(
                    VenueModel.STANDARD,
                    VenueModel.BACKTRADER,
                    VenueModel.BACKTESTING_PY,
                    VenueModel.ZIPLINE);

    @Test
    void theTableOfPresetsIsTrueAndComplete() throws IOException {
        var table = new LinkedHashMap<String, List<String>>();
        PRESETS.forEach(preset ->
                Configuration.venue(preset)
                        .forEach((key, value) ->
                                table.computeIfAbsent(key, _ -> new ArrayList<>()).add(value)));

        assertThat(written("| key | `tandem` |")).containsExactlyInAnyOrderEntriesOf(table);
    }

    @Test
    void everyKnobIsListedWithItsDefault() throws IOException {
        var listed = written("| key | default |");
        var standard = Configuration.venue(VenueModel.STANDARD);

        standard.forEach((key, value) -> {
            if (!key.startsWith("short")) { // one row for both
                assertThat(listed).containsKey(key);
                assertThat(listed.get(key).getFirst()).isEqualTo(value);
            }
        });
    }

    /// The rows of the table that begins with a line, by their first cell, without back quotes.
    private static Map<String, List<String>> written(String head) throws IOException {
        var rows = new LinkedHashMap<String, List<String>>();
        var inside = false;
        for (var line : Files.readAllLines(Path.of("../docs/concepts/execution.md"))) {
            if (inside && line.startsWith("|")) {
                var cells =
                        Arrays.stream(line.substring(1).split("\\|"))
                                .map(cell -> cell.replace("`", "").strip())
                                .toList();
                rows.put(cells.getFirst(), cells.subList(1, cells.size()));
            } else {
                inside = line.startsWith(head);
            }
        }
        rows.remove("---");
        return rows;
    }
}
