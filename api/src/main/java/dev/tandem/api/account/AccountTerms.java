package dev.tandem.api.account;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.Settlement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What positions bind in an account: the part of its rules that its owner must know to size
/// orders.
///
/// @param hedged whether long and short positions of an instrument are kept apart
/// @param onCredit whether what is paid in full is bought with equity instead of cash
/// @param isolated whether each contract position has a margin of its own, see [#isIsolated]
/// @param leverage most that contracts, and positions on credit, may be worth as a multiple of what
///   they bind, above 0
/// @param own instruments for which leverage and isolation are others
public record AccountTerms(
        boolean hedged, boolean onCredit, boolean isolated, BigDecimal leverage, List<Own> own) {
    /// Net positions, paid with cash; contracts without leverage.
    public static final AccountTerms CASH =
            new AccountTerms(false, false, false, BigDecimal.ONE, List.of());

    public AccountTerms {
        requireAboveZero(leverage);
        own = List.copyOf(own);
    }

    /// Terms of one instrument.
    ///
    /// @param leverage above 0
    public record Own(InstrumentId instrument, BigDecimal leverage, boolean isolated) {
        public Own {
            requireAboveZero(leverage);
        }
    }

    /// The same terms with others for one instrument.
    public AccountTerms with(Own changed) {
        var all = new ArrayList<>(own);
        all.removeIf(one -> one.instrument().equals(changed.instrument()));
        all.add(changed);
        return new AccountTerms(hedged, onCredit, isolated, leverage, all);
    }

    /// The leverage of positions in an instrument.
    public BigDecimal leverage(Instrument instrument) {
        for (var i = 0; i < own.size(); i++) {
            if (own.get(i).instrument().equals(instrument.id())) {
                return own.get(i).leverage();
            }
        }
        return leverage;
    }

    /// Whether positions in an instrument have a margin set aside that is all they can lose.
    /// Contracts only: what is paid in full shares the equity of the account.
    public boolean isIsolated(Instrument instrument) {
        if (isPaid(instrument)) {
            return false;
        }
        for (var i = 0; i < own.size(); i++) {
            if (own.get(i).instrument().equals(instrument.id())) {
                return own.get(i).isolated();
            }
        }
        return isolated;
    }

    /// Whether positions in an instrument bind margin and not their whole worth.
    public boolean isByMargin(Instrument instrument) {
        return onCredit || !isPaid(instrument);
    }

    private static boolean isPaid(Instrument instrument) {
        return instrument.contract().settlement() == Settlement.PAID;
    }

    private static void requireAboveZero(BigDecimal leverage) {
        if (leverage.signum() <= 0) {
            throw new IllegalArgumentException("a leverage is above 0: " + leverage);
        }
    }
}
