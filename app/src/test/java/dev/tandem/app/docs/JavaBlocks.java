package dev.tandem.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.docs.Page.Block;
import dev.tandem.app.secret.Redaction;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.app.strategy.SourceText;
import dev.tandem.app.strategy.StrategyLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Checks Java code in a document: excerpts stand in their example, strategies can be loaded and
/// made, fragments compile where a strategy would have them.
final class JavaBlocks {
    private static final Pattern STRATEGY = Pattern.compile("class (\\w+) implements Strategy");
    private static final String IMPORTS =
            """
            import dev.tandem.api.account.*;
            import dev.tandem.api.event.*;
            import dev.tandem.api.instrument.*;
            import dev.tandem.api.market.*;
            import dev.tandem.api.order.*;
            import dev.tandem.api.strategy.*;
            import dev.tandem.api.value.*;
            import dev.tandem.indicators.*;
            import java.time.*;
            import java.time.temporal.*;
            import java.util.List;
            import java.util.Map;

            """;
    private static final String IN_SCOPE =
            "void fragment(Context context, Bar bar, Bars bars, Slice slice, Order order, Fill fill,"
                    + " Instrument instrument, Instrument other, Quantity quantity, Price price) {\n";

    private JavaBlocks() {}

    static void check(Page page, Block block) throws IOException {
        if (block.named().contains("/")) {
            var source = Files.readString(Repository.ROOT.resolve(block.named()));
            assertThat(unindented(source)).contains(unindented(block.joined()));
            return;
        }
        var name = className(block);
        var text = name.isEmpty() ? asStrategy(block) : block.joined();
        load(name.isEmpty() ? "Fragment" : name, page + ":" + block.line(), text);
    }

    /// The name of the strategy that a block defines, empty for none.
    static String className(Block block) {
        var name = STRATEGY.matcher(block.joined());
        return name.find() ? name.group(1) : "";
    }

    private static void load(String className, String place, String text) {
        var strategy = StrategyLoader.ofSource(new SourceText(className + ".java", place, text));
        assertThat(strategy.unrepeatable()).isEmpty();
        assertThat(ParamsBinder.bind(strategy, new LinkedHashMap<>(), new Redaction()).name())
                .isEqualTo(className);
    }

    private static String asStrategy(Block block) {
        var isMember =
                block.text().stream().anyMatch(line -> line.matches("(@|private |public ).*"));
        var body = isMember ? block.joined() : IN_SCOPE + block.joined() + "}\n";
        return IMPORTS + "public final class Fragment implements Strategy {\n" + body + "}\n";
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
