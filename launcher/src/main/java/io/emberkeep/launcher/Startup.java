package io.emberkeep.launcher;

import io.emberkeep.launcher.part.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Starts parts side by side, each as soon as what it needs is healthy. The first failure ends it all. */
final class Startup {

    private final List<Part> parts;
    private final Starter starter;
    private final Map<PartId, CompletableFuture<Void>> healthy = new HashMap<>();
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();

    /** Starts one part and waits until it is healthy. */
    @FunctionalInterface
    interface Starter {
        void start(Part part) throws LaunchException, InterruptedException;
    }

    Startup(List<Part> parts, Starter starter) {
        this.parts = parts;
        this.starter = starter;
        parts.forEach(part -> healthy.put(part.id(), new CompletableFuture<>()));
    }

    /** Returns when all are healthy. @throws LaunchException if one cannot be started */
    void run() throws LaunchException, InterruptedException {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (var part : parts) {
                var _ = threads.submit(() -> start(part));
            }
            var _ =
                    CompletableFuture.allOf(healthy.values().toArray(CompletableFuture<?>[]::new))
                            .thenRun(() -> outcome.complete(null));
            outcome.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof LaunchException sentence
                    ? sentence
                    : new LaunchException("the start failed: " + failed.getCause(), failed);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private Void start(Part part) throws InterruptedException {
        try {
            for (var need : part.needs()) {
                if (healthy.containsKey(need)) {
                    healthy.get(need).get();
                }
            }
            starter.start(part);
            healthy.get(part.id()).complete(null);
        } catch (ExecutionException | CompletionException needed) {
            healthy.get(part.id()).completeExceptionally(needed);
        } catch (LaunchException | RuntimeException failed) {
            outcome.completeExceptionally(failed);
            healthy.get(part.id()).completeExceptionally(failed);
        }
        return null;
    }
}
