package dev.tandem.app.run;

import dev.tandem.api.event.Fill;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.VenueModel;

/// Which rule of the venue gave a fill its price, in words.
final class FillRuleText {
    private FillRuleText() {}

    static String of(Fill fill, VenueModel venue) {
        return switch (fill.order().terms()) {
            case OrderTerms.Market _, OrderTerms.MarketToLimit _ -> market(fill) + slipped(venue);
            case OrderTerms.Limit _, OrderTerms.Iceberg _ -> limit(fill, venue);
            case OrderTerms.Stop _, OrderTerms.TrailingStop _ -> stop(fill, venue) + slipped(venue);
            case OrderTerms.MarketIfTouched _ ->
                    (fill.inBar()
                                    ? "the trigger was touched inside the bar"
                                    : "the open was beyond the trigger: at the open")
                            + slipped(venue);
            case OrderTerms.StopLimit _,
                    OrderTerms.TrailingStopLimit _,
                    OrderTerms.LimitIfTouched _ ->
                    fill.inBar()
                            ? "triggered inside the bar, within the limit (stop-rule "
                                    + ChoiceWord.of(venue.fills().stopRule())
                                    + ")"
                            : "triggered before or at the open, which the limit allowed: at the open";
        };
    }

    private static String market(Fill fill) {
        return fill.inBar()
                ? "market order at the close of the bar"
                : "market order at the next open";
    }

    private static String limit(Fill fill, VenueModel venue) {
        return fill.inBar()
                ? "inside the bar, at the limit (limit-rule "
                        + ChoiceWord.of(venue.fills().limitRule())
                        + ")"
                : "the open was as good as the limit or better: at the open";
    }

    private static String stop(Fill fill, VenueModel venue) {
        return fill.inBar()
                ? "the trigger was reached inside the bar: at the trigger"
                : "the open was beyond the trigger (stop-gap "
                        + ChoiceWord.of(venue.fills().stopGap())
                        + ")";
    }

    private static String slipped(VenueModel venue) {
        return venue.slippage() instanceof Slippage.None
                ? ""
                : ", slipped by " + VenueText.of(venue.slippage());
    }
}
