package dev.tandem.data;

import dev.tandem.data.BadRows.BadRow;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.IntFunction;

/// What a kept reading says besides its columns; written in front of them.
///
/// @param key everything that decides the reading, see [ColumnKey]
/// @param source the file it was first read from
/// @param badRows how many, for each kind of fault
/// @param told the first bad rows
/// @param counts rows of each series
record ColumnEntry(
        String key,
        String source,
        List<String> headers,
        CsvStamps.Form form,
        int rows,
        List<String> symbols,
        EnumMap<DataCode, Integer> badRows,
        List<BadRow> told,
        List<String> names,
        List<Integer> counts) {
    static ColumnEntry of(String key, RawFile raw) {
        var badRows = new EnumMap<DataCode, Integer>(DataCode.class);
        badRows.putAll(raw.bad().byCode());
        return new ColumnEntry(
                key,
                raw.file().toAbsolutePath().normalize().toString(),
                raw.columns().headers(),
                raw.form(),
                raw.rows(),
                raw.symbols(),
                badRows,
                raw.bad().told(),
                raw.series().stream().map(RawSeries::symbol).toList(),
                raw.series().stream().map(RawSeries::count).toList());
    }

    /// The reading again, as one of `file`.
    RawFile raw(Path file, CsvMapping mapping, List<RawSeries> series, String sha256) {
        var bad = new BadRows(file);
        bad.restore(badRows, told);
        return new RawFile(
                file,
                CsvColumns.of(file, headers, mapping),
                mapping,
                rows,
                form,
                series,
                symbols,
                bad,
                sha256);
    }

    byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        text(out, key);
        text(out, source);
        texts(out, headers);
        text(out, form.name());
        out.writeInt(rows);
        texts(out, symbols);
        out.writeInt(badRows.size());
        for (var each : badRows.entrySet()) {
            text(out, each.getKey().name());
            out.writeInt(each.getValue());
        }
        out.writeInt(told.size());
        for (var row : told) {
            out.writeInt(row.line());
            text(out, row.code().name());
            text(out, row.why());
            text(out, row.next());
        }
        texts(out, names);
        for (var count : counts) {
            out.writeInt(count);
        }
        return bytes.toByteArray();
    }

    /// @throws RuntimeException if they were written by something else
    static ColumnEntry parse(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var key = text(in);
        var source = text(in);
        var headers = list(in, _ -> text(in));
        var form = CsvStamps.Form.valueOf(text(in));
        var rows = in.getInt();
        var symbols = list(in, _ -> text(in));
        var badRows = new EnumMap<DataCode, Integer>(DataCode.class);
        for (var left = in.getInt(); left > 0; left--) {
            badRows.put(DataCode.valueOf(text(in)), in.getInt());
        }
        var told =
                list(
                        in,
                        _ ->
                                new BadRow(
                                        in.getInt(),
                                        DataCode.valueOf(text(in)),
                                        text(in),
                                        text(in)));
        var names = list(in, _ -> text(in));
        var counts = new ArrayList<Integer>();
        names.forEach(_ -> counts.add(in.getInt()));
        return new ColumnEntry(
                key, source, headers, form, rows, symbols, badRows, told, names, counts);
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts) {
            text(out, text);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(ByteBuffer in) {
        var length = in.getInt();
        var text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static <T> List<T> list(ByteBuffer in, IntFunction<T> next) {
        var count = in.getInt();
        var list = new ArrayList<T>();
        for (var i = 0; i < count; i++) {
            list.add(next.apply(i));
        }
        return list;
    }
}
