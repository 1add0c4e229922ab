package dev.tandem.api.instrument;

/// What holding an instrument means for the account.
///
/// @param settlement when gains become cash
/// @param inverse whether one contract is worth a fixed amount of the quoted currency and is
///   settled in the other one, as coin-margined perpetuals are: its notional is `quantity ×
///   multiplier / price`
/// @param margin what a margin account must have to hold it
/// @param expiryNanos when it ends, nanoseconds since 1970 UTC; [#NEVER] for most
public record ContractTerms(
        Settlement settlement, boolean inverse, MarginTerms margin, long expiryNanos) {
    /// The expiry of what does not expire.
    public static final long NEVER = Long.MAX_VALUE;

    /// Paid in full, as shares are.
    public static final ContractTerms PAID =
            new ContractTerms(Settlement.PAID, false, MarginTerms.SHARES, NEVER);

    public ContractTerms {
        if (inverse && settlement == Settlement.PAID) {
            throw new IllegalArgumentException("an inverse contract is not paid in full");
        }
    }

    public ContractTerms withMargin(MarginTerms changed) {
        return new ContractTerms(settlement, inverse, changed, expiryNanos);
    }
}
