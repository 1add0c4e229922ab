package dev.tandem.testkit.simulation;

import java.util.EnumMap;
import java.util.Map;

/// Situations that a run of the full size must have met, counted.
final class Sometimes {
    /// What shall happen sometimes.
    enum Event {
        DEATH_BETWEEN_INTENT_AND_REQUEST("death between intent and request"),
        DEATH_BETWEEN_REQUEST_AND_REPORT("death between the venue's acceptance and its report"),
        DEATH_BETWEEN_REPORT_AND_ENGINE("death between a report and the engine"),
        NESTED_RECOVERY("death while coming back"),
        DEATH_WHILE_OPENING("death while a journal was opened"),
        TAIL_CUT("torn tail cut"),
        POWER_LOST_RECORDS("power loss took records"),
        VENUE_AHEAD("the venue's journal went further than the engine's"),
        ENGINE_AHEAD("the engine's journal went further than the venue's"),
        SEGMENT_CHANGED("another segment"),
        SNAPSHOT_SAVED("snapshot saved"),
        SNAPSHOT_USED("went on from a snapshot"),
        SNAPSHOT_REFUSED("snapshot refused"),
        SNAPSHOT_FAILED("snapshot could not be written"),
        HALT("halt"),
        HALT_WHILE_FORCING("halt while waiting for the disk"),
        HALT_HELD_REQUEST("halt held a request back"),
        RESTART_WHILE_HALTED("restart while halted"),
        HALT_RESET("halt taken back"),
        REQUEST_SENT_AGAIN("a request that the venue lacked was sent again"),
        REQUEST_WRITTEN_AGAIN("a lost intent was decided again"),
        DISK_FULL("disk full"),
        DISK_ERROR("disk error"),
        FORCE_FAILED("force failed"),
        STOPPED("stopped and started again"),
        TWIN_REFUSED("a second process was refused"),
        STARTED_AGAIN("started again after the end"),
        CLOCK_BACK("wall clock set back"),
        PARTLY_FILLED("order filled in parts"),
        REPLACED("order replaced"),
        CANCELLED("order cancelled"),
        TIMER_AFTER_RESTART("timer fired after a restart"),
        ENGINE_DIED_ALONE("the engine died, its venue went on"),
        VENUE_DIED_ALONE("the venue died, its engine went on"),
        BOTH_DIED("engine and venue died"),
        VENUE_RESTORED("a venue that died was told again what it had acknowledged and not written"),
        CONNECTION_CUT("connection cut"),
        ORDER_ADOPTED("the answer to an order was lost, and the order adopted"),
        ORDER_SENT_AGAIN("an order was lost on the way and sent again"),
        CALL_ADOPTED("the answer to something else was lost, and it was adopted"),
        CALL_SENT_AGAIN("something else was lost on the way and sent again"),
        DUPLICATE_REFUSED("an order that came late over an old connection was refused"),
        OLD_REFUSED("something else that came late over an old connection was refused"),
        UNREACHABLE("the venue did not answer within the limit, the session ended"),
        BUSTED("execution taken back"),
        CORRECTED("execution corrected"),
        LATE_FILL("fill after the end of its order"),
        OVERFILLED("order filled beyond its quantity"),
        FILL_BEFORE_ACK("fill before the acceptance"),
        IN_DOUBT("request in doubt"),
        REVIVED("order accepted that was proved dead"),
        LATE_BAR("bars came late"),
        LATE_OVER_RESTART("a bar was on its way when the process ended");

        private final String text;

        Event(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Map<Event, Long> counts = new EnumMap<>(Event.class);

    void count(Event event) {
        counts.merge(event, 1L, Long::sum);
    }

    long of(Event event) {
        return counts.getOrDefault(event, 0L);
    }

    void add(Sometimes other) {
        other.counts.forEach((event, count) -> counts.merge(event, count, Long::sum));
    }
}
