import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Adds a second unit when the first is filled, but counts fills for orders.
public final class EntersAgainOnEachFill implements Strategy {
    private final PerInstrument<Integer> units = new PerInstrument<>();

    @Override
    public void onBar(Context context, Bar bar) {
        var instrument = bar.instrument();
        if (context.position(instrument).isFlat() && context.openOrders(instrument).isEmpty()) {
            context.submit(OrderRequest.market(instrument, Side.BUY, Quantity.of(90)).withTag("first"));
        }
    }

    @Override
    public void onFill(Context context, Fill fill) {
        if (fill.order().request().tag().equals("first")) {
            context.submit(
                    OrderRequest.market(fill.instrument(), Side.BUY, Quantity.of(90)).withTag("second"));
        }
    }
}
