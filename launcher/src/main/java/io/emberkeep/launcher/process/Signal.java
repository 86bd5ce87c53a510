package io.emberkeep.launcher.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The signals that Java itself cannot send. */
public enum Signal {
    /** Stop in order; what Ctrl-C sends. PostgreSQL's fast shutdown. */
    INT,
    /** Stop in order. */
    TERM,
    /** End at once. */
    KILL,
    /** Stand still. */
    STOP,
    /** Go on. */
    CONT;

    /** Sends it. @return false if that process is not there, or not ours */
    public boolean send(long pid) throws InterruptedException {
        try {
            var kill =
                    new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name(), pid))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return kill.waitFor(5, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException noShell) {
            return false;
        }
    }
}
