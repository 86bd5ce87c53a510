package io.emberkeep.launcher.process;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.RunFile.ProcessId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One part's process, with its log file. */
public final class ChildProcess {

    private static final long LARGEST_LOG_BYTES = 20L * 1024 * 1024;

    private final PartId part;
    private final Process process;
    private final ProcessId id;
    private final Path log;
    private volatile boolean endExpected;

    private ChildProcess(PartId part, Process process, Path log) {
        this.part = part;
        this.process = process;
        this.id = ProcessId.of(process.toHandle());
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param environment added to ours
     * @param log what it prints is added there
     * @throws LaunchException if there is no such program, or the log cannot be written
     */
    public static ChildProcess start(
            PartId part, List<String> command, Map<String, String> environment, Path log)
            throws LaunchException {
        try {
            beginLog(log);
            var builder =
                    new ProcessBuilder(OwnSession.of(command))
                            .redirectErrorStream(true)
                            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new ChildProcess(part, builder.start(), log);
        } catch (IOException refused) {
            throw new LaunchException(
                    "%s cannot be started: %s".formatted(part, refused.getMessage()), refused);
        }
    }

    /** Whose process it is. */
    public PartId part() {
        return part;
    }

    /** Its number and start. */
    public ProcessId id() {
        return id;
    }

    /** Its log file. */
    public Path log() {
        return log;
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Its exit code. @throws IllegalThreadStateException if it still runs */
    public int exitCode() {
        return process.exitValue();
    }

    /** From now on its end is no surprise. */
    public void expectEnd() {
        endExpected = true;
    }

    /** Calls once when it ends, unless that was expected. */
    public void onUnexpectedEnd(Runnable action) {
        var _ =
                process.onExit()
                        .thenRun(
                                () -> {
                                    if (!endExpected) {
                                        action.run();
                                    }
                                });
    }

    /** Stops it in order, and ends it if it takes longer than that. @return whether it went in order */
    public boolean stop(Signal signal, Duration within) throws InterruptedException {
        expectEnd();
        if (!process.isAlive()) {
            return true;
        }
        signal.send(process.pid());
        if (process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        kill();
        return false;
    }

    /** Ends it at once, as {@code kill -9} does, and waits for that. */
    public void kill() throws InterruptedException {
        expectEnd();
        process.destroyForcibly();
        process.waitFor();
    }

    private static void beginLog(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                log,
                "--- started %s%n".formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS)),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
