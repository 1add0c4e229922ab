package dev.tandem.analytics.report;

/// How much was held against equity, and how much was traded.
final class ExposureSection {
    private ExposureSection() {}

    static void write(Html html, ReportFiles files) {
        html.open("section", "id", "exposure").element("h2", "Exposure");
        FigureTables.write(html, files, "Exposure and turnover", Figures.EXPOSURE);
        html.open("div", "class", "script");
        html.element("h3", "Positions against equity: gross, net");
        html.open("div", "id", "held", "class", "plot").close();
        html.close().close().line();
    }
}
