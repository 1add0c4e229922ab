package dev.tandem.testkit.restarts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is played and how often it is killed.
///
/// @param tandem words that start the program
/// @param folder for sessions, emptied before
/// @param run words of the run: the strategy, its data, its parameters
/// @param speed of the session that is killed, times the wall clock
/// @param kills in the run, 1 or more; every fifth is followed by one that hits the process while
///   it comes back
/// @param mostMillis the longest that a process plays before it is killed
/// @param seed of the times of the kills
public record Trial(
        List<String> tandem,
        Path folder,
        List<String> run,
        String speed,
        int kills,
        int mostMillis,
        long seed) {
    public Trial {
        tandem = List.copyOf(tandem);
        run = List.copyOf(run);
    }

    List<String> backtest() {
        return words("backtest", "--no-out", "--json", "--no-progress");
    }

    List<String> paper(Path session, String at) {
        return words(
                "paper",
                "--session",
                session.toString(),
                "--speed",
                at,
                "--no-out",
                "--json",
                "--no-progress");
    }

    private List<String> words(String command, String... options) {
        var words = new ArrayList<>(List.of(command));
        words.addAll(run);
        words.addAll(List.of(options));
        return words;
    }
}
