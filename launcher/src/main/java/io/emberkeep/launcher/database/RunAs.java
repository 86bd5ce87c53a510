package io.emberkeep.launcher.database;

import com.sun.security.auth.module.UnixSystem;
import io.emberkeep.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs, which refuses to run as root: as ourselves; for root in a user namespace, where
 * root is nobody in particular; and where there are none (some containers), as the user <em>nobody</em>.
 *
 * @param prefix what stands in front of each command
 * @param ownsFiles whether the data must belong to nobody
 */
record RunAs(List<String> prefix, boolean ownsFiles) {

    private static final int NOBODY = 65_534;
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> AS_NOBODY =
            List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--inh-caps=-all");

    /** What works here. @throws LaunchException if we are root and nothing does */
    static RunAs choose(Path programs, Path data) throws LaunchException, InterruptedException {
        if (new UnixSystem().getUid() != 0) {
            return new RunAs(List.of(), false);
        }
        if (works(NAMESPACE, List.of("true"))) {
            return new RunAs(NAMESPACE, false);
        }
        var postgres = programs.resolve("bin/postgres").toString();
        if (works(AS_NOBODY, List.of(postgres, "--version"))
                && works(AS_NOBODY, List.of("test", "-x", data.getParent().toString()))) {
            return new RunAs(AS_NOBODY, true);
        }
        throw new LaunchException(
                "PostgreSQL refuses to run as root, and here root can neither make a user namespace nor let"
                        + " the user nobody enter %s. Run ./emberkeep as an ordinary user, or name with --state"
                                .formatted(data.getParent())
                        + " a directory that everybody may enter.");
    }

    /** The command, as that user. */
    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Makes the data that user's. */
    void own(Path data) throws IOException {
        if (ownsFiles) {
            try (Stream<Path> all = Files.walk(data)) {
                for (var file : all.toList()) {
                    Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private static boolean works(List<String> prefix, List<String> command)
            throws InterruptedException {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        try {
            var trial =
                    new ProcessBuilder(all)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
