package dev.tandem.engine;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Revision;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.value.Money;
import dev.tandem.engine.order.PositionInterval;
import dev.tandem.engine.risk.RiskView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the rules of risk see of an engine.
record EngineRiskView(Engine engine) implements RiskView {
    @Override
    public double lastPrice(Instrument instrument) {
        return engine.market.lastPrice(instrument);
    }

    @Override
    public Optional<String> obstacle(Instrument instrument) {
        return engine.listings.obstacle(instrument);
    }

    @Override
    public @Nullable Revision lateBar() {
        return engine.refusing();
    }

    @Override
    public int openOrders() {
        return engine.keeper.openCount();
    }

    @Override
    public boolean isReducing(OrderIntent intent) {
        var own = engine.keeper.find(intent.orderNumber());
        return PositionInterval.of(
                        engine.book(intent.instrument(), intent.sideMode()),
                        engine.keeper.open(),
                        own)
                .isReducedBy(intent);
    }

    @Override
    public boolean isRateKnown(Instrument instrument) {
        var rates = engine.portfolio.rates();
        return rates.isKnown(rates.number(instrument.currency()));
    }

    @Override
    public Money inAccount(Money amount) {
        return engine.portfolio.inAccount(amount.units(), amount.currency());
    }

    @Override
    public boolean isHedged() {
        return engine.isHedged;
    }
}
