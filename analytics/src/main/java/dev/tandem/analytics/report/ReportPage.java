package dev.tandem.analytics.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The report of a run as one HTML file: it needs nothing besides itself, asks no network, and says
/// everything in tables where scripts do not run.
public final class ReportPage {
    private static final List<List<String>> SECTIONS =
            List.of(
                    List.of("chart", "Chart"),
                    List.of("returns", "Returns"),
                    List.of("risk", "Risk"),
                    List.of("trades", "Trades"),
                    List.of("exposure", "Exposure"),
                    List.of("execution", "Execution"),
                    List.of("robustness", "Robustness"),
                    List.of("provenance", "Provenance"),
                    List.of("definitions", "Definitions"));

    private ReportPage() {}

    /// The page in UTF-8. The same files give the same bytes.
    public static byte[] of(ReportFiles files) {
        var html = new Html();
        begin(html, files.summary().get("strategy").text() + " - " + files.name());
        HeaderSection.write(html, files);
        html.open("nav", "aria-label", "Sections");
        for (var section : SECTIONS) {
            html.element("a", section.getLast(), "href", "#" + section.getFirst());
        }
        html.close().line().open("main");
        ChartSection.write(html, files);
        ReturnsSection.write(html, files);
        RiskSection.write(html, files);
        TradesSection.write(html, files);
        ExposureSection.write(html, files);
        ExecutionSection.write(html, files);
        RobustnessSection.write(html, files);
        ProvenanceSection.write(html, files);
        DefinitionsSection.write(html, files);
        html.close().line();
        return end(html, files.charts());
    }

    /// Opens a page up to its body.
    static void begin(Html html, String title) {
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
        html.open("meta", "charset", "utf-8").line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", Scripts.policy());
        html.line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.line().open("meta", "name", "referrer", "content", "no-referrer").line();
        html.element("title", title).line();
        html.open("style").raw(Scripts.style()).close().line();
        html.close().line().open("body").line();
    }

    /// Closes a page, with the lines of its charts and the scripts that draw them.
    static byte[] end(Html html, byte[] charts) {
        if (charts.length > 0) {
            html.open("script", "type", "application/octet-stream", "id", "charts-data");
            html.raw(Scripts.packed(charts)).close().line();
        }
        Scripts.write(html);
        html.close().close().line();
        return html.end().getBytes(StandardCharsets.UTF_8);
    }
}
