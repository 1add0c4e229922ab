package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The exact order of callbacks and fills, told as small stories (architecture.md sections 4 to 6).
class OrderOfEventsTest {
    static Stream<Story> stories() {
        return Stream.of(
                        TimingStories.all(),
                        MatchingStories.all(),
                        LifetimeStories.all(),
                        ReplaceStories.all(),
                        TargetStories.all(),
                        CallbackStories.all(),
                        MoneyStories.all(),
                        TermStories.all(),
                        GroupStories.all(),
                        LatencyStories.all(),
                        StreamStories.all(),
                        ActionStories.all(),
                        TickStories.all(),
                        TradeStories.all(),
                        QuoteStories.all(),
                        BookStories.all())
                .flatMap(stories -> stories);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void everythingHappensInTheOrderThatTheStoryTells(Story story) {
        assertThat(story.play()).isEqualTo(story.expected);
    }
}
