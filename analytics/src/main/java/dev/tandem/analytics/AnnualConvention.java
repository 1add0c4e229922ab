package dev.tandem.analytics;

/// How figures of a period become figures of a year, where usage differs.
public enum AnnualConvention {
    /// The rule of Tandem. A series is as many years as the calendar days from its first to its
    /// last mark over 365.25; its growth rate needs 90 days, the ratio of that to the drawdown 365.
    /// Alpha is `alpha_p * A`, the information ratio is annualised by `sqrt(A)`.
    CALENDAR,
    /// As empyrical and many other libraries count. A series is as many years as its n returns over
    /// the periods per year, with no least length. Alpha is compounded, `(1 + alpha_p)^A - 1`; the
    /// information ratio is that of one period.
    PERIODS
}
