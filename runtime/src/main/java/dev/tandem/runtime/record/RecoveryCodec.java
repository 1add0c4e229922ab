package dev.tandem.runtime.record;

import dev.tandem.api.order.Request;
import dev.tandem.api.strategy.RecoveryReport.Outcome;
import dev.tandem.engine.Recovery;
import java.util.ArrayList;

/// What a restart found as bytes.
final class RecoveryCodec {
    private RecoveryCodec() {}

    static RecordWriter write(RecordWriter to, Recovery recovery) {
        to.putLong(recovery.stoppedNanos())
                .putByte(recovery.wasClean() ? 1 : 0)
                .putLong(recovery.replayed())
                .putLong(recovery.gapNanos())
                .putInt(recovery.doubts().size());
        for (var doubt : recovery.doubts()) {
            to.putLong(doubt.orderNumber())
                    .putText(doubt.request().name())
                    .putText(doubt.outcome().name());
        }
        return to;
    }

    static Recovery read(RecordReader from) {
        var stopped = from.getLong();
        var wasClean = from.getByte() != 0;
        var replayed = from.getLong();
        var gap = from.getLong();
        var doubts = new ArrayList<Recovery.Doubt>();
        for (var left = from.getInt(); left > 0; left--) {
            doubts.add(
                    new Recovery.Doubt(
                            from.getLong(),
                            Request.valueOf(from.getText()),
                            Outcome.valueOf(from.getText())));
        }
        return new Recovery(stopped, wasClean, replayed, gap, doubts);
    }
}
