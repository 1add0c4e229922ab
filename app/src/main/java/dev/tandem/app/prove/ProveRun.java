package dev.tandem.app.prove;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.BacktestRequest.Style;
import dev.tandem.app.run.Configuration;
import dev.tandem.app.run.PreparedRun;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.run.Versions;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.prove.CheckResult;
import dev.tandem.runtime.prove.Effort;
import dev.tandem.runtime.prove.Proof;
import dev.tandem.runtime.prove.Verdict;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All checks of one strategy, from request to certificate.
public final class ProveRun {
    private static final int INTERRUPTED = 130;

    private final BacktestRequest request;
    private final StrategyClass strategy;
    private final Terminal terminal;
    private final StopSignal stop;

    private ProveRun(
            BacktestRequest request, StrategyClass strategy, Terminal terminal, StopSignal stop) {
        this.request = request;
        this.strategy = strategy;
        this.terminal = terminal;
        this.stop = stop;
    }

    /// Plays all checks, prints the certificate and writes it where that is asked for.
    ///
    /// @return the exit code
    /// @throws TandemException `TDM-9005` if a check failed, and for everything else that a user
    ///   can mend
    public static int run(
            BacktestRequest request, StrategyClass strategy, Terminal terminal, StopSignal stop) {
        return new ProveRun(request, strategy, terminal, stop).run();
    }

    private int run() {
        refuseOldFile();
        var prepared =
                PreparedRun.of(request, strategy, terminal, request.output().showsProgress());
        prepared.say(terminal);
        try {
            var certificate = certificate(prepared);
            say("");
            write(certificate);
            print(certificate);
            throwIfFailed(certificate);
            return 0;
        } catch (Stopped _) {
            say("");
            terminal.err().println("interrupted: there is no certificate");
            return INTERRUPTED;
        }
    }

    private Certificate certificate(PreparedRun prepared) {
        var checks = new ArrayList<CheckResult>();
        checks.add(ScanCheck.of(strategy));
        var maker = new LoadedMaker(strategy, request.parameters(), terminal.redaction());
        var proof = Proof.of(prepared.plan(), maker, Effort.USUAL, this::at);
        checks.add(proof.checks().getFirst());
        at(OtherMachine.NAME, 0, 1);
        checks.add(OtherMachine.check(request, terminal, proof.truth().decisionHash()));
        checks.addAll(proof.checks().subList(1, proof.checks().size()));
        var universe = prepared.universe();
        return new Certificate(
                command(),
                Versions.tandem(),
                terminal.redaction().clean(prepared.bound().title()),
                strategy.sha256(),
                files(prepared),
                universe.firstDay().toString(),
                universe.lastDay().toString(),
                proof.truth().bars(),
                proof.orders(),
                proof.fills(),
                proof.truth().decisionHash(),
                checks);
    }

    private List<Certificate.DataFile> files(PreparedRun prepared) {
        return prepared.data().files().stream()
                .map(file ->
                        new Certificate.DataFile(
                                terminal.redaction().clean(Configuration.nameOf(request, file)),
                                file.sha256()))
                .toList();
    }

    private List<String> command() {
        return Stream.concat(Stream.of("tandem"), request.command().stream())
                .map(terminal.redaction()::clean)
                .toList();
    }

    /// Thrown out of the checks when the user wants to stop.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void at(String check, int tried, int count) {
        if (stop.isRequested()) {
            throw new Stopped();
        }
        say("checking  " + check + " " + (tried + 1) + " of " + count);
    }

    private void say(String text) {
        if (request.output().showsProgress()) {
            terminal.showForNow(text);
        }
    }

    private void print(Certificate certificate) {
        if (request.output().style() == Style.JSON) {
            terminal.out().print(certificate.json());
        } else {
            new CertificatePrinter(terminal).print(certificate);
        }
    }

    private static void throwIfFailed(Certificate certificate) {
        var failed = certificate.named(Verdict.FAILED);
        if (!failed.isEmpty()) {
            throw new TandemException(
                    Kind.CHECK_FAILED,
                    "TDM-9005",
                    failed.size()
                            + " of "
                            + certificate.checks().size()
                            + " checks failed: "
                            + String.join(", ", failed),
                    "correct what the first of them found, then prove it again");
        }
    }

    private void refuseOldFile() {
        var file = request.output().directory();
        if (file != null && Files.exists(file) && !request.output().overwrites()) {
            throw alreadyThere(file);
        }
    }

    private static TandemException alreadyThere(Path file) {
        return new TandemException(
                Kind.REFUSED,
                "TDM-7012",
                file + " is already there; nothing was written",
                "choose another name with --out, or add --overwrite");
    }

    private void write(Certificate certificate) {
        var file = request.output().directory();
        if (file == null) {
            return;
        }
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.writeString(partial, certificate.json());
            if (request.output().overwrites()) {
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(partial, file);
            }
        } catch (FileAlreadyExistsException e) {
            deleteQuietly(partial);
            throw alreadyThere(file);
        } catch (IOException e) {
            deleteQuietly(partial);
            throw new TandemException(
                    Kind.CONFIG,
                    "TDM-7013",
                    "cannot write " + file + ": " + e,
                    "check the folder and its permissions",
                    e);
        }
    }

    private static void deleteQuietly(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException _) {
            // the first failure is the one to tell
        }
    }
}
