package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.market.BarSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTableTest {
    private static final int WIDTH = 3;
    private static final int BLOCK_BYTES = LongTable.BLOCK_ROWS * WIDTH * Long.BYTES;

    @TempDir Path folder;

    private static LongTable filled(int rows, int expected, BlockSpace space) {
        var table = new LongTable(WIDTH, expected, space);
        for (var i = 0; i < rows; i++) {
            var row = table.add();
            for (var field = 0; field < WIDTH; field++) {
                table.set(row, field, value(row, field));
            }
        }
        return table;
    }

    private static long value(int row, int field) {
        return row * 1_000_003L + field;
    }

    private static void check(LongTable table, int first, int count) {
        assertThat(table.count()).isEqualTo(count);
        for (var row = 0; row < count; row++) {
            for (var field = 0; field < WIDTH; field++) {
                if (table.get(row, field) != value(first + row, field)) {
                    throw new AssertionError("row " + row + " field " + field);
                }
            }
        }
        for (var from = 0; from < count; from += 5000) {
            var until = Math.min(count, from + 9001);
            var copy = new long[(until - from) * WIDTH];
            table.copy(from, until, copy);
            assertThat(copy[0]).isEqualTo(value(first + from, 0));
            assertThat(copy[copy.length - 1]).isEqualTo(value(first + until - 1, WIDTH - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1024, 1025, 8191, 8192, 8193, 16_384, 40_000})
    void rowsAreTheSameOnTheHeapAndInAFile(int rows) {
        try (var file = new BlockSpace(folder, 0)) {
            for (var expected : new int[] {0, 1, rows * 2 / 3, rows, 2 * rows}) {
                check(filled(rows, expected, BlockSpace.HEAP).frozen(), 0, rows);
                check(filled(rows, expected, file).frozen(), 0, rows);
            }
        }
    }

    @Test
    void whatLiesInAFileIsReadAfterItIsClosedAndLeavesNothingBehind() throws IOException {
        LongTable table;
        try (var file = new BlockSpace(folder, BLOCK_BYTES)) {
            table = filled(40_000, 0, file);
            assertThat(table.block(0).hasArray()).isTrue();
            assertThat(table.block(1).hasArray()).isFalse();
            table = table.frozen();
        }
        check(table, 0, 40_000);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whereNoFileCanBeMadeRowsStayOnTheHeap() throws IOException {
        var noFolder = Files.writeString(folder.resolve("file"), "");
        try (var space = new BlockSpace(noFolder, 0)) {
            var table = filled(40_000, 0, space);
            assertThat(table.block(1).hasArray()).isTrue();
            check(table.frozen(), 0, 40_000);
        }
    }

    @Test
    void releasedBlocksAreUsedAgainAndCountNoMore() {
        try (var space = new BlockSpace(folder, 2L * BLOCK_BYTES)) {
            var first = filled(3 * LongTable.BLOCK_ROWS, 0, space);
            var array = first.block(0).array();
            first.release();

            var second = filled(3 * LongTable.BLOCK_ROWS, 0, space);

            check(second, 0, 3 * LongTable.BLOCK_ROWS);
            assertThat(second.block(0).hasArray()).isTrue();
            assertThat(second.block(1).hasArray()).isTrue();
            assertThat(
                            second.block(0).array() == array
                                    || second.block(1).array() == array
                                    || second.block(2).array() == array)
                    .isTrue();
        }
    }

    @Test
    void partsShareBlocksAndBeginAnywhere() {
        var table = filled(40_000, 0, BlockSpace.HEAP).frozen();

        check(table.part(0, 40_000), 0, 40_000);
        check(table.part(8192, 16_384), 8192, 8192);
        check(table.part(9000, 39_999), 9000, 30_999);
        check(table.part(9000, 39_999).part(7, 20_000), 9007, 19_993);
        check(table.part(40_000, 40_000), 0, 0);
        check(table.part(0, 0), 0, 0);
    }

    @Test
    void whatIsFrozenStaysWhenTheTableGrows() {
        for (var rows : new int[] {1024, 1500, LongTable.BLOCK_ROWS, 20_000, 40_960}) {
            var space = new BlockSpace(folder, BLOCK_BYTES);
            var table = filled(rows, 0, space);
            var frozen = table.frozen();
            for (var i = 0; i < LongTable.BLOCK_ROWS; i++) {
                var row = table.add();
                for (var field = 0; field < WIDTH; field++) {
                    table.set(row, field, -1);
                }
            }
            check(frozen, 0, rows);
        }
    }

    @Test
    void barsInAFileAreReadByTheSameCursor() {
        try (var space = new BlockSpace(folder, 0)) {
            var builder = BarColumns.builder(TestInstruments.SPY, BarSize.M1, 0, space);
            var minute = 60_000_000_000L;
            for (var i = 0; i < 30_000; i++) {
                builder.append(i * minute, (i + 1) * minute, i, i + 2, i - 1, i + 1, 5, 0);
            }
            var bars = builder.build().between(null, null);
            var cursor = new BarCursor(bars, 0);
            for (var i = 0; i < 30_000; i++, cursor.advance()) {
                assertThat(cursor.openNanos()).isEqualTo(i * minute);
                assertThat(cursor.close()).isEqualTo(i + 1.0);
            }
            assertThat(bars.indexAtOrAfterClose(20_000 * minute)).isEqualTo(19_999);
        }
    }
}
