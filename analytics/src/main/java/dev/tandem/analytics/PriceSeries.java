package dev.tandem.analytics;

/// Closing prices of something that is held all the time.
public final class PriceSeries implements Marks {
    private final LongColumn atNanos = new LongColumn();
    private final DoubleColumn closes = new DoubleColumn();

    /// @throws IllegalArgumentException if the price is not a finite number or time falls
    public void add(long markNanos, double close) {
        if (!Double.isFinite(close)) {
            throw new IllegalArgumentException("no price at " + markNanos + ": " + close);
        }
        if (size() > 0 && markNanos < atNanos(size() - 1)) {
            throw new IllegalArgumentException(
                    "time ran backwards: " + atNanos(size() - 1) + " then " + markNanos);
        }
        atNanos.add(markNanos);
        closes.add(close);
    }

    @Override
    public int size() {
        return atNanos.size();
    }

    @Override
    public long atNanos(int index) {
        return atNanos.get(index);
    }

    @Override
    public double value(int index) {
        return closes.get(index);
    }

    @Override
    public boolean isInvested(int index) {
        return true;
    }

    @Override
    public double start() {
        if (size() == 0) {
            throw new IllegalStateException("a price series without a mark has no start");
        }
        return closes.get(0);
    }
}
