package io.emberkeep.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Ends the children when the launcher itself was killed: a tiny shell that knows their process ids and
 * reads from a pipe whose other end only the launcher holds. When the pipe ends, so do they.
 */
public final class Guardian implements AutoCloseable {

    private static final String SCRIPT =
            """
            trap '' INT HUP TERM
            pids=''
            alive() { for p in $pids; do kill -0 "$p" 2>/dev/null && return 0; done; return 1; }
            while read -r verb pid; do
              rest=''
              for p in $pids; do [ "$p" = "$pid" ] || rest="$rest $p"; done
              case $verb in
                +) pids="$rest $pid" ;;
                -) pids=$rest ;;
                end) exit 0 ;;
              esac
            done
            for p in $pids; do kill -TERM "$p"; kill -INT "$p"; done 2>/dev/null
            n=0
            while [ $n -lt 20 ] && alive; do sleep 0.5; n=$((n + 1)); done
            for p in $pids; do kill -KILL "$p"; done 2>/dev/null
            exit 0
            """;

    private final Process shell;
    private final Writer pipe;

    private Guardian(Process shell) {
        this.shell = shell;
        this.pipe = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Starts it. @throws UncheckedIOException if there is no shell */
    public static Guardian start() {
        try {
            return new Guardian(
                    new ProcessBuilder(OwnSession.of(List.of("sh", "-c", SCRIPT)))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException noShell) {
            throw new UncheckedIOException("cannot start sh: " + noShell.getMessage(), noShell);
        }
    }

    /** That process is to end with us. */
    public void add(long pid) {
        tell("+ " + pid);
    }

    /** That process has ended. */
    public void remove(long pid) {
        tell("- " + pid);
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException gone) {
            // It was killed. The children are still found by the run file at the next start.
            shell.destroyForcibly();
        }
    }

    /** Ends it, and nobody else. */
    @Override
    public void close() {
        tell("end");
        shell.destroyForcibly();
    }
}
