package dev.tandem.analytics;

/// A line through points by least squares, `y = intercept + slope * x`.
///
/// @param rSquared share of the variance of y that the line explains, 0 to 1
record Regression(double slope, double intercept, double rSquared) {
    /// `slope = sum((x - mean x)(y - mean y)) / sum((x - mean x)^2)`; NaN where x never varies,
    /// `rSquared` also where y never does.
    ///
    /// @param y as many as `x`
    static Regression of(double[] x, double[] y) {
        var meanX = Moments.mean(x);
        var meanY = Moments.mean(y);
        var xx = 0.0;
        var yy = 0.0;
        var xy = 0.0;
        for (var i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        var slope = xy / xx;
        return new Regression(slope, meanY - slope * meanX, xy * xy / (xx * yy));
    }
}
