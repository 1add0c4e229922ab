package dev.tandem.testkit.simulation;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.state.StateText;
import dev.tandem.engine.Engine;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.EnginePlan;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.live.EngineReplay;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.testkit.simulation.Sometimes.Event;
import java.util.List;

/// Each snapshot that is kept, with the records after it, gives the engine that the whole journal
/// gives.
final class SnapshotChecks {
    private final Scenario scenario;
    private final BacktestPlan plan;
    private final World world;
    private final List<StoredRecord> records;

    SnapshotChecks(Scenario scenario, BacktestPlan plan, World world, List<StoredRecord> records) {
        this.scenario = scenario;
        this.plan = plan;
        this.world = world;
        this.records = records;
    }

    void run() {
        var store = new SnapshotStore(world.disk(World.Part.SNAPSHOTS));
        var seqs = store.seqs();
        if (seqs.isEmpty()) {
            return;
        }
        var whole = engine();
        replay(whole, 0);
        var expected = text(whole);
        for (var seq : seqs) {
            var loaded = store.load(seq);
            if (!loaded.refused().isEmpty()) {
                world.sometimes.count(Event.SNAPSHOT_REFUSED);
            }
            if (loaded.newest().isEmpty() || loaded.newest().get().seq() != seq) {
                continue;
            }
            world.sometimes.count(Event.SNAPSHOT_SAVED);
            if (seq > records.size()) {
                world.violated("I-18", "the snapshot of record " + seq + " is ahead");
                continue;
            }
            var engine = engine();
            engine.restore(StateText.parse(loaded.newest().get().text()));
            replay(engine, seq);
            if (!text(engine).equals(expected)) {
                world.violated(
                        "I-18",
                        "the snapshot of record " + seq + " and what follows give another engine");
            }
        }
    }

    private Engine engine() {
        return new EnginePlan(plan)
                .engine(new DrawnTrader(scenario, new Witness()), new RunListener() {});
    }

    private void replay(Engine engine, long afterSeq) {
        var replay = new EngineReplay(engine, new EngineRecords(plan.history().instruments()));
        for (var i = (int) afterSeq; i < records.size(); i++) {
            replay.take(records.get(i));
        }
    }

    private static String text(Engine engine) {
        return StateText.write(engine.save());
    }
}
