package io.emberkeep.launcher.database;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.Ports;
import io.emberkeep.launcher.RunFile;
import io.emberkeep.launcher.StateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The embedded PostgreSQL. Its server is our direct child: what is killed is really it, and nothing of it
 * is left. Commits are durable; it recovers by itself from a kill.
 */
public final class Postgres {

    private static final String ROLE = "emberkeep";
    private static final String SUPERUSER = "postgres";
    private static final int LINE_OF_STATUS = 7;

    /** What a small machine needs not, and what a durable commit does. */
    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=" + Ports.ADDRESS,
                    "unix_socket_directories=",
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "max_connections=60",
                    "shared_buffers=32MB",
                    "min_wal_size=32MB",
                    "max_wal_size=128MB",
                    "huge_pages=off",
                    "jit=off",
                    "io_method=sync",
                    "max_logical_replication_workers=0",
                    "max_parallel_workers=2",
                    "log_checkpoints=off",
                    "log_timezone=UTC",
                    "timezone=UTC");

    private final StateDirectory state;
    private final Path tools;
    private final int port;
    private final String password;
    private Path programs;
    private RunAs runAs;

    private Postgres(StateDirectory state, Path tools, int port, String password) {
        this.state = state;
        this.tools = tools;
        this.port = port;
        this.password = password;
    }

    /** The one of that state directory; chooses its password the first time. */
    public static Postgres of(StateDirectory state, Path tools, int port) throws LaunchException {
        try {
            var file = state.databasePassword();
            if (!Files.exists(file)) {
                var random = new byte[16];
                new SecureRandom().nextBytes(random);
                StateDirectory.writePrivately(file, HexFormat.of().formatHex(random) + "\n");
            }
            return new Postgres(state, tools, port, Files.readString(file).strip());
        } catch (IOException refused) {
            throw new LaunchException(
                    "the database's password cannot be kept: " + StateDirectory.reason(refused),
                    refused);
        }
    }

    /** How the services reach it. */
    public RunFile.Database access() {
        return new RunFile.Database(
                "jdbc:postgresql://%s:%d/%s".formatted(Ports.ADDRESS, port, ROLE), ROLE, password);
    }

    /** Before each start: unpacks and initialises what is not there, clears what a kill left. */
    public void prepare() throws LaunchException, InterruptedException {
        programs = PostgresPrograms.in(tools);
        runAs = RunAs.choose(programs, state.database());
        try {
            if (!Files.exists(state.database())) {
                initialise();
            }
            runAs.own(state.database());
            clearStalePidFile();
        } catch (IOException refused) {
            throw new LaunchException(
                    "the database cannot be prepared in %s: %s"
                            .formatted(state.database(), StateDirectory.reason(refused)),
                    refused);
        }
    }

    /** The server in the foreground. */
    public List<String> command() {
        var line = new ArrayList<>(List.of(program("postgres"), "-D", state.database().toString()));
        line.addAll(List.of("-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> line.addAll(List.of("-c", setting)));
        return runAs.command(line);
    }

    /** Whether that server accepts connections: it says so in its pid file. */
    public boolean ready(long pid) {
        try {
            var lines = Files.readAllLines(pidFile());
            return lines.size() > LINE_OF_STATUS
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(LINE_OF_STATUS).startsWith("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Made beside and moved into place, so that a kill in the middle leaves nothing half. */
    private void initialise() throws IOException, LaunchException, InterruptedException {
        var next = state.root().resolve("database.new");
        StateDirectory.delete(next);
        Files.createDirectories(next);
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwx------"));
        runAs.own(next);
        run(
                List.of(
                        program("initdb"),
                        "-D",
                        next.toString(),
                        "-U",
                        SUPERUSER,
                        "--auth=scram-sha-256",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--encoding=UTF8",
                        "--pwfile=/dev/stdin"),
                password + "\n");
        run(
                List.of(program("postgres"), "--single", "-D", next.toString(), SUPERUSER),
                """
                CREATE ROLE %1$s LOGIN PASSWORD '%2$s'
                CREATE DATABASE %1$s OWNER %1$s
                """
                        .formatted(ROLE, password));
        Files.move(next, state.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(List<String> command, String input)
            throws IOException, LaunchException, InterruptedException {
        var process = new ProcessBuilder(runAs.command(command)).redirectErrorStream(true).start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new LaunchException(
                    "the database cannot be made (exit code %d): %s"
                            .formatted(process.exitValue(), said.strip()));
        }
    }

    /**
     * A killed server leaves its pid file, and PostgreSQL refuses to start while a process of that number
     * lives, whatever it is.
     */
    private void clearStalePidFile() throws IOException, LaunchException {
        if (!Files.exists(pidFile())) {
            return;
        }
        var lines = Files.readAllLines(pidFile());
        var holder =
                lines.isEmpty()
                        ? Optional.<ProcessHandle>empty()
                        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        var command = holder.flatMap(process -> process.info().commandLine()).orElse("");
        if (command.contains(state.database().toString())) {
            throw new LaunchException(
                    "another PostgreSQL (process %d) still uses %s: end it first."
                            .formatted(holder.orElseThrow().pid(), state.database()));
        }
        Files.delete(pidFile());
    }

    private Path pidFile() {
        return state.database().resolve("postmaster.pid");
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }
}
