package dev.tandem.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A document of the repository, as lines and as fenced blocks.
record Page(Path file, List<String> lines) {
    private static final Pattern NAMED =
            Pattern.compile("`([\\w./-]+\\.(?:csv|jsonl|yaml|java))`:$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    /// A fenced block.
    ///
    /// @param line number of its first line of text in the document, from 1
    /// @param named the file that the line before the block names at its end, empty for none
    record Block(int line, String language, String named, List<String> text) {
        String joined() {
            return String.join("\n", text) + "\n";
        }
    }

    static Page read(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks(String language) {
        return blocks().stream().filter(block -> block.language().equals(language)).toList();
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        for (var at = 0; at < lines.size(); at++) {
            if (!lines.get(at).startsWith("```")) {
                continue;
            }
            var end = at + 1;
            while (!lines.get(end).equals("```")) {
                end++;
            }
            blocks.add(
                    new Block(
                            at + 2,
                            lines.get(at).substring(3),
                            namedBefore(at),
                            lines.subList(at + 1, end)));
            at = end;
        }
        return blocks;
    }

    private String namedBefore(int fence) {
        var at = fence - 1;
        while (at > 0 && lines.get(at).isBlank()) {
            at--;
        }
        var name = NAMED.matcher(at < 0 ? "" : lines.get(at));
        return name.find() ? name.group(1) : "";
    }

    /// What the links outside of fenced blocks point to, as written.
    List<String> links() {
        return prose().stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .toList();
    }

    /// The names by which links reach its headings.
    Set<String> anchors() {
        return prose().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private List<String> prose() {
        var prose = new ArrayList<String>();
        var inBlock = false;
        for (var line : lines) {
            inBlock ^= line.startsWith("```");
            if (!inBlock) {
                prose.add(line);
            }
        }
        return prose;
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }
}
