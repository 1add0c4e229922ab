package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.market.BarSize;
import dev.tandem.api.problem.TandemException;
import dev.tandem.data.ReadOptions.BadRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnStoreTest {
    private static final String TWO_SYMBOLS =
            """
            date,symbol,open,high,low,close,volume
            2024-01-02,SPY,472.16,473.67,470.49,472.65,123
            2024-01-02,TLT,98.2,98.3,97.9,98.12,50
            2024-01-03,SPY,470.43,471.19,468.17,468.79,124
            2024-01-03,TLT,97.4,x,97.4,98.46,51
            2024-01-04,SPY,468.30,470.96,467.05,467.28
            2024-01-05,SPY,467.49,470.44,460,466.433333333333333333333,126
            2024-01-06,SPY,0.1,470.44,460,466.4,126
            """;

    @TempDir Path folder;

    private Path data;
    private Path cache;

    @BeforeEach
    void writeData() throws IOException {
        data = Files.writeString(folder.resolve("prices.csv"), TWO_SYMBOLS);
        cache = folder.resolve("cache");
    }

    private ColumnStore store() {
        return ColumnStore.in(cache, ColumnStore.USUAL_LIMIT);
    }

    private List<ColumnFiles.Kept> kept() throws IOException {
        return new ColumnFiles(cache).all();
    }

    private LoadedHistory load(ReadOptions options, String... symbols) {
        return HistoryLoader.load(
                List.of(data),
                List.of(symbols),
                CsvMapping.AUTO,
                null,
                null,
                List.of(),
                null,
                null,
                options);
    }

    private LoadedHistory dropping(ColumnStore store, String... symbols) {
        return load(new ReadOptions(BadRow.DROP, null, store), symbols);
    }

    /// Everything there is to see of a history, to the last bit.
    private static List<String> shown(LoadedHistory loaded) {
        var lines = new ArrayList<String>();
        loaded.files().forEach(file -> lines.add(file.toString()));
        lines.addAll(loaded.warnings());
        for (var instrument : loaded.history().instruments()) {
            for (var size : loaded.history().sizes(instrument)) {
                var bars = loaded.history().find(instrument, size).orElseThrow();
                lines.add(bars.toString());
                for (var i = 0; i < bars.count(); i++) {
                    lines.add(bar(bars, i));
                }
            }
        }
        return lines;
    }

    private static String bar(BarColumns bars, int i) {
        var bits = new StringBuilder();
        for (var value :
                new double[] {
                    bars.open(i), bars.high(i), bars.low(i), bars.close(i), bars.volume(i)
                }) {
            bits.append(Long.toHexString(Double.doubleToRawLongBits(value))).append(' ');
        }
        return bits.toString()
                + bars.openNanos(i)
                + " "
                + bars.closeNanos(i)
                + " "
                + bars.tradingDay(i);
    }

    @Test
    void whatComesFromTheStoreIsWhatTheFileGives() throws IOException {
        var plain = shown(dropping(null));
        assertThat(String.join("\n", plain)).contains("3 of 7 rows left out");

        var store = store();
        assertThat(shown(dropping(store))).isEqualTo(plain);
        assertThat(kept()).hasSize(1);
        assertThat(shown(dropping(store))).isEqualTo(plain);
        assertThat(kept()).hasSize(1);
        assertThat(store.notes()).isEmpty();
        assertThat(kept().getFirst().contents())
                .isEqualTo(new ColumnFiles.Contents(data.toString(), 5));
    }

    @Test
    void theStoreIsReallyReadFrom() throws Exception {
        dropping(store());
        var path = kept().getFirst().path();
        var file = ColumnFile.read(path);
        var changed = file.series().getFirst();
        changed.set(3, 0, 472.66);
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.write(channel);
        }

        var bars = dropping(store(), "SPY");
        assertThat(bars.history().instruments()).hasSize(1);
        var all = dropping(store());
        var spy = all.history().instruments().getFirst();
        assertThat(all.history().find(spy, BarSize.D1).orElseThrow().close(0)).isEqualTo(472.66);
    }

    @Test
    void errorsFromTheStoreAreThoseOfTheFile() {
        var strict = new ReadOptions(BadRow.REFUSE, null, null);
        var message = failure(strict);
        assertThat(message).contains("prices.csv:5").contains("prices.csv:6");

        dropping(store());

        assertThat(failure(new ReadOptions(BadRow.REFUSE, null, store()))).isEqualTo(message);
    }

    private String failure(ReadOptions options) {
        var thrown = new ArrayList<Throwable>();
        assertThatThrownBy(() -> load(options))
                .isInstanceOf(TandemException.class)
                .satisfies(thrown::add);
        return ((TandemException) thrown.getFirst()).code() + thrown.getFirst().getMessage();
    }

    @Test
    void theSameContentsElsewhereOrZippedAreFoundByWhatTheyAre() throws IOException {
        dropping(store());
        data = Files.copy(data, folder.resolve("other.csv"));
        var store = store();
        var moved = shown(dropping(store));

        assertThat(kept()).hasSize(1);
        assertThat(moved).isEqualTo(shown(dropping(null)));

        var zipped = folder.resolve("zipped.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(TWO_SYMBOLS.getBytes(StandardCharsets.UTF_8));
        }
        data = zipped;
        var first = shown(dropping(store));
        assertThat(kept()).hasSize(2);
        assertThat(shown(dropping(store))).isEqualTo(first).isEqualTo(shown(dropping(null)));
    }

    @Test
    void aChangedFileIsReadAnewEvenWithSizeAndTimeAsBefore() throws IOException {
        dropping(store());
        var time = Files.getLastModifiedTime(data);
        Files.writeString(data, TWO_SYMBOLS.replace("472.65", "472.64"));
        Files.setLastModifiedTime(data, time);

        assertThat(shown(dropping(store()))).isEqualTo(shown(dropping(null)));
        assertThat(kept()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time=date",
                "open=close",
                "high=high",
                "low=low",
                "close=open",
                "volume=volume",
                "symbol=symbol",
                "stamp=end",
                "stamp=start",
                "zone=UTC",
                "format=seconds",
                "price=bid",
                "delimiter=comma"
            })
    void everyPartOfAMappingIsAnotherKey(String mapping) {
        var plain = ColumnKey.of("00", CsvMapping.AUTO, Set.of());
        var mapped = ColumnKey.of("00", CsvMapping.parse(mapping), Set.of());

        assertThat(mapped.text()).isNotEqualTo(plain.text());
        assertThat(mapped.fileName()).isNotEqualTo(plain.fileName());
    }

    @Test
    void theSymbolsWantedAreAnotherKeyButNotTheirOrder() {
        var all = ColumnKey.of("00", CsvMapping.AUTO, Set.of());
        var one = ColumnKey.of("00", CsvMapping.AUTO, Set.of("A"));
        var strange = ColumnKey.of("00", CsvMapping.AUTO, Set.of("A\nwanted(1)=B"));
        var two = ColumnKey.of("00", CsvMapping.AUTO, Set.of("A", "B"));

        assertThat(Set.of(all, one, strange, two)).hasSize(4);
        assertThat(ColumnKey.of("00", CsvMapping.AUTO, Set.of("B", "A"))).isEqualTo(two);
    }

    @Test
    void everyByteOfAKeptFileIsGuarded() throws IOException {
        var plain = shown(dropping(store()));
        var path = kept().getFirst().path();
        var whole = Files.readAllBytes(path);

        for (var at = 0; at < whole.length; at++) {
            var damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(path, damaged);
            var store = store();

            assertThat(shown(dropping(store))).as("byte %d", at).isEqualTo(plain);
            assertThat(store.notes()).as("byte %d", at).hasSize(1);
            assertThat(Files.readAllBytes(path)).as("byte %d", at).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, it is too short",
        "8, it is too short",
        "31, it is too short",
        "32, its length is wrong",
        "-1, its length is wrong",
        "-100, its length is wrong",
    })
    void aFileCutShortIsReplaced(int length, String why) throws IOException {
        var plain = shown(dropping(store()));
        var path = kept().getFirst().path();
        var whole = Files.readAllBytes(path);
        var left = length < 0 ? whole.length + length : length;
        Files.write(path, Arrays.copyOf(whole, left));
        var store = store();

        assertThat(shown(dropping(store))).isEqualTo(plain);
        assertThat(store.notes().getFirst()).contains(why).contains(path.toString());
        assertThat(Files.readAllBytes(path)).isEqualTo(whole);
    }

    @Test
    void aFileGrownLongerOrOfSomethingElseIsReplaced() throws IOException {
        var plain = shown(dropping(store()));
        var path = kept().getFirst().path();
        var whole = Files.readAllBytes(path);
        for (var foreign : List.of(Arrays.copyOf(whole, whole.length + 8), new byte[4096])) {
            Files.write(path, foreign);
            var store = store();

            assertThat(shown(dropping(store))).isEqualTo(plain);
            assertThat(store.notes()).hasSize(1);
            assertThat(Files.readAllBytes(path)).isEqualTo(whole);
        }
    }

    @Test
    void aSoundFileUnderAnotherNameIsNotTaken() throws IOException {
        dropping(store());
        var spy = kept().getFirst().path();
        Files.writeString(data, TWO_SYMBOLS.replace("472.65", "472.64"));
        dropping(store());
        var other =
                kept().stream().filter(one -> !one.path().equals(spy)).findFirst().orElseThrow();
        Files.copy(spy, other.path(), StandardCopyOption.REPLACE_EXISTING);
        var store = store();

        assertThat(shown(dropping(store))).isEqualTo(shown(dropping(null)));
        assertThat(store.notes().getFirst()).contains("it belongs to another reading");
    }

    @Test
    void severalWritersAtOnceLeaveOneSoundFile() throws Exception {
        var plain = shown(dropping(null));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<List<String>>>();
            for (var i = 0; i < 64; i++) {
                tasks.add(() -> shown(dropping(store())));
            }
            for (var ended : threads.invokeAll(tasks)) {
                assertThat(ended.get()).isEqualTo(plain);
            }
        }
        try (var files = Files.list(cache)) {
            assertThat(files).hasSize(1);
        }
        var store = store();
        assertThat(shown(dropping(store))).isEqualTo(plain);
        assertThat(store.notes()).isEmpty();
    }

    @Test
    void whatAKilledWriterLeftIsNeverReadAndGoesOnceItIsOld() throws IOException {
        Files.createDirectories(cache);
        var fresh = Files.writeString(cache.resolve("unfinished-columns-1.tmp"), "TDMCOL1");
        var old = Files.writeString(cache.resolve("unfinished-columns-2.tmp"), "TDMCOL1");
        var foreign = Files.writeString(cache.resolve("notes.txt"), "mine");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        var store = store();

        assertThat(shown(dropping(store))).isEqualTo(shown(dropping(null)));

        assertThat(store.notes()).isEmpty();
        assertThat(fresh).exists();
        assertThat(old).doesNotExist();
        assertThat(new ColumnFiles(cache).clear()).hasSize(1);
        assertThat(fresh).doesNotExist();
        assertThat(foreign).hasContent("mine");
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldOnceAndTheRunGoesOn() throws IOException {
        Files.writeString(cache, "a file");
        var store = store();

        assertThat(shown(dropping(store))).isEqualTo(shown(dropping(null)));
        assertThat(shown(dropping(store))).isEqualTo(shown(dropping(null)));

        assertThat(store.notes())
                .containsExactly("what was read is not kept in " + cache + ": it is no folder");
    }

    @Test
    void theLeastRecentlyUsedGoFirstWhenTheLimitIsReached() throws IOException {
        var paths = new ArrayList<Path>();
        for (var i = 0; i < 3; i++) {
            Files.writeString(data, TWO_SYMBOLS.replace("472.65", "472.6" + i));
            dropping(store());
            var newest =
                    kept().stream()
                            .map(ColumnFiles.Kept::path)
                            .filter(path -> !paths.contains(path))
                            .findFirst()
                            .orElseThrow();
            paths.add(newest);
            Files.setLastModifiedTime(
                    newest, FileTime.from(Instant.now().minus(Duration.ofDays(10 - i))));
        }
        var size = kept().getFirst().bytes();
        Files.writeString(data, TWO_SYMBOLS.replace("472.65", "472.60"));
        dropping(store()); // the oldest is used again
        Files.writeString(data, TWO_SYMBOLS.replace("472.65", "472.63"));

        dropping(ColumnStore.in(cache, 3 * size));

        assertThat(paths.get(0)).exists();
        assertThat(paths.get(1)).doesNotExist();
        assertThat(paths.get(2)).exists();
        assertThat(kept()).hasSize(3);
        assertThat(new ColumnFiles(cache).removeUnused(Instant.now().minus(Duration.ofDays(5))))
                .extracting(ColumnFiles.Kept::path)
                .containsExactly(paths.get(2));
        assertThat(new ColumnFiles(cache).shrink(size)).hasSize(1);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void aReadingLargerThanTheLimitIsNotKept() throws IOException {
        var store = ColumnStore.in(cache, 10);

        assertThat(shown(dropping(store))).isEqualTo(shown(dropping(null)));
        assertThat(kept()).isEmpty();
    }

    @Test
    void longSeriesComeBackWhole() throws IOException {
        var random = new SplittableRandom(7);
        var text = new StringBuilder("ts,open,high,low,close\n");
        for (var i = 0; i < 70_001; i++) {
            var price = 100 + random.nextDouble();
            text.append(1_600_000_000_000L + 60_000L * i).append(',').append(price).append(',');
            text.append(price + random.nextDouble()).append(',').append(price - 1e-9 * i);
            text.append(',').append(price).append('\n');
        }
        Files.writeString(data, text);

        assertThat(shown(dropping(store())).equals(shown(dropping(null)))).isTrue();
        assertThat(shown(dropping(store())).equals(shown(dropping(null)))).isTrue();
        assertThat(kept()).hasSize(1);
    }

    /// The bytes that this version keeps of one strange file. Where this fails, files are read or
    /// kept in another way than before: raise [ColumnKey#VERSION], or what older versions kept is
    /// taken for what this one would read, and put the new value here.
    @Test
    void aChangedReadingNeedsANewVersion() throws IOException {
        Files.writeString(
                data,
                """
                Date;Open;HIGH;low;"close";vol;Ticker
                2024-01-02T09:30;1e2;101.10;99.5;+100.25;1;A
                2024-01-02 09:31;100.123456789012345678;101;99;100;.5;A

                2024/01/02 09:32:00.5;0.1;0.30000000000000004;1e-7;0.2;5e-324;"B \""x\"""
                2024-01-02T09:33:00Z;1;1;1;1;1;A
                2024-01-02T09:33:00;1;1;1;;1;A
                2024-01-02T09:33:00;1;1;1;1;nan;A
                """);
        var raw = CsvReading.read(data, CsvMapping.AUTO, Set.of(), BlockSpace.HEAP);
        var entry = ColumnEntry.of("key", raw);
        var text = new StringBuilder();
        text.append(entry.headers()).append(entry.form()).append(entry.rows());
        text.append(entry.symbols()).append(entry.badRows()).append(entry.told());
        for (var series : raw.series()) {
            for (var row = 0; row < series.count(); row++) {
                text.append('\n').append(series.symbol()).append(series.line(row));
                text.append(' ').append(series.stamp(row));
                for (var field = 0; field < 5; field++) {
                    text.append(' ').append(series.value(field, row));
                }
            }
        }
        assertThat(
                        ColumnKey.VERSION
                                + " "
                                + SourceFile.sha256Hex(
                                        text.toString().getBytes(StandardCharsets.UTF_8)))
                .as(text.toString())
                .isEqualTo("1 cbb63ad03c4a0b2510d637a105db1a54e3c4bce45fdd74c9f705043ee858f5c2");
    }
}
