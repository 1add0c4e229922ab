package dev.tandem.analytics;

import static dev.tandem.analytics.Runs.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuyAndHoldTest {
    @Test
    void equalCashIsTheMeanOfRelativePrices() {
        var first = new PriceSeries();
        first.add(0, 10);
        first.add(DAY, 20);
        var second = new PriceSeries();
        second.add(DAY, 50);
        second.add(2 * DAY, 25);

        var worth = BuyAndHold.equalCash(List.of(first, second));

        assertThat(worth.size()).isEqualTo(3);
        assertThat(worth.value(0)).isEqualTo(1);
        assertThat(worth.value(1)).isEqualTo(1.5);
        assertThat(worth.value(2)).isEqualTo(1.25);
    }
}
