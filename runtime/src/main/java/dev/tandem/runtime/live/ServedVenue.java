package dev.tandem.runtime.live;

import dev.tandem.api.order.ClientOrderId;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.RecordReader;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.SimulatedVenue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a venue in a process of its own does about each call of its engine, from the bytes of the
/// call to those of the answer. What it knows is in its journal: it is brought back from there when
/// another engine comes, when its process was started again, and when an engine comes back to a
/// place in its past.
public final class ServedVenue {
    private final Supplier<SimulatedVenue> fresh;
    private final VenueRecords records;
    private final VenueJournal journal;
    private final PaperSession.Side side;
    private final Clock clock;
    private final long namespace;
    private final RecordWriter answer = new RecordWriter();
    private final RecordWriter payload = new RecordWriter();
    private long epoch;
    private long connection; // number that its engine gave it
    private boolean isSame; // engine as before, over another connection
    private boolean isGreeted; // by the engine of this epoch in this process
    private @Nullable PaperVenue paper;
    private long durablePlace;
    private long markedSeq;
    private long markedPlace;

    /// @param fresh makes the venue as it was before the session began
    /// @param side of the journal
    /// @param namespace of client order ids, see [ClientOrderId#namespaceOf]
    public ServedVenue(
            Supplier<SimulatedVenue> fresh,
            VenueRecords records,
            VenueJournal journal,
            PaperSession.Side side,
            long namespace,
            Clock clock) {
        this.fresh = fresh;
        this.records = records;
        this.journal = journal;
        this.side = side;
        this.namespace = namespace;
        this.clock = clock;
    }

    /// An engine is here.
    byte[] hello(byte[] call) {
        var from = new RecordReader().of(call);
        if (from.getLong() != namespace) {
            throw new SessionDiffersException(
                    "the venue belongs to another session: the namespaces of client order ids"
                            + " differ");
        }
        var engineEpoch = from.getLong();
        var number = from.getLong();
        var wasHere = from.getByte() != 0;
        if (engineEpoch == epoch) {
            requireNewer(number);
        } else {
            requireLater(engineEpoch, wasHere);
        }
        if (engineEpoch > epoch) {
            paper = null;
            isGreeted = false;
        }
        epoch = engineEpoch;
        connection = number;
        isSame = wasHere;
        return welcome();
    }

    /// Of one engine the last connection counts, also when the first word over another one was
    /// late.
    private void requireNewer(long number) {
        if (number <= connection) {
            throw new SessionDiffersException("the engine has another connection by now");
        }
    }

    /// Of two engines the one of the later epoch counts.
    ///
    /// @param wasHere whether it may be the last one in the journal, which this process of the
    ///   venue has not seen
    private void requireLater(long engineEpoch, boolean wasHere) {
        var known = Math.max(epoch, epochInJournal());
        if (engineEpoch < known || (engineEpoch == known && !wasHere)) {
            throw new SessionDiffersException(
                    "the venue has seen an engine of epoch "
                            + known
                            + " already, this one has "
                            + engineEpoch
                            + ": another process trades this account, or its folder was replaced by"
                            + " an old copy");
        }
    }

    private long epochInJournal() {
        var sender = survey().sender();
        return sender == null ? 0 : records.epoch(sender);
    }

    private Survey survey() {
        sync();
        return Survey.of(side.past());
    }

    private byte[] welcome() {
        if (paper != null) {
            return answer.begin().putByte(0).copy(); // it knows
        }
        var last = survey().instant();
        if (last == null) {
            return answer.begin().putByte(0).copy();
        }
        return answer.begin()
                .putByte(1)
                .putLong(last.eventNanos())
                .putBytes(last.payload(), last.payload().length)
                .copy();
    }

    /// The session is played from an instant on.
    byte[] open(long instant) {
        bringBack(PaperVenue.fromInstant(instant));
        greet();
        return status();
    }

    /// The session goes on at a place.
    byte[] resume(long place) {
        var venue = paper;
        var isThere =
                venue != null
                        && (venue.place() == place
                                || (venue.place() == place + 1 && venue.goBack()));
        if (!isThere) {
            bringBack(PaperVenue.fromPlace(place));
        }
        greet();
        return status();
    }

    private PaperVenue bringBack(PaperVenue.Again again) {
        sync();
        var venue = new PaperVenue(fresh.get(), records, side.log(), clock, side.past(), again);
        paper = venue;
        durablePlace = venue.place();
        markedSeq = 0;
        markedPlace = durablePlace;
        return venue;
    }

    private void greet() {
        if (!isGreeted) {
            paper().hello(epoch, isSame);
            isGreeted = true;
        }
    }

    /// Whether an order was taken, ever, by its client order id.
    boolean isTaken(String order) {
        var venue = paper == null ? bringBack(PaperVenue.fromPlace(Long.MAX_VALUE)) : paper;
        return venue.hasTaken(own(order).intent());
    }

    /// As [#isTaken], of the call that submits it.
    boolean hasOrder(byte[] submit) {
        var venue = paper;
        var order = ClientOrderId.parse(new RecordReader().of(submit).getText());
        return venue != null && order.isPresent() && venue.hasTaken(order.get().intent());
    }

    /// A new order.
    byte[] submit(byte[] call) {
        var from = new RecordReader().of(call);
        var order = own(from.getText());
        var rest = from.getRest();
        var head = Integer.BYTES + Long.BYTES; // type and time
        if (order.intent() != new RecordReader().of(rest).skip(head).getLong()) {
            throw new SessionDiffersException(
                    "the client order id " + order + " is not that of its intent");
        }
        return take(rest);
    }

    /// @throws SessionDiffersException if the id is damaged or somebody else's
    private ClientOrderId own(String text) {
        return ClientOrderId.parse(text)
                .filter(id -> id.isOf(namespace))
                .orElseThrow(() ->
                        new SessionDiffersException(
                                "\"" + text + "\" is no client order id of this session"));
    }

    /// Something for the journal.
    byte[] take(byte[] call) {
        var from = new RecordReader().of(call);
        var code = from.getInt();
        var type =
                RecordType.of(code)
                        .orElseThrow(
                                () -> new SessionDiffersException("no type of a record: " + code));
        var atNanos = from.getLong();
        var rest = from.getRest();
        paper().take(type, atNanos, payload.begin().putBytes(rest, rest.length));
        return status();
    }

    /// Status and the next report; empty if there is no report.
    byte[] poll() {
        var report = paper().poll();
        if (report == null) {
            return new byte[0];
        }
        var bytes = records.report(report).copy();
        return current().write(answer.begin()).putBytes(bytes, bytes.length).copy();
    }

    /// Waits until all that was taken is durable.
    byte[] sync() {
        var last = journal.lastSeq();
        if (last > 0) {
            side.log().awaitDurable(last, () -> false);
        }
        return paper == null ? new byte[0] : status();
    }

    byte[] status() {
        return current().write(answer.begin()).copy();
    }

    private VenueStatus current() {
        var venue = paper();
        var request = venue.nextRequest();
        return new VenueStatus(
                venue.place(),
                venue.end(),
                Math.min(durable(venue), venue.place()),
                venue.hasReports(),
                venue.expectsMessages(),
                venue.nextEventNanos(),
                venue.nextInstant(),
                journal.space(),
                request == null ? null : RecordType.of(request.type()).orElseThrow(),
                request == null ? new byte[0] : request.payload());
    }

    /// Goes on from mark to mark: the journal knows of numbers of records, the session of places.
    private long durable(PaperVenue venue) {
        if (journal.durableSeq() >= markedSeq) {
            durablePlace = markedPlace;
            markedSeq = journal.lastSeq();
            markedPlace = venue.place();
            if (journal.durableSeq() >= markedSeq) {
                durablePlace = markedPlace;
            }
        }
        return durablePlace;
    }

    private PaperVenue paper() {
        if (paper == null) {
            throw new SessionDiffersException("the engine has not said where it begins");
        }
        return paper;
    }
}
