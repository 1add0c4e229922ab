package dev.tandem.indicators;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against averages computed in exact rational arithmetic (see shared/golden/indicators/README.md).
class WeeklyVwapTest {
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "equities-minute/, SPY_ninjatrader_2011-01.csv.gz, 14180",
        "crypto-1m/, bitfinex_BTCUSD_1m_2015.csv.gz, 40000"
    })
    void aWeekStartsOnMondayMidnightUtc(String folder, String file, int rows) {
        var table =
                new GoldenTable(
                        "golden/indicators/weekly-anchored-vwap/" + file,
                        SharedFolder.bars("data/" + folder + file));

        table.matches("vwap", new Vwap(Vwap.Anchor.WEEK), Vwap::value);

        table.assertComplete(rows);
    }
}
