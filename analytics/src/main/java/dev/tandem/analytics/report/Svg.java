package dev.tandem.analytics.report;

import dev.tandem.analytics.JsonTree;
import java.util.List;
import java.util.Locale;

/// Pictures without a script: what a reader sees of the charts where scripts do not run.
final class Svg {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 260;

    private Svg() {}

    /// A line through points of time and value.
    static void line(Html html, List<JsonTree> points, String label) {
        if (points.size() < 2) {
            return;
        }
        var low = points.stream().mapToDouble(point -> at(point, 1)).min().orElse(0);
        var high = points.stream().mapToDouble(point -> at(point, 1)).max().orElse(1);
        var from = at(points.getFirst(), 0);
        var span = Math.max(1, at(points.getLast(), 0) - from);
        var height = high > low ? high - low : 1;
        var path = new StringBuilder();
        for (var point : points) {
            path.append(
                    String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            (at(point, 0) - from) / span * WIDTH,
                            HEIGHT - (at(point, 1) - low) / height * HEIGHT));
        }
        html.open(
                "svg",
                "viewBox",
                "0 -4 " + WIDTH + " " + (HEIGHT + 8),
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                label);
        html.open("polyline", "class", "line", "points", path.toString().strip()).close();
        html.close();
    }

    private static double at(JsonTree point, int index) {
        return point.items().get(index).number().orElseThrow().doubleValue();
    }

    /// A bar of a share of a whole, with its colour by the sign.
    static void bar(Html html, double value, double most) {
        var width = most > 0 ? Math.min(100, Math.abs(value) / most * 100) : 0;
        html.open("span", "class", "bar " + Words.tone(value));
        html.element("i", "", "style", String.format(Locale.ROOT, "width:%.1f%%", width));
        html.close();
    }
}
