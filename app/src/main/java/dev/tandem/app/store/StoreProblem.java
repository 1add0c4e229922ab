package dev.tandem.app.store;

import dev.tandem.analytics.IoReason;
import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What can be wrong with kept runs, in words.
final class StoreProblem {
    private StoreProblem() {}

    static TandemException unknown(String name, Path folder, List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return new TandemException(
                    Kind.NOT_FOUND,
                    "TDM-7020",
                    "no run \"" + name + "\": there are no runs in " + folder,
                    "run tandem demo or tandem backtest first, or name another folder with --runs");
        }
        var known = runs.stream().map(StoredRun::name).toList();
        var near = Names.nearest(name, known);
        return new TandemException(
                Kind.NOT_FOUND,
                "TDM-7020",
                "no run \""
                        + name
                        + "\" in "
                        + folder
                        + (near.isEmpty() ? "" : ", " + Names.hint(name, known)),
                "tandem runs list shows them; a run is named by its id or its beginning, by last,"
                        + " last~1, or by its directory");
    }

    static TandemException ambiguous(String name, List<StoredRun> runs) {
        var names = String.join("\n", runs.stream().map(StoredRun::name).toList());
        return new TandemException(
                Kind.NOT_FOUND,
                "TDM-7021",
                runs.size() + " runs begin with \"" + name + "\"\n" + names,
                "give more of the id");
    }

    static TandemException unreadable(StoredRun run) {
        return new TandemException(
                Kind.DATA,
                "TDM-7022",
                "run " + run.name() + " cannot be read: " + run.problem(),
                "run it again, or remove it with tandem runs rm " + run.name());
    }

    static TandemException unreadable(Path folder, IOException cause) {
        return new TandemException(
                Kind.DATA,
                "TDM-7022",
                "the runs in " + folder + " cannot be read: " + IoReason.of(cause),
                "check the folder and its permissions",
                cause);
    }

    static TandemException inTheWay(Path path) {
        return new TandemException(
                Kind.REFUSED,
                "TDM-7012",
                path + " is already there; nothing was written",
                "choose another name, or move it away");
    }

    static TandemException unwritable(Path path, IOException cause) {
        return new TandemException(
                Kind.CONFIG,
                "TDM-7013",
                "cannot write " + path + ": " + IoReason.of(cause),
                "check the folder, its permissions and the space left",
                cause);
    }
}
