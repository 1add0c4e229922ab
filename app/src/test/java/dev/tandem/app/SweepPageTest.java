package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a sweep says what its command says.
class SweepPageTest {
    @TempDir Path folder;

    private Tried.End run(String line) {
        return new Tried(folder).run(List.of(line.split(" ")));
    }

    private String page(String param) throws IOException {
        Files.writeString(folder.resolve("Cross.java"), ReportTest.CROSS);
        Files.writeString(folder.resolve("AAA.csv"), Series.wandering("AAA", 600));
        var sweep =
                run(
                        "sweep Cross.java --data AAA.csv --class crypto --no-progress --out grid.csv "
                                + param);
        assertThat(sweep.code()).as(sweep.err()).isZero();
        var end = run("report grid.csv");
        assertThat(end.code()).as(end.err()).isZero();
        assertThat(end.out()).isEqualTo("report   grid.html\n");
        var page = Files.readString(folder.resolve("grid.html"));
        ReportTest.tree(page);
        luck = sweep.out().lines().filter(text -> text.startsWith("luck")).findFirst().orElse("");
        return page;
    }

    private String luck = "";

    @Test
    void theMapHasACellForEachSetAndTheBestIsMarkedOnce() throws IOException {
        var page = page("--param fast=3..9..2 --param slow=20..60..10");

        assertThat(page.split("title=\"set ", -1)).hasSize(4 * 5 + 1);
        assertThat(page.split(" \\*</td>", -1)).hasSize(2);
        assertThat(page).contains("Best of 20 sets by Sharpe", "fast down, slow across");
    }

    @Test
    void luckIsThatOfTheCommand() throws IOException {
        var page = page("--param fast=3..9..2 --param slow=20..60..10");

        var expected = luck.replaceAll(".*would show Sharpe ([-0-9.]+);.*", "$1");
        var deflated = luck.replaceAll(".*: ([0-9.]+)$", "$1");
        assertThat(page)
                .contains("would show a Sharpe ratio of " + expected + ";")
                .contains("deflated Sharpe ratio of the best set: " + deflated + ".");
    }

    @Test
    void aBestSetAtTheEdgeIsWarnedAbout() throws IOException {
        assertThat(page("--param fast=3|4 --param slow=20|30")).doesNotContain("TDM-3040");
        Files.delete(folder.resolve("grid.csv"));

        var page = page("--param fast=5 --param slow=20..60..20");

        var best = page.replaceAll("(?s).*? with fast=5, slow=(\\d+).*", "$1");
        assertThat(page.contains("TDM-3040")).isEqualTo(!best.startsWith("40"));
        assertThat(page).contains("Fewer than two parameters vary.");
    }

    @Test
    void aThirdParameterHasATableForEachOfItsValuesAndASlider() throws IOException {
        var page = page("--param fast=3|5 --param slow=20..40..10 --param note=a|b|c|d");

        for (var value : List.of("a", "b", "c", "d")) {
            assertThat(page)
                    .contains("data-slice=\"" + value + "\"")
                    .contains("fast down, slow across, note=" + value + "</caption>");
        }
        // four of 2 by 3, three of 2 by 4, two of 3 by 4
        assertThat(page.split("data-slice=", -1)).hasSize(4 + 3 + 2 + 1);
        assertThat(page.split("title=\"set ", -1)).hasSize(3 * 24 + 1);
        assertThat(page.split("type=\"range\" min=\"0\"", -1)).hasSize(3 + 1);
        assertThat(page).contains("All 24 sets").contains("max=\"3\" step=\"1\"");
    }

    @Test
    void twoParametersNeedNoSlider() throws IOException {
        assertThat(page("--param fast=3|5 --param slow=20..40..10"))
                .doesNotContain("type=\"range\" min");
    }
}
