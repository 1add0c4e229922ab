package dev.tandem.app.run;

import dev.tandem.simulator.FundRules;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.VenueModel;
import java.util.ArrayList;
import java.util.List;

/// What a run takes for granted, in sentences for its report.
final class Assumptions {
    private Assumptions() {}

    static List<String> of(PreparedRun run) {
        var venue = run.venue();
        var said = new ArrayList<String>();
        said.add(orders(venue));
        said.add(inside(venue));
        said.add(costs(venue));
        said.add(sizes(venue));
        said.add(account(venue));
        said.add(
                venue.latency().equals(Latency.NONE)
                        ? "Orders reach the market at once: bars are taken to be coarser than any delay."
                        : "Orders reach the market after " + VenueText.of(venue.latency()) + ".");
        said.add(
                "Our own orders do not move the market beyond the slippage above, and nobody reacts to"
                        + " them.");
        said.add(
                "The data are taken as they are, with the hashes below: what is missing or wrong in them"
                        + " is missing or wrong here. Instruments that failed and are not in the data"
                        + " were not chosen.");
        said.add(
                run.request().benchmark() == null
                        ? "The benchmark buys all instruments of the run in equal parts at the first"
                                + " close, holds them, and pays no costs."
                        : "The benchmark buys "
                                + run.redaction().clean(run.request().benchmark())
                                + " at the first close, holds it, and pays no costs.");
        said.add("The risk-free rate is 0; cash earns what the account's interest says.");
        return said;
    }

    private static String orders(VenueModel venue) {
        return switch (venue.fills().marketFills()) {
            case NEXT_OPEN ->
                    "A market order that is decided at the end of a bar fills at the next open; one that"
                            + " is sent inside of a bar fills at its close.";
            case THIS_CLOSE ->
                    "A market order fills at the close of the bar at whose end it was decided, a price"
                            + " that nobody can trade at after seeing it.";
            case NEXT_CLOSE -> "A market order fills at the close of the next bar.";
        };
    }

    private static String inside(VenueModel venue) {
        var fills = venue.fills();
        var limit =
                switch (fills.limitRule()) {
                    case THROUGH -> "The price must go through a limit to fill it";
                    case TOUCH -> "A limit fills when the price touches it";
                };
        var order =
                switch (fills.priority()) {
                    case STOPS_FIRST -> "of a stop and a limit in one bar the stop comes first";
                    case QUEUE -> "orders in one bar come in the order they were sent";
                    case PATH -> "orders in one bar come along a path through its prices";
                    case LIMITS_FIRST -> "of a stop and a limit in one bar the limit comes first";
                };
        var gap =
                switch (fills.stopGap()) {
                    case OPEN -> "a stop that the open has passed fills at the open";
                    case TRIGGER ->
                            "a stop that the open has passed fills at its trigger all the same";
                };
        return limit + "; " + order + "; " + gap + ".";
    }

    private static String costs(VenueModel venue) {
        var slippage =
                venue.slippage() instanceof Slippage.None
                        ? "none"
                        : VenueText.of(venue.slippage()) + " on market and stop orders";
        return "Commission is "
                + CommissionText.of(venue.commission())
                + ", slippage "
                + slippage
                + ".";
    }

    private static String sizes(VenueModel venue) {
        return venue.participation().isLimited()
                ? "Orders take at most "
                        + VenueText.of(venue.participation())
                        + " of the volume of a bar where the data know it; the rest keeps working."
                : "An order of any size fills at once, whatever the volume.";
    }

    private static String account(VenueModel venue) {
        var funds = venue.funds();
        var cash =
                funds.check() == FundRules.Check.RESERVE
                        ? "A buy that free cash does not cover is refused"
                        : "Orders are checked against cash when they fill";
        var shorts = funds.shortSelling() ? "shorts are allowed" : "shorts are not allowed";
        return cash
                + "; "
                + shorts
                + "; leverage up to "
                + Amounts.plain(funds.leverage())
                + "; borrowing costs "
                + Amounts.percent(venue.account().borrowing().rate())
                + " a year.";
    }
}
