package dev.tandem.app.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder this test runs in, from its root on.
final class Repository {
    static final Path ROOT = root();

    private static final Pattern CODE = Pattern.compile("TDM-\\d{4}");

    private Repository() {}

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /// All documents that users and contributors read.
    static List<Page> pages() throws IOException {
        var files = new ArrayList<Path>();
        for (var name : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")) {
            files.add(ROOT.resolve(name));
        }
        try (var docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
        }
        return files.stream().map(Page::read).toList();
    }

    /// The codes of all messages in the sources of the program.
    static Set<String> codes() throws IOException {
        var codes = new TreeSet<String>();
        for (var source : sources()) {
            codes.addAll(codesIn(Files.readString(source)));
        }
        return codes;
    }

    static List<String> codesIn(String text) {
        return CODE.matcher(text).results().map(code -> code.group()).toList();
    }

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        try (var modules = Files.list(ROOT)) {
            for (var folder : modules.map(module -> module.resolve("src/main/java")).toList()) {
                try (var files = Files.exists(folder) ? Files.walk(folder) : Stream.<Path>of()) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }
}
