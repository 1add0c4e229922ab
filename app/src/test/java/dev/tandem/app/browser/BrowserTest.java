package dev.tandem.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Opens pages in a headless browser: nothing fails on the console, every chart drew something,
/// nothing is asked of a network. Only with the profile `browser`; the pages are those that
/// `-Dtandem.pages=DIR` holds, the pictures go beside them.
@Tag("browser")
class BrowserTest {
    private static final String DRAWN =
            """
            (async () => {
              for (let i = 0; i < 200 && !document.documentElement.dataset.ready; i++)
                await new Promise((done) => setTimeout(done, 50));
              return [...document.querySelectorAll(".plot canvas")].filter((c) => c.offsetParent).map((canvas) => {
                const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                let drawn = 0;
                for (let i = 3; i < pixels.length; i += 4) if (pixels[i]) drawn++;
                return canvas.parentElement.parentElement.id + " " + drawn;
              });
            })()
            """;

    @TempDir Path folder;

    static List<Path> pages() throws IOException {
        var directory = Path.of(System.getProperty("tandem.pages", "pages")).toAbsolutePath();
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void aPageDrawsAllItsChartsAndAsksNobody(Path page) throws IOException {
        var program = System.getProperty("tandem.browser", "chromium");
        try (var browser = new Chromium(program, folder.resolve("profile"))) {
            browser.openPage();
            look(browser, page, "light", 1280, 900);
            look(browser, page, "dark", 1280, 900);
            look(browser, page, "light", 400, 800);
            var printed = browser.send("Page.printToPDF", Map.of("printBackground", false));
            Files.write(
                    beside(page, "print.pdf"),
                    Base64.getDecoder().decode(printed.get("data").asString()));

            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).isNotEmpty().allMatch(page.toUri().toString()::equals);
        }
    }

    private static void look(Chromium browser, Path page, String theme, int width, int height)
            throws IOException {
        var size = new HashMap<String, Object>();
        size.put("width", width);
        size.put("height", height);
        size.put("deviceScaleFactor", 1);
        size.put("mobile", width < 500);
        browser.send("Emulation.setDeviceMetricsOverride", size);
        var scheme = Map.of("name", "prefers-color-scheme", "value", theme);
        browser.send("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
        browser.open(page.toUri().toString());
        var drawn = new ArrayList<String>();
        browser.value(DRAWN).forEach(each -> drawn.add(each.asString()));

        assertThat(drawn)
                .as("charts at " + width)
                .isNotEmpty()
                .noneMatch(each -> each.endsWith(" 0"));
        var wide = browser.value("document.documentElement.scrollWidth").asInt();
        assertThat(wide).as("nothing hangs out at the side").isLessThanOrEqualTo(width);
        var picture = browser.send("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.write(
                beside(page, theme + "-" + width + ".png"),
                Base64.getDecoder().decode(picture.get("data").asString()));
    }

    private static Path beside(Path page, String name) {
        var own = page.getFileName().toString().replace(".html", "");
        return page.resolveSibling(own + "-" + name);
    }
}
