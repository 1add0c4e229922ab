package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.simulator.FillRules.LimitRule;
import dev.tandem.simulator.FillRules.QueueRule;
import dev.tandem.simulator.Participation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page on execution says of every kind of order, in every time in force, what comes of it on
/// trades, quotes and books: played here, cell by cell.
class TickTablesTest {
    private static final List<String> TERMS =
            List.of(
                    "market",
                    "limit 102",
                    "limit 99",
                    "stop 103",
                    "stop_limit 103 103",
                    "trailing_stop 4",
                    "trailing_stop_limit 4 1",
                    "market_if_touched 98",
                    "limit_if_touched 98 99",
                    "market_to_limit",
                    "iceberg 99 1");
    private static final List<String> TIMES = List.of("", "IOC", "FOK", "AT_OPEN", "AT_CLOSE");

    /// One day of each kind of data. The order is sent at its first tick, before the session.
    enum Ticks {
        TRADES(story ->
                story.trades(
                        "A",
                        "09:29:58 100x5",
                        "09:29:59 101x2",
                        "09:30:00 103x2",
                        "09:30:01 98x2 SELL",
                        "15:59:59 105x2",
                        "16:00:00 106x9")),
        QUOTES(story ->
                story.quotes(
                        "A",
                        "09:29:58 99x2 101x2",
                        "09:30:00 101x2 103x2",
                        "09:30:01 96x2 98x2",
                        "15:59:59 103x2 105x2",
                        "16:00:00 104x2 106x9")),
        BOOK(story ->
                story.book(
                                "A",
                                "09:29:58 = 99x2 98x2 / 101x2 102x2 104x2",
                                "09:30:00 101x2 / 101x0 102x0 103x2",
                                "09:30:01 101x0 99x0 96x2 / 98x2 99x2",
                                "15:59:59 103x2 / 98x0 99x0 103x0 104x0 105x2",
                                "16:00:00 104x2 / 105x0 106x9")
                        .trades("A", "09:29:59 99x3 SELL"));

        private final UnaryOperator<Story> data;

        Ticks(UnaryOperator<Story> data) {
            this.data = data;
        }

        String first() {
            return switch (this) {
                case TRADES -> "trade A 09:29:58";
                case QUOTES -> "quote A 09:29:58";
                case BOOK -> "book A 09:29:58";
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePageTellsWhatComesOfEveryOrder(Ticks ticks) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(
                "| %s | GTC | IOC | FOK | AT_OPEN | AT_CLOSE |"
                        .formatted(ticks.name().toLowerCase(java.util.Locale.ROOT)));
        lines.add("|---|---|---|---|---|---|");
        for (var terms : TERMS) {
            var cells =
                    TIMES.stream()
                            .map(time -> outcome(ticks, terms, time))
                            .collect(Collectors.joining(" | "));
            lines.add("| `" + terms + "` | " + cells + " |");
        }

        var page = Files.readString(Path.of("../docs/concepts/execution.md"));

        assertThat(page).contains(String.join("\n", lines));
    }

    private static String outcome(Ticks ticks, String terms, String time) {
        var order = terms.equals("market") ? "" : " as " + terms;
        var story =
                ticks.data
                        .apply(Story.of(terms + " " + time).inNewYork())
                        .venue(model ->
                                model.withParticipation(Participation.of("1"))
                                        .withFills(rules ->
                                                rules.with(LimitRule.THROUGH)
                                                        .with(QueueRule.BEHIND)))
                        .hearing("fill", "order")
                        .when(
                                ticks.first(),
                                "BUY 3 A" + (time.isEmpty() ? "" : " " + time) + order);
        var told = story.play().lines().toList();
        var fills =
                told.stream()
                        .filter(line -> line.startsWith("fill"))
                        .map(line -> line.split(" "))
                        .map(words -> words[2] + " at " + words[4])
                        .toList();
        var end =
                List.of("denied", "cancelled", "expired").stream()
                        .filter(word -> told.stream().anyMatch(line -> line.contains(word)))
                        .findFirst()
                        .or(() ->
                                told.getLast().endsWith(" filled")
                                        ? java.util.Optional.empty()
                                        : java.util.Optional.of("works"));
        var all = new ArrayList<>(fills);
        end.ifPresent(all::add);
        return String.join(", ", all);
    }
}
