package dev.tandem.app.config;

/// What becomes of the report of a run.
///
/// @param html whether the run writes one
/// @param open whether the browser shows it when the run is over
public record ReportSettings(
        @Key(about = "Write report.html with the files of a run.", standard = "true") boolean html,
        @Key(about = "Show it in the browser when the run is over.", standard = "false")
                boolean open) {
    /// What holds where no configuration says otherwise.
    public static final ReportSettings USUAL = new ReportSettings(true, false);
}
