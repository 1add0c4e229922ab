package dev.tandem.app.run;

import dev.tandem.analytics.IoReason;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.engine.EngineConfig;
import dev.tandem.runtime.live.JournalSide;
import dev.tandem.runtime.live.Recording;
import dev.tandem.runtime.record.StoredRecord;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;

/// A session as one file that a test can replay.
final class SavedRecording {
    private SavedRecording() {}

    /// @throws TandemException TDM-6015 if several programs decided, TDM-7012 if the file is there,
    ///   TDM-7013 if it cannot be written
    static void write(EngineConfig config, SessionFolder session, PreparedRun prepared, Path file) {
        if (session.hashes().stream().distinct().count() > 1) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6015",
                    "several programs decided in " + session.path() + ", and a test has one",
                    "save a session that was begun with the strategy of today");
        }
        var records = new ArrayList<StoredRecord>();
        JournalSide.readAll(session.storage().engine(), 1, records::add);
        var recording = new Recording(config, session.parametersOfStrategies(prepared), records);
        try {
            Files.write(file, recording.toBytes(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-7012",
                    file + " is already there",
                    "choose another --save, or remove the file first",
                    there);
        } catch (IOException failure) {
            throw new TandemException(
                    Kind.NOT_FOUND,
                    "TDM-7013",
                    file + " cannot be written: " + IoReason.of(failure),
                    "check the folder and its permissions",
                    failure);
        }
    }
}
