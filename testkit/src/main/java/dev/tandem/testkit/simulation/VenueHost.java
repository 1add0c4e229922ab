package dev.tandem.testkit.simulation;

import dev.tandem.api.order.ClientOrderId;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.live.LineLimits;
import dev.tandem.runtime.live.LineWatch;
import dev.tandem.runtime.live.RemoteVenue;
import dev.tandem.runtime.live.ServedVenue;
import dev.tandem.runtime.live.VenueJournal;
import dev.tandem.runtime.live.VenueServer;
import dev.tandem.runtime.port.StorageException;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.SimulatedVenue;
import dev.tandem.testkit.sim.NetFaults;
import dev.tandem.testkit.sim.SimNet;
import dev.tandem.testkit.sim.SimRng;
import dev.tandem.testkit.simulation.Sometimes.Event;
import org.jspecify.annotations.Nullable;

/// The venue of a simulated session in a process of its own, and the net between it and the engine.
final class VenueHost implements LineWatch {
    private static final String NAME = "venue";
    private static final long NAMESPACE = ClientOrderId.namespaceOf("simulation", "account");
    private static final long IDLE_NANOS = 600_000_000_000L;

    private final Scenario scenario;
    private final BacktestPlan plan;
    private final World world;
    private final SimRng rng;
    private final SimNet net;
    private @Nullable VenueServer server;
    private @Nullable VenueJournal journal;

    VenueHost(Scenario scenario, BacktestPlan plan, World world) {
        this.scenario = scenario;
        this.plan = plan;
        this.world = world;
        rng = new SimRng(scenario.seed()).forPurpose("net");
        net = new SimNet(world.clock, rng.forPurpose("bytes"), this::step);
    }

    /// An engine's process begins.
    void begin(Life life) {
        net.down(false);
        if (life.fault() == Life.Fault.CUT) {
            var ways = SimNet.Cut.values();
            net.cutAt(1 + life.at() / ways.length, ways[(int) (life.at() % ways.length)]);
        }
        net.fail(
                life.equals(Life.QUIET) || !scenario.has(Feature.CUTS)
                        ? NetFaults.NONE
                        : new NetFaults(
                                some(0.03), some(0.02), some(0.01), rng.chance(0.5) ? 0.2 : 0));
    }

    private double some(double most) {
        return rng.chance(0.3) ? 0 : rng.nextDouble() * most;
    }

    /// The net goes down, and does not come up in this life.
    void breakNet() {
        net.down(true);
    }

    /// The engine's end of the connection.
    RemoteVenue door() {
        return new RemoteVenue(
                net,
                NAME,
                this::start,
                new VenueRecords(plan.history().instruments()),
                NAMESPACE,
                LineLimits.DEFAULT.withMostPending(1 + rng.nextInt(100)),
                world.clock,
                this);
    }

    /// Starts the process of the venue if there is none.
    private void start() {
        if (server != null) {
            return;
        }
        new Survivors(world).checkVenue(world.venueLostPower());
        world.beginVenue();
        world.opening(true);
        try {
            var opened =
                    VenueJournal.open(
                            world.storage(World.Part.VENUE),
                            world.clock,
                            DrawnPlan.journals(scenario),
                            null);
            journal = opened;
            if (opened.tailCutBytes() > 0) {
                world.sometimes.count(Event.TAIL_CUT);
            }
            var venue =
                    new ServedVenue(
                            () ->
                                    new SimulatedVenue(
                                            plan.venue(),
                                            plan.history().instruments(),
                                            plan.cash(),
                                            plan.seed()),
                            new VenueRecords(plan.history().instruments()),
                            opened,
                            new WatchedSide(world, false, opened.side()).toSide(),
                            NAMESPACE,
                            world.clock);
            server = new VenueServer(net.listen(NAME), venue, IDLE_NANOS, world.clock, this);
        } catch (RuntimeException | Error end) {
            died(end);
        } finally {
            world.opening(false);
        }
        if (world.isDead()) {
            throw new Death("with its venue");
        }
    }

    /// Lets it work, while the engine waits.
    private void step() {
        if (server == null) {
            return;
        }
        var wasDead = world.isDead();
        try {
            if (!server.step(0)) {
                server.close();
                if (journal != null) {
                    journal.close();
                }
                gone();
            }
        } catch (RuntimeException | Error end) {
            died(end);
        }
        if (world.isDead() && !wasDead) {
            throw new Death("with its venue");
        }
    }

    private void died(Throwable end) {
        var isExpected =
                world.isVenueDead()
                        || (world.isBroken() && Problems.isOf(StorageException.class, end));
        if (!isExpected) {
            world.violated(
                    Problems.invariant(end), "the venue's process ended by " + Problems.text(end));
        }
        gone();
    }

    /// The operating system closes what a process had open.
    private void gone() {
        world.endVenue();
        if (server != null) {
            server.close();
        }
        server = null;
        journal = null;
    }

    /// The engine's process is over; the venue's goes with it if the machine loses power or both
    /// died.
    void endLife() {
        if (world.isVenueDead() || world.life().losesPower()) {
            gone();
        }
    }

    /// Nobody comes any more: it ends by itself.
    void idle() {
        for (var steps = 0; server != null && steps < 10; steps++) {
            world.clock.advance(IDLE_NANOS);
            step();
        }
        if (server != null) {
            world.violated("I-27", "the venue's process does not end");
        }
    }

    @Override
    public void retries(int tries, long pauseNanos, String reason) {
        world.sometimes.count(Event.CONNECTION_CUT);
    }

    @Override
    public void adopted(RecordType type) {
        world.sometimes.count(type == RecordType.SUBMIT ? Event.ORDER_ADOPTED : Event.CALL_ADOPTED);
    }

    @Override
    public void sentAgain(RecordType type) {
        world.sometimes.count(
                type == RecordType.SUBMIT ? Event.ORDER_SENT_AGAIN : Event.CALL_SENT_AGAIN);
    }

    @Override
    public void restored(int count) {
        world.sometimes.count(Event.VENUE_RESTORED);
    }

    @Override
    public void refusedOld(boolean isDuplicate) {
        world.sometimes.count(isDuplicate ? Event.DUPLICATE_REFUSED : Event.OLD_REFUSED);
    }
}
