package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.Main;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.StateDirectory;
import io.emberkeep.launcher.process.OwnSession;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Starts the launcher as a process of its own and returns when it says that all is healthy. */
final class DetachedUp {

    /** Set for a launcher that was started so. */
    static final String PROPERTY = "emberkeep.detached";

    /** Its last line before it only waits. */
    static final String ALL_SAID = "--- all is said";

    private static final Duration POLL = Duration.ofMillis(100);

    private final Emberkeep root;
    private final Path directory;
    private boolean allSaid;

    DetachedUp(Emberkeep root, Path directory) {
        this.root = root;
        this.directory = directory;
    }

    int start(ParseResult typed) throws LaunchException, InterruptedException, IOException {
        var state = StateDirectory.create(directory);
        var log = state.logs().resolve("launcher.log");
        var from = log.toFile().length();
        var launcher =
                new ProcessBuilder(OwnSession.of(command(typed)))
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        while (launcher.isAlive() && !allSaid) {
            from = show(log, from);
            Thread.sleep(POLL);
        }
        if (allSaid) {
            root.surroundings()
                    .out()
                    .printf("It goes on in the background (process %d).%n", launcher.pid());
            return ExitCode.OK;
        }
        show(log, from);
        return launcher.exitValue() == 0 ? ExitCode.FAILED : launcher.exitValue();
    }

    /** The same command line in the same Java, in the foreground of its own session. */
    private List<String> command(ParseResult typed) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Demberkeep.terminal"))
                .forEach(line::add);
        line.add("-D" + PROPERTY + "=true");
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        typed.originalArgs().stream()
                .filter(word -> !word.equals("--detach") && !word.equals("-d"))
                .forEach(line::add);
        return line;
    }

    /** Prints what was added to the launcher's log. @return up to where */
    private long show(Path log, long from) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8);
            var whole = text.lastIndexOf('\n') + 1;
            allSaid |= text.contains(ALL_SAID + "\n");
            root.surroundings().out().print(text.substring(0, whole).replace(ALL_SAID + "\n", ""));
            root.surroundings().out().flush();
            return from + text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
        } catch (IOException unreadable) {
            throw CliException.failed(
                    "%s cannot be read: %s".formatted(log, unreadable.getMessage()));
        }
    }
}
