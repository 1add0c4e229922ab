package dev.tandem.app.run;

import dev.tandem.data.LoadedHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.simulator.RatePath;
import dev.tandem.simulator.VenueModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The effective settings of a run by dotted key, for `run.json`.
public final class Configuration {
    private Configuration() {}

    public static SequencedMap<String, String> of(PreparedRun run) {
        var request = run.request();
        var universe = run.universe();
        var settings = new LinkedHashMap<String, String>();
        settings.put("strategy.sha256", run.strategy().sha256());
        settings.put("symbols", joined(universe.instruments()));
        settings.put("bars", joined(universe.sizes()));
        settings.put("from", universe.firstDay().toString());
        settings.put("to", universe.lastDay().toString());
        settings.put("cash", run.cash().toString());
        settings.put(
                "on-bad-row",
                request.data().badRows() == ReadOptions.BadRow.DROP ? "drop" : "stop");
        settings.put("on-error", request.stopOnError() ? "stop" : "continue");
        if (request.benchmark() != null) {
            settings.put("benchmark", request.benchmark());
        }
        if (request.maxOrder() != null) {
            settings.put("risk.max-order", request.maxOrder().toString());
        }
        account(run.venue()).forEach((key, value) -> settings.put("account." + key, value));
        venue(run.venue()).forEach((key, value) -> settings.put("venue." + key, value));
        return settings;
    }

    /// The rules of an account by the key that sets them.
    static SequencedMap<String, String> account(VenueModel venue) {
        var account = venue.account();
        var settings = new LinkedHashMap<String, String>();
        settings.put("kind", ChoiceWord.of(account.kind()));
        settings.put("leverage", Amounts.plain(venue.funds().leverage()));
        settings.put("margin", account.isolated() ? "isolated" : "cross");
        for (var own : account.own()) {
            settings.put(
                    "leverages." + own.instrument(),
                    Amounts.plain(own.leverage()) + (own.isolated() ? " isolated" : " cross"));
        }
        settings.put("hedged", String.valueOf(account.hedged()));
        settings.put("liquidation", ChoiceWord.of(account.margin().liquidation()));
        settings.put("liquidation-fee", Amounts.percent(account.margin().fee()));
        for (var rates : account.interest().rates()) {
            settings.put("interest-paid", percent(rates.debit()));
            settings.put("interest-earned", percent(rates.credit()));
        }
        settings.put("borrow-fee", Amounts.percent(account.borrowing().rate()));
        for (var loan : account.borrowing().own()) {
            var available = loan.available().map(amount -> " " + amount).orElse("");
            settings.put("borrow." + loan.instrument(), Amounts.percent(loan.rate()) + available);
        }
        settings.put("settlement", String.valueOf(account.settlementSessions()));
        settings.put("conversion", ChoiceWord.of(account.conversion()));
        settings.put("conversion-cost", Amounts.percent(account.conversionCost()));
        account.feeCurrency().ifPresent(fees -> settings.put("fee-currency", fees.code()));
        return settings;
    }

    private static String percent(RatePath rates) {
        return joined(rates.steps().stream().map(step -> Amounts.percent(step.rate())).toList());
    }

    /// The assumptions of a venue by the key that sets them.
    static SequencedMap<String, String> venue(VenueModel venue) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("commission", CommissionText.of(venue.commission()));
        settings.put("slippage", VenueText.of(venue.slippage()));
        settings.put("latency", VenueText.of(venue.latency()));
        settings.put("volume-limit", VenueText.of(venue.participation()));
        var fills = venue.fills();
        settings.put("fill", ChoiceWord.of(fills.marketFills()));
        settings.put("open-fills", ChoiceWord.of(fills.openFills()));
        settings.put("limit-rule", ChoiceWord.of(fills.limitRule()));
        settings.put("limit-slip", ChoiceWord.of(fills.limitSlip()));
        settings.put("stop-gap", ChoiceWord.of(fills.stopGap()));
        settings.put("stop-rule", ChoiceWord.of(fills.stopRule()));
        settings.put("trail-rule", ChoiceWord.of(fills.trailRule()));
        settings.put("close-rule", ChoiceWord.of(fills.closeRule()));
        settings.put("priority", ChoiceWord.of(fills.priority()));
        settings.put("placement", ChoiceWord.of(fills.placement()));
        settings.put("exit-rule", ChoiceWord.of(fills.exitRule()));
        settings.put("group-rule", ChoiceWord.of(fills.groupRule()));
        settings.put("queue-rule", ChoiceWord.of(fills.queueRule()));
        settings.put("cash-check", ChoiceWord.of(venue.funds().check()));
        settings.put("short", String.valueOf(venue.funds().shortSelling()));
        settings.put("short-cover", venue.funds().shortCover().toPlainString());
        return settings;
    }

    private static String joined(List<?> values) {
        return String.join(",", values.stream().map(String::valueOf).toList());
    }

    /// How a message calls a file.
    public static String nameOf(BacktestRequest request, LoadedHistory.FileFacts file) {
        var shown = request.data().shownAs();
        return shown == null ? file.path().toString() : shown;
    }
}
