package dev.tandem.data;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;

/// The codes of everything this module can complain about, one per kind of fault.
public enum DataCode {
    /// No bars in the dates asked for.
    NO_DATA("TDM-2301"),
    /// A file or folder does not exist.
    FILE_MISSING("TDM-2310"),
    /// A file cannot be read: no permission, truncated or damaged gzip, too long a line.
    UNREADABLE("TDM-2311"),
    /// A file without header or rows, or a folder without data files.
    EMPTY("TDM-2312"),
    /// A column that bars need is neither recognised nor declared.
    COLUMN_MISSING("TDM-2313"),
    /// A cell that holds no finite decimal number.
    BAD_NUMBER("TDM-2314"),
    /// A cell without content.
    CELL_MISSING("TDM-2315"),
    /// A row with more or fewer cells than the header, or with an open quote.
    CELL_COUNT("TDM-2316"),
    /// A cell that holds no time in a known form.
    BAD_TIME("TDM-2317"),
    /// Local times in a file whose zone is not declared.
    ZONE_MISSING("TDM-2318"),
    /// A zero or negative price of an instrument that allows none.
    NOT_POSITIVE("TDM-2319"),
    /// High below low, or open or close outside of them.
    BAD_RANGE("TDM-2320"),
    /// A row earlier than the one before it.
    OUT_OF_ORDER("TDM-2321"),
    /// Two rows with the same time.
    DUPLICATE("TDM-2322"),
    /// A bar that opens before the previous one closes.
    OVERLAP("TDM-2323"),
    /// A negative volume.
    BAD_VOLUME("TDM-2324"),
    /// A symbol that the data do not hold, or a number of symbols that does not fit the files.
    SYMBOL_MISSING("TDM-2325"),
    /// Several symbols in a file where one was expected.
    SEVERAL_SYMBOLS("TDM-2326"),
    /// A bar size that cannot be told from the stamps.
    SIZE_UNKNOWN("TDM-2327"),
    /// Two files of one series that cover the same time.
    FILES_OVERLAP("TDM-2328"),
    /// A bar size that the data neither hold nor allow to build.
    SIZE_MISSING("TDM-2329"),
    /// A bar that crosses the edge of the larger bar it should go into.
    CROSSES_EDGE("TDM-2330"),
    /// An event that cannot be: a kind that is not known, a split of 0, a contract without a month.
    BAD_EVENT("TDM-2331"),
    /// A split that the prices do not show: they are adjusted already.
    SPLIT_NOT_IN_PRICES("TDM-2332"),
    /// A file of events of an instrument that the run does not have.
    EVENTS_UNUSED("TDM-2333"),
    /// A line that is no message of a known venue, or one whose content cannot be.
    BAD_FRAME("TDM-2334"),
    /// A wrong `--csv` declaration.
    BAD_MAPPING("TDM-2340", Kind.CONFIG),
    /// A wrong `instruments.yaml`.
    BAD_INSTRUMENTS("TDM-2341", Kind.CONFIG),
    /// A calendar of that name is not known.
    UNKNOWN_CALENDAR("TDM-2342", Kind.CONFIG);

    private final String code;
    private final Kind kind;

    DataCode(String code) {
        this(code, Kind.DATA);
    }

    DataCode(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    /// The stable code such as `TDM-2310`.
    public String code() {
        return code;
    }

    /// Who must act.
    public Kind kind() {
        return kind;
    }

    /// The fault with what, where and why, and the next step.
    public TandemException exception(String message, String next) {
        return new TandemException(kind, code, message, next);
    }

    /// The same with what caused it.
    public TandemException exception(String message, String next, Throwable cause) {
        return new TandemException(kind, code, message, next, cause);
    }
}
