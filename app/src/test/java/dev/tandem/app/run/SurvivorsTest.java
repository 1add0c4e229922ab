package dev.tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.analytics.Warning;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import dev.tandem.data.BarColumns;
import dev.tandem.data.InstrumentTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Lists of shares that all live to the end of the data.
class SurvivorsTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final int YEAR = 365;

    private static BarColumns share(String symbol, InstrumentClass kind, int first, int last) {
        var builder =
                BarColumns.builder(
                        InstrumentTerms.of(kind, symbol).instrument(symbol, 0), BarSize.D1);
        for (var day : new int[] {first, last}) {
            builder.append(day * DAY, (day + 1) * DAY, 1, 1, 1, 1, 1, day);
        }
        return builder.build();
    }

    private static List<BarColumns> shares(int count, InstrumentClass kind, int last) {
        return IntStream.range(0, count).mapToObj(i -> share("S" + i, kind, 0, last)).toList();
    }

    @Test
    void fiveSharesThatLiveThroughAYearAreWarnedAbout() {
        assertThat(Survivors.of(shares(5, InstrumentClass.EQUITY, YEAR), List.of()))
                .contains(
                        new Warning(
                                "TDM-3007",
                                "all 5 shares live to the end of the data: a list chosen today leaves"
                                        + " out those that failed"));
    }

    @Test
    void fewSharesAShortTimeOrOtherThingsAreNot() {
        assertThat(Survivors.of(shares(4, InstrumentClass.EQUITY, YEAR), List.of())).isEmpty();
        assertThat(Survivors.of(shares(5, InstrumentClass.EQUITY, YEAR - 1), List.of())).isEmpty();
        assertThat(Survivors.of(shares(5, InstrumentClass.CRYPTO, YEAR), List.of())).isEmpty();
    }

    @Test
    void oneThatEndsEarlierIsEnough() {
        var shares = new ArrayList<>(shares(5, InstrumentClass.EQUITY, YEAR));
        shares.add(share("GONE", InstrumentClass.EQUITY, 0, YEAR - 1));

        assertThat(Survivors.of(shares, List.of())).isEmpty();
    }

    @Test
    void aDelistingOrAMergerIsAnEndAndADividendIsNot() {
        var shares = shares(5, InstrumentClass.EQUITY, YEAR);
        var one = shares.getFirst().instrument();
        var price = BigDecimal.ONE;

        assertThat(
                        Survivors.of(
                                shares,
                                List.of(new InstrumentEvent.Delisted(one, DAY, Optional.empty()))))
                .isEmpty();
        assertThat(Survivors.of(shares, List.of(new InstrumentEvent.Merged(one, DAY, price))))
                .isEmpty();
        assertThat(Survivors.of(shares, List.of(new InstrumentEvent.Dividend(one, DAY, price))))
                .isPresent();
    }
}
