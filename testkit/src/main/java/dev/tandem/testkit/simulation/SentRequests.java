package dev.tandem.testkit.simulation;

import dev.tandem.runtime.record.RecordType;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Looks at each request at the moment when it reaches the venue, and at each report at the moment
/// when the engine is told, and asks the disk what was safe then.
final class SentRequests {
    private final World world;

    SentRequests(World world) {
        this.world = world;
    }

    /// The venue takes something into its journal.
    void reached(RecordType type, byte[] payload) {
        switch (type) {
            case SUBMIT, REPLACE -> request(type, payload, true);
            case CANCEL -> request(type, payload, false);
            default -> {}
        }
    }

    private void request(RecordType type, byte[] payload, boolean addsRisk) {
        var intentSeq = ByteBuffer.wrap(payload).getLong();
        var intent = world.engineHistory.find(intentSeq);
        if (intent == null) {
            world.violated(
                    "I-01", type + " reached the venue without an intent, number " + intentSeq);
            return;
        }
        if (addsRisk && world.isOfEarlierProcess(intent)) {
            world.sometimes.count(Sometimes.Event.REQUEST_SENT_AGAIN);
        }
        if (!intent.is(type)
                || !Arrays.equals(
                        intent.payload(),
                        0,
                        intent.payload().length,
                        payload,
                        Long.BYTES,
                        payload.length)) {
            world.violated(
                    "I-01", type + " reached the venue with other terms than intent " + intentSeq);
        }
        if (addsRisk) {
            checkDurable(type, intentSeq);
            if (world.isHalted() && intent.moment() > world.haltedAt()) {
                world.violated(
                        "I-14",
                        type + " of intent " + intentSeq + " was decided and sent after the halt");
            }
        }
    }

    private void checkDurable(RecordType type, long intentSeq) {
        var safe =
                world.scenario.has(Feature.UNFORCED)
                        ? world.engineFrames.writtenSeq()
                        : world.engineFrames.durableSeq();
        if (safe < intentSeq) {
            world.violated(
                    "I-01",
                    type
                            + " of intent "
                            + intentSeq
                            + " reached the venue when the disk had "
                            + safe);
        }
    }

    /// The engine takes a report into its journal.
    void told(byte[] payload) {
        var told = world.engineHistory.reports().size();
        var reports = world.venueHistory.reports();
        if (told >= reports.size()) {
            world.violated("I-11", "the engine was told what the venue has not noted");
            return;
        }
        var seq = reports.get(told);
        var report = world.venueHistory.find(seq);
        if (report == null || !Arrays.equals(report.payload(), payload)) {
            world.violated("I-11", "the engine was told another report than the venue noted");
        }
        var safe =
                world.scenario.has(Feature.UNFORCED)
                        ? world.venueFrames.writtenSeq()
                        : world.venueFrames.durableSeq();
        if (safe < seq) {
            world.violated(
                    "I-19",
                    "the engine was told report " + seq + " when the venue's disk had " + safe);
        }
    }
}
