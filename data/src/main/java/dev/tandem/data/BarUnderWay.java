package dev.tandem.data;

/// The prices and the volume of a bar while it is built.
final class BarUnderWay {
    private int count;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;

    boolean isEmpty() {
        return count == 0;
    }

    void add(double price, double size) {
        add(price, price, price, price, size);
    }

    void add(double newOpen, double newHigh, double newLow, double newClose, double newVolume) {
        if (count == 0) {
            open = newOpen;
            high = newHigh;
            low = newLow;
            volume = 0;
        }
        high = Math.max(high, newHigh);
        low = Math.min(low, newLow);
        close = newClose;
        volume += newVolume;
        count++;
    }

    /// Writes the bar, unless it is empty, and starts anew.
    void finish(BarColumns.Builder target, long openNanos, long closeNanos, int tradingDay) {
        if (count > 0) {
            target.append(openNanos, closeNanos, open, high, low, close, volume, tradingDay);
            count = 0;
        }
    }
}
