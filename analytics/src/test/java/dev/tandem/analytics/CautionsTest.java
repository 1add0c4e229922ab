package dev.tandem.analytics;

import static dev.tandem.analytics.Runs.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.order.Side;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CautionsTest {
    private final Runs run = new Runs("10000");
    private int day;

    private long next() {
        return at(Instant.parse("2020-01-01T00:00:00Z").plusSeconds(86_400L * ++day).toString());
    }

    private void trade(String sold, boolean inBar) {
        run.fill(next(), Runs.SHARE, Side.BUY, "1", "100", "0", inBar);
        run.fill(next(), Runs.SHARE, Side.SELL, "1", sold, "0", false);
    }

    private List<String> codes() {
        return Cautions.of(run.recorder).stream().map(Warning::code).toList();
    }

    @Test
    void aFifthOfTheFillsInsideOfBarsIsSaid() {
        trade("110", true);
        trade("110", false);
        trade("110", false);
        assertThat(codes()).isEmpty(); // 1 of 6
        trade("110", true);

        assertThat(Cautions.of(run.recorder).getFirst().toString())
                .startsWith("2 of 8 fills lie inside of a bar")
                .endsWith("(TDM-3003)");
    }

    @Test
    void halfTheProfitInOneTradeIsSaid() {
        trade("110", false);
        trade("111", false);
        trade("120", false);
        assertThat(codes()).isEmpty(); // 20 of 41
        trade("95", false);

        assertThat(Cautions.of(run.recorder).getFirst().text())
                .isEqualTo("the best of 4 trades earned 56 % of the closed profit");
        trade("84", false);
        assertThat(Cautions.of(run.recorder).getFirst().text())
                .isEqualTo("without the best of 5 trades there is no closed profit");
    }

    @Test
    void aLossHasNoLuckyTrade() {
        trade("150", false);
        trade("40", false);

        assertThat(codes()).isEmpty();
    }

    @Test
    void lessThanAYearIsSaid() {
        run.mark(at("2020-01-01T00:00:00Z"), "10000", "0");
        run.mark(at("2020-12-30T00:00:00Z"), "10000", "0");
        assertThat(codes()).containsExactly("TDM-3006");

        run.mark(at("2020-12-31T00:00:00Z"), "10000", "0");
        assertThat(codes()).isEmpty();
    }
}
