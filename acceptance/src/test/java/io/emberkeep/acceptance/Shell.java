package io.emberkeep.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs as a user would, and keeps what they print. */
final class Shell {

    /** The repository. */
    static final Path ROOT =
            Path.of(System.getProperty("emberkeep.root", "..")).toAbsolutePath().normalize();

    private Shell() {}

    /** What a program ended with and printed (both streams, as a terminal shows them). */
    record Ended(int code, String output) {
        Ended ok() {
            if (code != 0) {
                throw new AssertionError("exit code " + code + ": " + output);
            }
            return this;
        }
    }

    static Ended run(Map<String, String> environment, Duration atMost, List<String> command) {
        try {
            var output = Files.createTempFile("emberkeep", ".out");
            var builder =
                    new ProcessBuilder(command)
                            .directory(ROOT.toFile())
                            .redirectErrorStream(true)
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "%s did not end within %s: %s"
                                .formatted(command, atMost, Files.readString(output)));
            }
            var text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Ended(process.exitValue(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
