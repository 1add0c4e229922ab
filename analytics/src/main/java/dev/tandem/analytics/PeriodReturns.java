package dev.tandem.analytics;

/// The returns of one series and what its settings make of them, for all statistics of returns.
final class PeriodReturns {
    private static final double DAYS_PER_YEAR = 365.25;

    private final PeriodMarks periods;
    private final StatisticsSettings settings;
    private final double[] plain;
    private final double[] excess;

    PeriodReturns(PeriodMarks periods, StatisticsSettings settings) {
        this.periods = periods;
        this.settings = settings;
        plain = ReturnMath.returns(periods.values());
        excess = ReturnMath.excess(plain, riskFree());
    }

    PeriodMarks periods() {
        return periods;
    }

    AnnualConvention convention() {
        return settings.convention();
    }

    /// Periods per year, `A`.
    double annual() {
        return periods.periodsPerYear();
    }

    /// `r`
    double[] plain() {
        return plain;
    }

    /// The risk-free rate of a period, `rf_p`.
    double riskFree() {
        return ReturnMath.ratePerPeriod(settings.riskFreeRate(), annual());
    }

    /// `r - rf_p`
    double[] excess() {
        return excess;
    }

    /// `r - m`
    double[] overTarget() {
        return ReturnMath.excess(plain, settings.targetReturn());
    }

    /// The returns as observations; useless once the value was at or below zero.
    Sample sample() {
        var ruined = false;
        for (var i = 0; i < plain.length; i++) {
            ruined |= periods.value(i) <= 0;
        }
        return Sample.of(plain.length, "returns").unless(ruined, "value fell to zero");
    }

    /// The same for figures that need calendar time; under [AnnualConvention#PERIODS] none do.
    Sample lasting(int leastDays) {
        var isShort =
                settings.convention() == AnnualConvention.CALENDAR && periods.days() < leastDays;
        return sample().unless(isShort, Sample.needs(leastDays, "days", periods.days()));
    }

    /// The length of the series in years.
    double years() {
        return switch (settings.convention()) {
            case CALENDAR -> periods.days() / DAYS_PER_YEAR;
            case PERIODS -> plain.length / annual();
        };
    }

    /// `prod(1 + r) - 1`
    double total() {
        return ReturnMath.totalReturn(periods.values());
    }

    /// `(1 + total)^(1/years) - 1`
    double growth() {
        return ReturnMath.growthRate(total(), years());
    }
}
