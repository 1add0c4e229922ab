package dev.tandem.app.run;

import dev.tandem.app.format.JsonText;
import dev.tandem.app.strategy.Sha256;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.live.DecisionDifference;
import dev.tandem.runtime.live.ProgramTrial;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A change of a strategy that was tried, as it is shown, and the mark by which an operator accepts
/// it: it stands for both programs, the parameters, the journal and the difference.
///
/// @param before hash of the program that decides
/// @param now hash of the changed one
/// @param title of the changed one, with its parameters
record TriedChange(
        SessionFolder session,
        String before,
        String now,
        String title,
        int hours,
        ProgramTrial.Outcome outcome) {
    private static final String UNIT = "h-";
    private static final int DIGITS = 16;
    private static final int SHOWN = 20;
    private static final int BRIEF = 12;

    /// The hours in a mark.
    ///
    /// @return 1 if it has none: then it is no mark either
    static int hours(String mark) {
        return mark.matches("[1-9][0-9]{0,4}" + UNIT + ".*")
                ? Integer.parseInt(mark.substring(0, mark.indexOf(UNIT)))
                : 1;
    }

    /// Such as `24h-0123456789abcdef`; empty if the changed program cannot go on.
    String mark() {
        if (!outcome.misfit().isEmpty()) {
            return "";
        }
        var lines = new ArrayList<String>();
        lines.add("change 1");
        lines.add(before + " " + now + " " + title);
        lines.add(hours + " " + outcome.seq() + " " + outcome.decisionHash());
        lines.addAll(differences());
        var text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return hours + UNIT + Sha256.of(List.of(text)).substring(0, DIGITS);
    }

    private List<String> differences() {
        return outcome.difference().lines().stream().map(TriedChange::line).toList();
    }

    private static String line(DecisionDifference.Line line) {
        return (line.isNew() ? "+ " : "- ") + time(line.atNanos()) + "  " + line.text();
    }

    private static Instant time(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    String text(Terminal terminal) {
        var lines = new ArrayList<String>();
        lines.add(
                "change   "
                        + terminal.shown(session.path())
                        + "   program "
                        + before.substring(0, BRIEF)
                        + " to "
                        + now.substring(0, BRIEF)
                        + ", tried from "
                        + time(outcome.fromNanos())
                        + " to "
                        + time(outcome.untilNanos()));
        state(lines);
        lines.add(
                String.format(
                        Locale.ROOT,
                        "open     %,d orders, positions in %,d instruments",
                        outcome.openOrders(),
                        outcome.positions()));
        if (outcome.misfit().isEmpty()) {
            decisions(lines);
            lines.add("accept   " + command());
        }
        return String.join("\n", lines) + "\n";
    }

    private void state(List<String> lines) {
        lines.add(outcome.misfit().isEmpty() ? "state    loads" : "state    does not load");
        outcome.misfit().lines().forEach(line -> lines.add("         " + line));
        outcome.fit()
                .ifPresent(fit -> {
                    if (outcome.misfit().isEmpty()) {
                        fit.gone().forEach(name -> lines.add("         left behind: " + name));
                    }
                    fit.added().forEach(name -> lines.add("         new: " + name));
                    fit.anew().forEach(name -> lines.add("         made anew: " + name));
                });
    }

    private void decisions(List<String> lines) {
        var difference = outcome.difference();
        var all = differences();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "orders   %,d before, %,d now, %,d the same%s",
                        difference.before(),
                        difference.now(),
                        difference.same(),
                        all.isEmpty() ? "" : "; the first difference at " + first()));
        all.stream().limit(SHOWN).forEach(line -> lines.add("         " + line));
        if (all.size() > SHOWN) {
            lines.add("         and " + (all.size() - SHOWN) + " more; --format json has them");
        }
        if (outcome.unplayed() > 0) {
            lines.add(
                    "         without "
                            + outcome.unplayed()
                            + " halts, restarts and refusals of that time");
        }
    }

    private String first() {
        var lines = outcome.difference().lines();
        return lines.isEmpty() ? "" : time(lines.getFirst().atNanos()).toString();
    }

    /// The command line that goes on with the changed program.
    private String command() {
        var words = new ArrayList<String>();
        words.add("tandem");
        words.addAll(session.words());
        words.add("--accept-change");
        words.add(mark());
        return String.join(" ", words.stream().map(CommandText::quoted).toList());
    }

    String json(Terminal terminal) {
        return JsonText.of(out -> {
            out.writeStringProperty("schema", "tandem.change/1");
            out.writeStringProperty("session", terminal.shown(session.path()));
            out.writeStringProperty("program_before", before);
            out.writeStringProperty("program_now", now);
            out.writeNumberProperty("hours", hours);
            out.writeStringProperty("from", time(outcome.fromNanos()).toString());
            out.writeStringProperty("until", time(outcome.untilNanos()).toString());
            out.writeNumberProperty("record", outcome.seq());
            out.writeBooleanProperty("loads", outcome.misfit().isEmpty());
            JsonText.strings(out, "problems", outcome.misfit().lines().toList());
            JsonText.strings(
                    out, "fields_gone", outcome.fit().map(fit -> fit.gone()).orElse(List.of()));
            JsonText.strings(
                    out, "fields_new", outcome.fit().map(fit -> fit.added()).orElse(List.of()));
            JsonText.strings(
                    out, "made_anew", outcome.fit().map(fit -> fit.anew()).orElse(List.of()));
            out.writeNumberProperty("open_orders", outcome.openOrders());
            out.writeNumberProperty("positions", outcome.positions());
            out.writeNumberProperty("before", outcome.difference().before());
            out.writeNumberProperty("now", outcome.difference().now());
            out.writeNumberProperty("same", outcome.difference().same());
            out.writeStringProperty("first_difference", first());
            JsonText.strings(out, "differences", differences());
            out.writeNumberProperty("unplayed", outcome.unplayed());
            out.writeStringProperty("mark", mark());
            out.writeStringProperty("accept", mark().isEmpty() ? "" : command());
        });
    }
}
