package dev.tandem.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Run directories written by hand, so that their figures never change.
final class KeptRuns {
    private KeptRuns() {}

    /// Two complete runs of one strategy, an interrupted one, two that are damaged, a left-over.
    static void writeInto(Path runs) throws IOException {
        write(runs.resolve("20260101-090000-SmaCross"), "10", "complete", 0.0754, 0.67, 16);
        write(runs.resolve("20260102-090000-SmaCross"), "12", "complete", 0.0771, 0.68, 14);
        write(runs.resolve("20260103-090000-SmaCross"), "12", "interrupted", 0.01, 0.1, 2);
        Files.createDirectories(runs.resolve("empty"));
        write(runs.resolve("cut"), "10", "complete", 0.1, 1, 3);
        Files.writeString(runs.resolve("cut/summary.json"), "{\n  \"schema\" : \"tandem.sum");
        Files.createDirectories(runs.resolve("20260104-090000-SmaCross.partial"));
        Files.writeString(runs.resolve("tandem-crash-1.txt"), "no run");
    }

    static void write(
            Path directory, String fast, String status, double cagr, double sharpe, int trades)
            throws IOException {
        Files.createDirectories(directory);
        var name = directory.getFileName().toString();
        Files.writeString(directory.resolve("run.json"), run(name, fast, status));
        Files.writeString(directory.resolve("summary.json"), summary(fast, cagr, sharpe, trades));
        Files.writeString(directory.resolve("trades.csv"), "symbol\n");
    }

    private static String run(String name, String fast, String status) {
        return """
        {"schema":"tandem.run/1","run":"%s","strategy":"SmaCross",
         "parameters":{"fast":"%s","slow":"40"},
         "command":["tandem","backtest","SmaCross.java","--data","SPY.csv"],
         "configuration":{"strategy.sha256":"aaaa0000bb","cash":"100000 USD","status":"%s"},
         "data":[{"path":"SPY.csv","sha256":"4be1000000009c","rows":1879}],
         "seed":1,"versions":{"tandem":"0.1.0"},"started":"%s-%s-%sT09:00:00Z"}
        """
                .formatted(name, fast, status, year(name), month(name), day(name));
    }

    private static String year(String name) {
        return name.startsWith("2026") ? name.substring(0, 4) : "2025";
    }

    private static String month(String name) {
        return name.startsWith("2026") ? name.substring(4, 6) : "12";
    }

    private static String day(String name) {
        return name.startsWith("2026") ? name.substring(6, 8) : "31";
    }

    private static String summary(String fast, double cagr, double sharpe, int trades) {
        return """
        {"schema":"tandem.summary/1","strategy":"SmaCross(fast=%s, slow=40)",
         "period":{"from":"1990-01-01","to":"2025-12-29"},
         "decision_hash":"91d0c7%s%s",
         "warnings":[{"code":"TDM-3011","text":"%d trades are few"}],
         "stats":{"total_return":{"value":%s},"cagr":{"value":%s},"volatility":{"value":0.1196},
          "sharpe_ratio":{"value":%s,"ci95":[%s,%s]},"max_drawdown":{"value":-0.3127},
          "beta":{"value":null,"reason":"no benchmark"},"trades":{"value":%d},
          "commission_total":{"value":8042.87}}}
        """
                .formatted(
                        fast,
                        fast,
                        "0000000000",
                        trades,
                        cagr * 10,
                        cagr,
                        sharpe,
                        sharpe - 0.3,
                        sharpe + 0.3,
                        trades);
    }
}
