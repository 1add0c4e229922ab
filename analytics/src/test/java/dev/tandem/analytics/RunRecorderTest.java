package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunRecorderTest {
    @Test
    void recordedValuesBeyondTheLimitAreCounted() {
        var recorder = new Runs("100").recorder;

        for (var i = 0; i < RecordedValues.LIMIT + 3; i++) {
            recorder.onRecord(i, i % 2 == 0 ? "fast" : "slow", i);
        }

        assertThat(recorder.values().size()).isEqualTo(RecordedValues.LIMIT);
        assertThat(recorder.values().dropped()).isEqualTo(3);
        assertThat(recorder.values().names()).containsExactly("fast", "slow");
        assertThat(recorder.values().name(5)).isEqualTo("slow");
        assertThat(recorder.values().value(5)).isEqualTo(5);
    }

    @Test
    void beforeTheFirstMarkTheAccountIsWhatItStartedWith() {
        var recorder = new Runs("100").recorder;

        assertThat(recorder.finalEquity()).isEqualTo(Runs.usd("100"));
        assertThat(recorder.finalCash()).isEqualTo(Runs.usd("100"));
    }

    @Test
    void abortsAreKept() {
        var recorder = new Runs("100").recorder;

        recorder.onAbort(7, "onBar", new IllegalStateException("why"));

        assertThat(recorder.aborts().getFirst().callback()).isEqualTo("onBar");
    }
}
