package dev.tandem.testkit.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// Starts victims quickly: one small heap, one compiler, and after [#prepare] the classes of a
/// session from one image.
final class VictimLauncher {
    private static final List<String> FLAGS =
            List.of(
                    "-ea",
                    "-Xms32m",
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-XX:-UsePerfData",
                    "-XX:-StackTraceInThrowable",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr");

    private static final String IMAGE = "tandem.crash.image";

    private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private String classpath = System.getProperty("java.class.path");
    private List<String> image = List.of();

    /// Packs the classes and lets a first process, which nobody kills, write the image.
    void prepare(Path folder, CrashPlan plan) {
        try {
            Files.createDirectories(folder);
            var jar = folder.resolve("victim.jar");
            pack(jar);
            classpath = jar + libraries();
            var archive = folder.resolve("victim.jsa");
            Files.deleteIfExists(archive);
            image = List.of("-XX:ArchiveClassesAtExit=" + archive);
            var victim =
                    Victim.start(
                            this,
                            folder.resolve("first"),
                            plan,
                            Manner.THREADS,
                            List.of(),
                            marker -> {});
            victim.await();
            image = List.of("-XX:SharedArchiveFile=" + archive, "-D" + IMAGE + "=" + archive);
        } catch (IOException failure) {
            throw new UncheckedIOException("no image of the victim in " + folder, failure);
        }
    }

    private String libraries() {
        var libraries = new StringBuilder();
        for (var entry : classpath.split(File.pathSeparator)) {
            if (Files.isRegularFile(Path.of(entry))) {
                libraries.append(File.pathSeparator).append(entry);
            }
        }
        return libraries.toString();
    }

    private void pack(Path jar) throws IOException {
        var names = new HashSet<String>();
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var entry : classpath.split(File.pathSeparator)) {
                var root = Path.of(entry);
                if (Files.isDirectory(root)) {
                    packFolder(out, root, names);
                }
            }
        }
    }

    private static void packFolder(JarOutputStream out, Path root, Set<String> names)
            throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = root.relativize(file).toString();
                if (name.endsWith(".class") && names.add(name)) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        }
    }

    List<String> command(List<String> around, List<String> arguments) {
        return command(around, CrashVictim.class, arguments);
    }

    /// @param around words before the command, such as those of `strace`
    List<String> command(List<String> around, Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>(around);
        command.add(java);
        command.addAll(FLAGS);
        command.addAll(image);
        command.addAll(List.of("-cp", classpath, main.getName()));
        command.addAll(arguments);
        return command;
    }

    /// Starts a process from within a victim, with its class path and image.
    static Process startBeside(Class<?> main, Path log, List<String> arguments) {
        var launcher = new VictimLauncher();
        var archive = System.getProperty(IMAGE);
        var command = new ArrayList<String>();
        command.add(launcher.java);
        command.addAll(FLAGS);
        if (archive != null) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(List.of("-cp", launcher.classpath, main.getName()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException("no process starts beside", failure);
        }
    }
}
