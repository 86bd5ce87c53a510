package io.emberkeep.launcher.part;

import io.emberkeep.launcher.http.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whether a part is healthy; asked often, answers quickly. */
@FunctionalInterface
public interface Readiness {

    /** @param pid of its process, so that what an older one left is not taken for its own */
    boolean ready(long pid);

    /** A GET there is answered with 2xx. */
    static Readiness http(URI uri) {
        return _ -> {
            try {
                return LocalHttp.get(uri, Duration.ofSeconds(2)).good();
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    /** That file holds the process's number. */
    static Readiness marker(Path file) {
        return pid -> {
            try {
                return Files.readString(file).strip().equals(Long.toString(pid));
            } catch (IOException notYet) {
                return false;
            }
        };
    }
}
