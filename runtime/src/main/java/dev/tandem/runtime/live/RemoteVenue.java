package dev.tandem.runtime.live;

import dev.tandem.api.event.VenueReport;
import dev.tandem.api.order.ClientOrderId;
import dev.tandem.runtime.Position;
import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.live.FrameReader.GarbledException;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Net;
import dev.tandem.runtime.port.NetException;
import dev.tandem.runtime.record.RecordReader;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.SimulatedVenue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A venue in a process of its own, as its engine sees it. Each call waits for its answer, so both
/// sides know at which place of the venue's journal they are.
///
/// When the connection is cut, or no answer comes, it is unknown whether the venue has the last
/// call. A new connection is made, also to a venue that was started again, and the venue is asked:
/// for a new order by its client order id, for anything else by the place of its journal. What it
/// has is adopted; what it proves never to have taken is sent again, and so is what it had
/// acknowledged and lost with its process. After the limit all is left as it stands, for the next
/// start to resolve. For one thread.
public final class RemoteVenue implements VenueDoor, VenueSide, AutoCloseable {
    private static final VenueStatus UNKNOWN =
            new VenueStatus(
                    0, 0, 0, false, false, Long.MAX_VALUE, null, SpaceLevel.OK, null, new byte[0]);

    private final VenueLine line;
    private final VenueStarter starter;
    private final VenueRecords records;
    private final long namespace;
    private final LineLimits limits;
    private final Clock clock;
    private final LineWatch watch;
    private final ArrayDeque<VenueCall> pending = new ArrayDeque<>(); // not known to be durable
    private long epoch;
    private long connections;
    private boolean wasHere;
    private volatile VenueStatus status = UNKNOWN;

    /// @param name under which the venue listens
    /// @param namespace of client order ids, see [ClientOrderId#namespaceOf]
    public RemoteVenue(
            Net net,
            String name,
            VenueStarter starter,
            VenueRecords records,
            long namespace,
            LineLimits limits,
            Clock clock,
            LineWatch watch) {
        line = new VenueLine(net, name, clock, limits.answerNanos());
        this.starter = starter;
        this.records = records;
        this.namespace = namespace;
        this.limits = limits;
        this.clock = clock;
        this.watch = watch;
    }

    @Override
    public @Nullable Position greet(long engineEpoch) {
        epoch = engineEpoch;
        return position(this.<@Nullable Frame>persist(this::connect));
    }

    @Override
    public VenueSide open(SimulatedVenue made, long from) {
        status =
                persist(() -> {
                    connect();
                    wasHere = true; // the venue may note it, whatever becomes of the answer
                    return status(ask(Message.OPEN, number(from)));
                });
        return this;
    }

    /// Something to try until it goes well.
    @FunctionalInterface
    private interface Attempt<T extends @Nullable Object> {
        T run();
    }

    /// Tries again over new connections, as long as the limits allow.
    private <T extends @Nullable Object> T persist(Attempt<T> attempt) {
        var began = clock.monotonicNanos();
        var pause = limits.pauseNanos();
        for (var tries = 1; ; tries++) {
            try {
                return attempt.run();
            } catch (NetException | GarbledException failure) {
                line.cut();
                var reason = String.valueOf(failure.getMessage());
                if (tries >= limits.tries()
                        && clock.monotonicNanos() - began >= limits.totalNanos()) {
                    throw new VenueUnreachableException(
                            "the venue did not answer, tried " + tries + " times: " + reason,
                            failure);
                }
                watch.retries(tries, pause, reason);
                pause(pause);
                pause = Math.min(2 * pause, limits.longestPauseNanos());
            }
        }
    }

    private void pause(long nanos) {
        var until = clock.monotonicNanos() + nanos;
        for (var left = nanos; left > 0; left = until - clock.monotonicNanos()) {
            clock.park(left);
        }
    }

    /// A connection over which the venue knows who is here; nothing if there is one.
    ///
    /// @return what the venue said about where it stands, null if there was a connection
    private @Nullable Frame connect() {
        if (line.isOpen()) {
            return null;
        }
        try {
            line.connect();
        } catch (NetException failure) {
            switch (failure.kind()) {
                case ABSENT -> starter.start();
                case FAILED ->
                        throw new VenueUnreachableException(
                                String.valueOf(failure.getMessage()), failure);
                case CUT, SLOW -> {}
            }
            throw failure;
        }
        var hello = new RecordWriter().begin().putLong(namespace).putLong(epoch);
        return ask(Message.HELLO, hello.putLong(++connections).putByte(wasHere ? 1 : 0).copy());
    }

    private @Nullable Position position(@Nullable Frame welcome) {
        if (welcome == null) {
            throw new IllegalStateException("the venue was greeted before");
        }
        var from = new RecordReader().of(welcome.body());
        if (from.getByte() == 0) {
            return null;
        }
        var at = from.getLong();
        return records.instant(
                new StoredRecord(0, RecordType.INSTANT.code(), at, at, from.getRest()));
    }

    @Override
    public void take(RecordType type, long atNanos, RecordWriter payload) {
        var order =
                type == RecordType.SUBMIT
                        ? new ClientOrderId(
                                namespace, 0, VenueRecords.intentSeq(payload.bytes()), 0, 0)
                        : null;
        carryOut(VenueCall.of(type, order, atNanos, payload, status.place()));
    }

    @Override
    public @Nullable VenueReport poll() {
        if (!status.hasReports()) {
            return null;
        }
        return carryOut(VenueCall.poll(status.place()));
    }

    /// Makes a call until it is known to be taken.
    private @Nullable VenueReport carryOut(VenueCall call) {
        var isUnknown = new boolean[1];
        var report =
                this.<@Nullable VenueReport>persist(() -> {
                    if (!line.isOpen()) {
                        connect();
                        if (comeBack(call, isUnknown[0])) {
                            return null;
                        }
                    }
                    isUnknown[0] = true;
                    return send(call);
                });
        if (pending.size() > limits.mostPending()) {
            carryOut(VenueCall.sync(status.place()));
        }
        return report;
    }

    private @Nullable VenueReport send(VenueCall call) {
        var answer = ask(call.kind(), call.body());
        var from = new RecordReader().of(answer.body());
        status = VenueStatus.read(from);
        keep(call);
        return answer.kind() == Message.REPORT.code() ? records.report(from.getRest()) : null;
    }

    /// Keeps a call until it is durable at the venue: a venue whose process ends before may need it
    /// again.
    private void keep(VenueCall call) {
        if (status.place() > call.place()) {
            pending.add(call);
        }
        forgetDurable();
    }

    private void forgetDurable() {
        while (!pending.isEmpty() && pending.getFirst().place() < status.durablePlace()) {
            pending.remove();
        }
    }

    /// Finds out over a new connection what the venue has.
    ///
    /// @param isUnknown whether the call was sent and had no answer
    /// @return whether the venue has the call, so that it is not sent
    private boolean comeBack(VenueCall call, boolean isUnknown) {
        var before = status;
        var isAgain = before.isPlayedAgain();
        var order = call.order();
        var isFound = order != null && isUnknown && !isAgain && isTaken(order);
        var place = before.place() + (isFound ? 1 : 0);
        var now = status(ask(Message.RESUME, number(place)));
        var isAhead = now.end() > place && !isAgain;
        if (isAgain
                ? now.end() != before.end()
                : now.end() > place + (isUnknown && order == null ? 1 : 0)
                        || (isFound && now.place() < place)) {
            throw new SessionDiffersException(
                    "the venue has "
                            + now.end()
                            + " records, this engine told it "
                            + place
                            + ": somebody else was there");
        }
        restore(now.place(), before.place());
        if (isFound) {
            status = now;
            keep(call);
        }
        if (isFound || isAhead) {
            watch.adopted(call.type());
        } else if (isUnknown && !isAgain) {
            watch.sentAgain(call.type());
        }
        return isFound;
    }

    private boolean isTaken(ClientOrderId order) {
        var answer = ask(Message.LOOK_UP, order.text().getBytes(StandardCharsets.UTF_8));
        return answer.kind() == Message.FOUND.code();
    }

    /// Sends again what the venue had acknowledged and lost.
    private void restore(long from, long to) {
        if (from >= to) {
            return;
        }
        var lost = pending.stream().filter(one -> one.place() >= from).toList();
        if (lost.size() != to - from) {
            throw new SessionDiffersException(
                    "the venue has lost records from "
                            + from
                            + " to "
                            + to
                            + ", of which only "
                            + lost.size()
                            + " were not durable: its folder was replaced by an old copy");
        }
        watch.restored(lost.size());
        for (var one : lost) {
            ask(one.kind(), one.body());
        }
    }

    /// @throws SessionDiffersException if the venue refuses
    private Frame ask(Message kind, byte[] body) {
        var answer = line.call(kind, body);
        if (answer.kind() == Message.REFUSED.code()) {
            throw new SessionDiffersException(new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private static VenueStatus status(Frame answer) {
        return VenueStatus.read(new RecordReader().of(answer.body()));
    }

    private static byte[] number(long value) {
        return new RecordWriter().begin().putLong(value).copy();
    }

    /// The session is over: waits until all is durable at the venue, whose process may end then. If
    /// it does not hear of that, it ends when nobody has been connected for a while.
    public void end() {
        carryOut(VenueCall.sync(status.place()));
        try {
            ask(Message.END, new byte[0]);
        } catch (NetException | GarbledException ignored) {
            watch.retries(1, 0, "the venue was not told that the session is over");
        } finally {
            line.cut();
        }
    }

    /// How much room the disk of the venue has. For all threads.
    public SpaceLevel space() {
        return status.space();
    }

    @Override
    public boolean hasReports() {
        return status.hasReports();
    }

    @Override
    public boolean expectsMessages() {
        return status.expectsMessages();
    }

    @Override
    public long nextEventNanos() {
        return status.nextEventNanos();
    }

    @Override
    public @Nullable StoredRecord nextInstant() {
        return status.nextInstant();
    }

    @Override
    public boolean isPlayedAgain() {
        return status.isPlayedAgain();
    }

    @Override
    public boolean hasTaken(RecordType type, RecordWriter intent) {
        var stands = status.requestPayload();
        return status.request() == type
                && Arrays.equals(
                        stands, Long.BYTES, stands.length, intent.bytes(), 0, intent.length());
    }

    @Override
    public boolean isRequestNext() {
        return status.request() != null;
    }

    /// Ends the connection; the process of the venue goes on.
    @Override
    public void close() {
        line.cut();
    }
}
