package io.emberkeep.benchmarks.probes;

import io.emberkeep.launcher.broker.BrokerMain;
import io.emberkeep.launcher.part.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The processes of a measurement; all end with it. */
final class Children implements AutoCloseable {

    private static final int BROKER_HEAP = 128;
    private static final int SMALL_HEAP = 64;
    private static final String NO_OPTIMIZING = "-XX:TieredStopAtLevel=1";

    private final Path directory;
    private final List<Process> running = new ArrayList<>();

    Children(Path directory) {
        this.directory = directory;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end the children"));
    }

    Process broker(int port, int controller) throws IOException {
        return start(
                "broker",
                JavaProgram.main(
                        BROKER_HEAP,
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        List.of(
                                directory.resolve("broker").toString(),
                                Integer.toString(port),
                                Integer.toString(controller))),
                Map.of());
    }

    /** A main class of this module, with a fully optimizing compiler. */
    Process ours(Class<?> main, String... arguments) throws IOException {
        var line =
                JavaProgram.main(
                        SMALL_HEAP,
                        System.getProperty("java.class.path"),
                        main.getName(),
                        List.of(arguments));
        line.remove(NO_OPTIMIZING);
        return start(main.getSimpleName(), line, Map.of());
    }

    /** The monitor-service as the launcher starts it, but for what the options change. */
    Process monitor(ProbesOptions options, Path jar, int port, String kafka) throws IOException {
        var line =
                JavaProgram.jar(
                        options.heapMegabytes(),
                        List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port),
                        jar);
        if (options.optimize()) {
            line.remove(NO_OPTIMIZING);
        }
        line.addAll(1, options.flags());
        return start(
                "monitor-service",
                line,
                Map.of("EMBERKEEP_MEMBER", "MS", "EMBERKEEP_KAFKA", kafka));
    }

    private Process start(String name, List<String> line, Map<String, String> environment)
            throws IOException {
        var builder =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        Files.writeString(directory.resolve(name + ".command"), String.join(" ", line));
        var process = builder.start();
        running.add(process);
        return process;
    }

    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    @Override
    public void close() {
        running.reversed().forEach(Process::destroy);
        try {
            for (var process : running) {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running.forEach(Process::destroyForcibly);
        }
    }
}
