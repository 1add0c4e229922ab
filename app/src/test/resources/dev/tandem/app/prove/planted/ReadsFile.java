import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;
import java.io.IOException;
import java.nio.file.*;

/// Looks up tomorrow in a file.
public final class ReadsFile implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        try {
            var lines = Files.readAllLines(Path.of("tomorrow.csv"));
            context.record("lines", lines.size());
        } catch (IOException _) {
            context.targetWeight(bar.instrument(), 0.3);
        }
    }
}
