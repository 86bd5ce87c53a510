package io.emberkeep.launcher.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command in a session of its own, where the system has {@code setsid}: a Ctrl-C in the terminal then
 * reaches the launcher alone, which stops the others in order.
 */
public final class OwnSession {

    private static final Optional<Path> SETSID = find("setsid");

    private OwnSession() {}

    /** The command, in front of it {@code setsid} if there is one. The process id is the command's. */
    public static List<String> of(List<String> command) {
        var all = new ArrayList<String>();
        SETSID.ifPresent(program -> all.add(program.toString()));
        all.addAll(command);
        return all;
    }

    /** A program on the path. */
    public static Optional<Path> find(String program) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
