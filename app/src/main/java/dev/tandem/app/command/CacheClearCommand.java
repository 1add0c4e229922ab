package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.data.ColumnFiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Removes all that is kept; the next run reads its CSV files again.
@Command(name = "clear", description = "Remove all that is kept.")
final class CacheClearCommand implements Callable<Integer> {
    @Mixin final CacheOptions options = new CacheOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    CacheClearCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("data cache clear", Format.TEXT, Format.JSON);
        var folder = options.folder("data cache clear", terminal);
        var removed = options.work(folder, ColumnFiles::clear);
        CacheOptions.printRemoved(removed, chosen == Format.JSON, terminal);
        return 0;
    }
}
