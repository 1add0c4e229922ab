package dev.tandem.engine;

import dev.tandem.api.account.Account;
import dev.tandem.api.account.Position;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.engine.portfolio.Portfolio;
import java.util.Optional;

/// The account as a strategy sees it.
record AccountView(String name, Portfolio portfolio, BuyingPower power) implements Account {
    @Override
    public Money cash() {
        return new Money(portfolio.cashUnits(), portfolio.currency());
    }

    @Override
    public Money cash(Currency currency) {
        return portfolio.cash(currency);
    }

    @Override
    public Money equity() {
        return new Money(portfolio.equityUnits(), portfolio.currency());
    }

    @Override
    public Money freeCash() {
        return new Money(power.freeUnits(), portfolio.currency());
    }

    @Override
    public Position position(Instrument instrument) {
        return new NetPosition(instrument, portfolio);
    }

    /// The net of all books of an instrument.
    private record NetPosition(Instrument instrument, Portfolio portfolio) implements Position {
        @Override
        public long signedUnits() {
            return portfolio.netUnits(instrument);
        }

        @Override
        public Optional<Price> averagePrice() {
            return portfolio.soleAverage(instrument);
        }

        @Override
        public Money value() {
            return new Money(portfolio.netValueUnits(instrument), instrument.currency());
        }

        @Override
        public Money openGain() {
            return new Money(portfolio.netOpenGainUnits(instrument), instrument.currency());
        }
    }
}
