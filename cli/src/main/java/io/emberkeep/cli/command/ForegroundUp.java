package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.LaunchOptions;
import io.emberkeep.launcher.LocalSystem;
import io.emberkeep.launcher.PartId;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Starts a system, says where to look, and holds it until it is told to stop or a part dies. */
final class ForegroundUp {

    private static final long STOP_SECONDS = 35;
    private static final int TERMINATED = 128 + 15;

    private static final String NEXT =
            """
            Next:  ./emberkeep status --watch             the pool as it is now
                   ./emberkeep groups                     what power saving does, and why
                   ./emberkeep load Web 60%               gives Web's servers something to do
                   ./emberkeep events                     follows what fails and what is done
                   ./emberkeep fault stop-service W1 httpd
                   ./emberkeep incidents                  what was done, step by step
                   ./emberkeep down                       stops everything
            """;

    private static final String NEXT_OF_MEMBERS =
            """
            Next:  ./emberkeep status --watch             the pool as it is now
                   ./emberkeep part list                  each member's process, which runs while its machine does
                   ./emberkeep events                     follows what fails and what is done
                   ./emberkeep fault shutdown %-11s the machine goes off, and its member with it
                   ./emberkeep incidents                  what was done, step by step
                   ./emberkeep down                       stops everything
            """;

    private final Emberkeep root;
    private final LaunchOptions options;
    private final CompletableFuture<LaunchException> stop = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean healthy;

    ForegroundUp(Emberkeep root, LaunchOptions options) {
        this.root = root;
        this.options = options;
    }

    int run() throws LaunchException, InterruptedException {
        var main = Thread.currentThread();
        var hook =
                new Thread(
                        () -> {
                            if (stop.complete(null) && !healthy) {
                                main.interrupt();
                            }
                            awaitStopped();
                            Runtime.getRuntime().halt(healthy ? ExitCode.OK : TERMINATED);
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return hold();
        } finally {
            stopped.countDown();
            forget(hook);
        }
    }

    private int hold() throws LaunchException, InterruptedException {
        var out = root.surroundings().out();
        var title = "Emberkeep starts; its logs are in %s/log".formatted(options.state());
        Optional<LaunchException> reason;
        try (var progress = new ConsoleProgress(root.surroundings(), title);
                var system = LocalSystem.start(options, progress)) {
            healthy = true;
            var took = progress.passed();
            progress.line("");
            show(progress, system, took);
            var _ = system.failure().thenAccept(stop::complete);
            reason = Optional.ofNullable(stop.get());
            progress.line(reason.map(Throwable::getMessage).orElse(""));
            progress.line("stopping everything ...");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        out.println("stopped; the state is kept in " + options.state());
        out.flush();
        return reason.isPresent() ? ExitCode.FAILED : ExitCode.OK;
    }

    private void show(ConsoleProgress progress, LocalSystem system, Duration took)
            throws InterruptedException {
        var run = system.run();
        try {
            progress.line(Status.textWithPowers(Session.of(root), root.surroundings()));
        } catch (CliException severalPools) {
            progress.line(severalPools.getMessage());
        }
        var text =
                new StringBuilder(
                        "Everything is healthy after %s.%n%n"
                                .formatted(ConsoleProgress.seconds(took).strip()));
        var width = width(run.parts().keySet());
        run.parts()
                .forEach(
                        (name, part) ->
                                text.append(
                                        "  %s %s%n"
                                                .formatted(
                                                        padded(name.value(), width),
                                                        part.url()
                                                                .map(Object::toString)
                                                                .orElse(
                                                                        "127.0.0.1:"
                                                                                + part.port()))));
        text.append("  %s %s/log/PART.log%n%n".formatted(padded("logs", width), options.state()));
        text.append(next(system));
        text.append(
                Boolean.getBoolean(DetachedUp.PROPERTY)
                        ? ""
                        : "%nCtrl-C stops everything too.%n".formatted());
        progress.line(text.toString());
        if (Boolean.getBoolean(DetachedUp.PROPERTY)) {
            progress.line(DetachedUp.ALL_SAID);
        }
    }

    private static String next(LocalSystem system) {
        var members = system.pool().members();
        return members.isEmpty() ? NEXT : NEXT_OF_MEMBERS.formatted(members.getFirst().server());
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(width - word.length());
    }

    /** As wide as the longest name, and as it is without members at least. */
    private static int width(Collection<PartId> names) {
        return names.stream().mapToInt(name -> name.value().length()).reduce(20, Math::max);
    }

    private void awaitStopped() {
        try {
            stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // It is what we are stopping for.
            return;
        }
    }
}
