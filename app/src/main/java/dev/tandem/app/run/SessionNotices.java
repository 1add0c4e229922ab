package dev.tandem.app.run;

import dev.tandem.app.config.LateSettings;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.live.PaperSession;
import dev.tandem.runtime.live.SessionJournals;
import dev.tandem.runtime.record.ProgramChange;
import java.util.Locale;

/// What a session says on standard error while it runs. For several threads.
record SessionNotices(Terminal terminal, SessionFolder folder, LateSettings lateness) {
    /// It begins or goes on.
    ///
    /// @param millis from before its journals were opened
    void begun(SessionJournals journals, PaperSession session, HaltSwitch halt, double millis) {
        var what = journals.epoch() == 1 ? "new session" : goesOn(journals, session, millis);
        say("session  " + terminal.shown(folder.path()) + " (" + what + ")");
        if (halt.isOn()) {
            say(terminal.red("HALTED   " + halt.reason()));
        }
    }

    private static String goesOn(SessionJournals journals, PaperSession session, double millis) {
        var cut = journals.tailCutBytes();
        return String.format(
                Locale.ROOT,
                "goes on, start %d, %d records replayed in %d ms%s",
                journals.epoch(),
                session.replayed(),
                Math.round(millis),
                cut == 0 ? "" : ", " + cut + " bytes of an interrupted write cut");
    }

    /// A changed program decides from now on.
    void changed(ProgramChange change) {
        say("changed  " + change.text());
    }

    /// A disk is slow, or answers again.
    void disk(String what) {
        say(terminal.yellow("DISK     " + what));
    }

    /// How many bars were late, if any was.
    void late(PaperSession session) {
        if (session.lateBars() > 0) {
            say(
                    String.format(
                            Locale.ROOT,
                            "late     %,d bars came after their grace of %s; entries on them were %s",
                            session.lateBars(),
                            lateness.grace(),
                            lateness.entries() == LateSettings.Entries.ALLOW
                                    ? "allowed"
                                    : "refused"));
        }
    }

    /// No more snapshots are saved.
    void noSnapshots(RuntimeException broken) {
        say(
                terminal.yellow(
                        "warning: no more snapshots are saved, so a restart takes longer: "
                                + broken.getMessage()));
    }

    /// It was asked to stop, and has.
    void stopped() {
        say("stopped  the session is kept; the same command goes on with it");
    }

    private void say(String line) {
        terminal.err().println(line);
    }
}
