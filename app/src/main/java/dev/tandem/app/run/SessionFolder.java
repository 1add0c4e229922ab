package dev.tandem.app.run;

import dev.tandem.analytics.JsonTree;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.strategy.BoundStrategy;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.runtime.live.SessionStorage;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.record.ProgramChange;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The folder of a session: its journals, its snapshots, and what it is a session of. A session
/// goes on with the same strategy, parameters, data and assumptions only, since its journal holds
/// what these decided.
public final class SessionFolder {
    private static final String FACTS = "session.json";
    private static final String SCHEMA = "tandem.session/1";
    private static final String PROGRAM = "strategy.sha256";
    private static final String PARAM = "param.";
    private static final Predicate<String> OF_PROGRAM =
            key -> key.equals(PROGRAM) || key.startsWith(PARAM);
    private static final int SHOWN = 8;

    private final Path folder;

    public SessionFolder(Path folder) {
        this.folder = folder;
    }

    /// Where paper sessions are kept when nobody says otherwise.
    static Path usual(Path directory, String strategy) {
        return directory.resolve("paper").resolve(strategy);
    }

    public Path path() {
        return folder;
    }

    public SessionStorage storage() {
        return SessionStorage.of(name -> new DiskStorage(folder.resolve(name)));
    }

    /// Folder of the sockets of its processes.
    Path sockets() {
        return folder.resolve("link");
    }

    /// Whether a session was ever begun here.
    public boolean isUsed() {
        return Files.exists(folder.resolve(FACTS));
    }

    /// @throws TandemException TDM-6010 if there is none
    void requireUsed() {
        read();
    }

    /// Notes what the session is one of, or compares with what was noted.
    ///
    /// @param words of the command line that began it
    /// @throws TandemException TDM-6003 if something else was noted
    void bind(PreparedRun run, List<String> words, Path directory) {
        if (isUsed()) {
            requireSame(run);
        } else {
            write(run, words, directory, null, List.of());
        }
    }

    /// Notes what a forked session is one of.
    ///
    /// @param words of a command line that begins such a session
    void bindFork(PreparedRun run, List<String> words, Path directory, ForkOrigin origin) {
        write(run, words, directory, origin, List.of());
    }

    /// Notes that an operator accepted the changed program of a run.
    ///
    /// @return what was noted before, for [#withdraw]
    String bindChange(PreparedRun run, ProgramChange change) {
        var all = new ArrayList<>(changes());
        all.add(change);
        var origin = origin();
        var noted = text();
        write(run, words(), directory(), origin.session().isEmpty() ? null : origin, all);
        return noted;
    }

    /// Takes back what [#bindChange] noted.
    void withdraw(String noted) {
        try {
            replace(noted);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /// The changes of its program that operators accepted, in order.
    List<ProgramChange> changes() {
        return AcceptedChanges.read(read());
    }

    /// Whether a run has another program than the one that decides in the session.
    boolean isChanged(PreparedRun run) {
        return !program().equals(run.strategy().sha256());
    }

    /// Where a forked session comes from; one that begins in itself has no past.
    ForkOrigin origin() {
        return ForkOrigin.read(read());
    }

    /// The strategies that decided in the session one after the other, the last one as often as it
    /// is asked for.
    List<Supplier<Strategy>> strategies(PreparedRun run) {
        return bindings(run).stream()
                .<Supplier<Strategy>>map(one -> () -> one.get().instance())
                .toList();
    }

    /// The parameters of these strategies, all of each.
    List<SequencedMap<String, String>> parametersOfStrategies(PreparedRun run) {
        return bindings(run).stream().map(one -> one.get().parameters()).toList();
    }

    private List<Supplier<BoundStrategy>> bindings(PreparedRun run) {
        var given = given(run);
        var all = new ArrayList<Supplier<BoundStrategy>>();
        var hashes = hashes();
        for (var i = 0; i < given.size(); i++) {
            var parameters = given.get(i);
            var program = programs().load(hashes.get(i), run.strategy());
            all.add(() -> ParamsBinder.bind(program.reloaded(), parameters, run.redaction()));
        }
        return all;
    }

    /// Of the sources of all strategies that decided, the last one included.
    List<String> hashes() {
        var all = new ArrayList<>(origin().programs());
        changes().forEach(change -> all.add(change.from()));
        all.add(program());
        return all;
    }

    /// As [ForkOrigin#past()], with the programs that were changed since; these had the same
    /// parameters.
    List<SequencedMap<String, String>> past() {
        var all = new ArrayList<>(origin().past());
        changes().forEach(_ -> all.add(new LinkedHashMap<>()));
        return all;
    }

    private List<SequencedMap<String, String>> given(PreparedRun run) {
        var all = new ArrayList<SequencedMap<String, String>>();
        for (var others : past()) {
            var parameters = new LinkedHashMap<>(run.request().parameters());
            parameters.putAll(others);
            all.add(parameters);
        }
        all.add(run.request().parameters());
        return all;
    }

    /// @throws TandemException TDM-6003 if it is a session of something else, TDM-6016 if only the
    ///   strategy was changed
    void requireSame(PreparedRun run) {
        var differences = differences(run);
        if (differences.containsKey(PROGRAM)
                && differences.keySet().stream().allMatch(OF_PROGRAM)) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6016",
                    "the strategy is not the one that decides in "
                            + folder
                            + "\n"
                            + differences.get(PROGRAM),
                    "tandem replay "
                            + folder
                            + " --changed shows what the changed one would have done, and how to"
                            + " accept it; or bring the old source back");
        }
        requireNone(differences);
    }

    /// As [#requireSame(PreparedRun)], but the strategy may have been changed.
    void requireSameButProgram(PreparedRun run) {
        var differences = differences(run);
        differences.remove(PROGRAM);
        requireNone(differences);
    }

    /// As [#requireSameButProgram], and the changed one may have other parameters and defaults; the
    /// given values are those with which the session was begun.
    void requireSameButChange(PreparedRun run) {
        var differences = differences(run);
        differences.keySet().removeIf(OF_PROGRAM);
        var noted = read().get("facts");
        parametersOfStrategies(run)
                .getLast()
                .forEach((name, value) -> {
                    var now = run.redaction().clean(value);
                    var before = noted.get(PARAM + name).text();
                    if (!before.equals(now)) {
                        differences.put(PARAM + name, difference(PARAM + name, before, now));
                    }
                });
        requireNone(differences);
    }

    /// The hash of the strategy that decides in the session.
    String program() {
        return read().get("facts").get(PROGRAM).text();
    }

    KeptPrograms programs() {
        return new KeptPrograms(folder.resolve("program"));
    }

    /// What was noted otherwise, by its name.
    private SequencedMap<String, String> differences(PreparedRun run) {
        var noted = read().get("facts");
        var differences = new LinkedHashMap<String, String>();
        facts(run)
                .forEach((key, value) -> {
                    var before = noted.get(key).text();
                    if (!before.equals(value)) {
                        differences.put(key, difference(key, before, value));
                    }
                });
        return differences;
    }

    private static String difference(String key, String before, String now) {
        return key + ": " + before + " before, " + now + " now";
    }

    private void requireNone(SequencedMap<String, String> differences) {
        if (!differences.isEmpty()) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6003",
                    folder
                            + " is a session of something else\n"
                            + String.join(
                                    "\n", differences.values().stream().limit(SHOWN).toList()),
                    "bring back what it was begun with, or begin a session of its own with"
                            + " --session DIR");
        }
    }

    private static SequencedMap<String, String> facts(PreparedRun run) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("strategy", run.bound().name());
        run.bound()
                .parameters()
                .forEach((name, value) -> facts.put(PARAM + name, run.redaction().clean(value)));
        facts.putAll(Configuration.of(run));
        facts.put("seed", String.valueOf(run.request().seed()));
        facts.put("tandem", Versions.tandem());
        for (var file : run.data().files()) {
            facts.put(
                    "data." + run.redaction().clean(Configuration.nameOf(run.request(), file)),
                    file.sha256());
        }
        return facts;
    }

    private void write(
            PreparedRun run,
            List<String> words,
            Path directory,
            @Nullable ForkOrigin origin,
            List<ProgramChange> changes) {
        var text =
                JsonText.of(out -> {
                    out.writeStringProperty("schema", SCHEMA);
                    out.writeStringProperty("directory", directory.toString());
                    JsonText.strings(out, "command", words);
                    out.writeObjectPropertyStart("facts");
                    facts(run).forEach(out::writeStringProperty);
                    out.writeEndObject();
                    if (origin != null) {
                        origin.write(out);
                    }
                    AcceptedChanges.write(out, changes);
                });
        try {
            Files.createDirectories(folder);
            programs().keep(run.strategy());
            replace(text);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /// The journals say less than this file, so it must be there before they go on.
    private void replace(String text) throws IOException {
        var partial = folder.resolve(FACTS + ".partial");
        Files.writeString(partial, text);
        try (var file = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(
                partial,
                folder.resolve(FACTS),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        new DiskStorage(folder).forceFolder("");
    }

    private String text() {
        try {
            return Files.readString(folder.resolve(FACTS));
        } catch (IOException failure) {
            throw missing(failure);
        }
    }

    /// The words of the command line that began the session.
    public List<String> words() {
        return read().get("command").items().stream().map(JsonTree::text).toList();
    }

    /// The folder in which it was begun.
    public Path directory() {
        return Path.of(read().get("directory").text());
    }

    private JsonTree read() {
        try {
            return JsonTree.read(folder.resolve(FACTS));
        } catch (IOException failure) {
            throw missing(failure);
        }
    }

    private TandemException missing(IOException failure) {
        return new TandemException(
                Kind.NOT_FOUND,
                "TDM-6010",
                "no session is in " + folder,
                "tandem paper begins one; its folder is paper/<strategy> or that of --session",
                failure);
    }

    /// Who asks the session from outside to halt, and to take that back.
    public HaltMarks halt() {
        return new HaltMarks(this);
    }

    TandemException unwritable(IOException failure) {
        return new TandemException(
                Kind.CONFIG,
                "TDM-7011",
                "cannot write to " + folder + ": " + failure.getMessage(),
                "free some space there, or name another folder",
                failure);
    }
}
