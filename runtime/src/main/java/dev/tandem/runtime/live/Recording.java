package dev.tandem.runtime.live;

import dev.tandem.api.state.State;
import dev.tandem.api.state.StateText;
import dev.tandem.engine.EngineConfig;
import dev.tandem.runtime.record.EngineConfigState;
import dev.tandem.runtime.record.RecordForms;
import dev.tandem.runtime.record.StoredRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A recorded session in one small file: the journal of its engine and all that a replay needs
/// besides the strategy. It holds no paths and no data files.
///
/// @param config of the engine that decided
/// @param parameters of the strategies that decided, one after the other; more than one if the
///   session was forked
/// @param records of the engine's journal, in order
public record Recording(
        EngineConfig config,
        List<SequencedMap<String, String>> parameters,
        List<StoredRecord> records) {
    private static final int MAGIC = 0x544e444d; // "TNDM"
    private static final int FORMAT = 1;
    private static final int MOST_BYTES = 1 << 30;

    public Recording {
        parameters = List.copyOf(parameters);
        records = List.copyOf(records);
    }

    /// The file. The same session gives the same bytes.
    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(MAGIC);
            out.writeInt(FORMAT);
            write(out, StateText.write(head()).getBytes(StandardCharsets.UTF_8));
            out.writeInt(records.size());
            for (var record : records) {
                out.writeLong(record.seq());
                out.writeInt(record.type());
                out.writeInt(RecordForms.version(record.type()));
                out.writeLong(record.eventNanos());
                out.writeLong(record.arrivalNanos());
                write(out, record.payload());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("memory throws no input or output", impossible);
        }
        return bytes.toByteArray();
    }

    private State head() {
        var all = new ArrayList<State>();
        for (var one : parameters) {
            var state = new State();
            one.forEach(state::put);
            all.add(state);
        }
        return new State().put("config", EngineConfigState.of(config)).put("parameters", all);
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException if it is none, is damaged, or was written in another format
    public static Recording of(byte[] file) {
        try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("no recording of a session");
            }
            var format = in.readInt();
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        "a recording in format "
                                + format
                                + ", this program reads format "
                                + FORMAT
                                + ": it takes the program that wrote it, or a newer one");
            }
            var head = StateText.parse(new String(read(in), StandardCharsets.UTF_8));
            var count = in.readInt();
            var records = new ArrayList<StoredRecord>();
            for (var i = 0; i < count; i++) {
                records.add(record(in));
            }
            if (in.read() >= 0) {
                throw new IllegalArgumentException("a recording that goes on behind its end");
            }
            return new Recording(
                    EngineConfigState.read(head.getState("config")), parameters(head), records);
        } catch (IOException broken) {
            throw new IllegalArgumentException(
                    "no recording of a session, or a damaged one: " + broken.getMessage(), broken);
        }
    }

    private static StoredRecord record(DataInputStream in) throws IOException {
        var seq = in.readLong();
        var type = in.readInt();
        var version = in.readInt();
        var eventNanos = in.readLong();
        var arrivalNanos = in.readLong();
        var payload = RecordForms.present(type, version, read(in));
        return new StoredRecord(seq, type, eventNanos, arrivalNanos, payload);
    }

    private static List<SequencedMap<String, String>> parameters(State head) {
        var all = new ArrayList<SequencedMap<String, String>>();
        for (var state : head.getList("parameters")) {
            var one = new LinkedHashMap<String, String>();
            state.names().forEach(name -> one.put(name, state.getText(name)));
            all.add(one);
        }
        return all;
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a length of " + length);
        }
        return in.readNBytes(length);
    }

    /// The records as those of a journal.
    public RecordSource journal() {
        return (from, taker) ->
                records.stream().filter(record -> record.seq() >= from).forEach(taker);
    }
}
