package dev.tandem.testkit.recorded;

class LadderTest {
    @RecordedSession(value = "sessions/first/ladder.session", strategy = Ladder.class)
    void decidesAsItDid(Replayed session) {}
}
