package io.emberkeep.launcher.process;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.Progress;
import io.emberkeep.launcher.RunFile.Health;
import io.emberkeep.launcher.RunFile.PartRun;
import io.emberkeep.launcher.StateDirectory;
import io.emberkeep.launcher.part.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Holds the children: starts each, waits until it is healthy, notices its end, stops it. */
public final class Supervisor {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    private final Map<PartId, Slot> slots = new LinkedHashMap<>();
    private final StateDirectory state;
    private final Progress progress;
    private final Listener listener;
    private final Guardian guardian;

    /** Starts nothing yet. */
    public Supervisor(
            List<Part> parts, StateDirectory state, Progress progress, Listener listener) {
        parts.forEach(part -> slots.put(part.id(), new Slot(part)));
        this.state = state;
        this.progress = progress;
        this.listener = listener;
        this.guardian = Guardian.start();
    }

    /** Is told what happens to the children. */
    public interface Listener {
        /** Another process, another health. */
        void changed();

        /** A part ended that nobody had told to. The sentence says all about it. */
        void died(PartId part, String sentence);
    }

    /**
     * Starts a part and waits until it is healthy.
     *
     * @param more environment variables that this process alone has
     * @throws LaunchException if it runs already, cannot be started, dies, or takes longer
     */
    public void start(PartId id, Duration within, Map<String, String> more)
            throws LaunchException, InterruptedException {
        start(id, within, more, () -> true);
    }

    /** The same as long as it is wanted: if that ends meanwhile it is ended at once, and does not run. */
    public void start(PartId id, Duration within, Map<String, String> more, BooleanSupplier wanted)
            throws LaunchException, InterruptedException {
        var slot = slot(id);
        slot.lock.lockInterruptibly();
        try {
            if (!wanted.getAsBoolean()) {
                return;
            }
            if (slot.alive()) {
                throw new LaunchException(
                        "%s runs already (process %d).".formatted(id, slot.child.id().pid()));
            }
            progress.starting(id);
            slot.part.preparation().prepare();
            begin(slot, more);
            if (awaitReady(slot, within, wanted)) {
                slot.health = Health.READY;
                listener.changed();
            } else {
                endWithMachine(id);
            }
        } finally {
            slot.lock.unlock();
        }
    }

    /** Ends a part at once since its machine is gone, also while it starts; that it does not run is as well. */
    public void endWithMachine(PartId id) throws LaunchException, InterruptedException {
        var slot = slot(id);
        var child = slot.child;
        if (child != null && child.alive()) {
            child.kill();
            guardian.remove(child.id().pid());
        }
        slot.health = Health.OFF;
        listener.changed();
    }

    /** Lets a part stand still with its machine, or go on with it; one that does not run is left alone. */
    public void still(PartId id, boolean still) throws LaunchException, InterruptedException {
        var slot = slot(id);
        if (slot.alive() && (still ? Signal.STOP : Signal.CONT).send(slot.child.id().pid())) {
            slot.health = still ? Health.STILL : Health.READY;
            listener.changed();
        }
    }

    private void begin(Slot slot, Map<String, String> more) throws LaunchException {
        var part = slot.part;
        var environment = new HashMap<>(part.environment());
        environment.putAll(more);
        var child =
                ChildProcess.start(
                        part.id(), part.command().line(), environment, state.log(part.id()));
        slot.child = child;
        slot.health = Health.STARTING;
        guardian.add(child.id().pid());
        listener.changed();
        child.onUnexpectedEnd(
                () -> {
                    guardian.remove(child.id().pid());
                    slot.health = Health.DIED;
                    listener.changed();
                    listener.died(part.id(), Obituary.of(child));
                });
    }

    /** @return whether it is still wanted, and healthy */
    private boolean awaitReady(Slot slot, Duration within, BooleanSupplier wanted)
            throws LaunchException, InterruptedException {
        var child = slot.child;
        var deadline = System.nanoTime() + within.toNanos();
        while (wanted.getAsBoolean()) {
            if (slot.part.readiness().ready(child.id().pid())) {
                return wanted.getAsBoolean();
            }
            if (!child.alive() && wanted.getAsBoolean()) {
                throw new LaunchException(Obituary.of(child));
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchException(
                        "%s is not healthy after %d s; its log is %s."
                                .formatted(child.part(), within.toSeconds(), child.log()));
            }
            Thread.sleep(POLL);
        }
        return false;
    }

    /** Stops a part in order. @throws LaunchException if it does not run */
    public void stop(PartId id) throws LaunchException, InterruptedException {
        end(slot(id), child -> child.stop(slot(id).part.stopSignal(), STOP_WITHIN));
    }

    /** Ends a part as {@code kill -9} does. @throws LaunchException if it does not run */
    public void kill(PartId id) throws LaunchException, InterruptedException {
        end(
                slot(id),
                child -> {
                    child.kill();
                    return true;
                });
    }

    /** Sends a signal to a part. @throws LaunchException if it does not run */
    public void signal(PartId id, Signal signal) throws LaunchException, InterruptedException {
        var slot = slot(id);
        if (!slot.alive() || !signal.send(slot.child.id().pid())) {
            throw new LaunchException("%s does not run.".formatted(id));
        }
    }

    /** Stops all: first the services, then what they stand on. Takes at most 20 seconds. */
    public void stopAll() throws InterruptedException {
        stopThose(part -> part.service());
        stopThose(part -> !part.service());
        guardian.close();
    }

    private void stopThose(Predicate<Part> which) throws InterruptedException {
        var chosen = slots.values().stream().filter(slot -> which.test(slot.part)).toList();
        chosen.forEach(slot -> Optional.ofNullable(slot.child).ifPresent(ChildProcess::expectEnd));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = new ArrayList<Future<?>>();
            for (var slot : chosen) {
                if (slot.alive()) {
                    ends.add(threads.submit(() -> stopOne(slot)));
                }
            }
            for (var end : ends) {
                end.get();
            }
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a part could not be stopped", fault);
        }
    }

    private Void stopOne(Slot slot) throws InterruptedException {
        if (slot.health == Health.STILL) {
            Signal.CONT.send(slot.child.id().pid());
        }
        if (!slot.child.stop(slot.part.stopSignal(), STOP_WITHIN)) {
            progress.note(
                    "%s did not stop within %d s and was killed."
                            .formatted(slot.part.id(), STOP_WITHIN.toSeconds()));
        }
        ended(slot);
        return null;
    }

    private void end(Slot slot, Ending ending) throws LaunchException, InterruptedException {
        slot.lock.lockInterruptibly();
        try {
            if (!slot.alive()) {
                throw new LaunchException("%s does not run.".formatted(slot.part.id()));
            }
            ending.end(slot.child);
            ended(slot);
        } finally {
            slot.lock.unlock();
        }
    }

    private void ended(Slot slot) {
        guardian.remove(slot.child.id().pid());
        slot.health = Health.STOPPED;
        listener.changed();
        progress.stopped(slot.part.id());
    }

    /** All parts as they are now. */
    public Map<PartId, PartRun> runs() {
        var runs = new LinkedHashMap<PartId, PartRun>();
        slots.forEach((id, slot) -> runs.put(id, slot.run(state.log(id))));
        return runs;
    }

    private Slot slot(PartId id) throws LaunchException {
        var slot = slots.get(id);
        if (slot == null) {
            throw new LaunchException(
                    "There is no part %s; there are %s."
                            .formatted(
                                    id,
                                    String.join(
                                            ", ",
                                            slots.keySet().stream().map(PartId::value).toList())));
        }
        return slot;
    }

    private interface Ending {
        boolean end(ChildProcess child) throws LaunchException, InterruptedException;
    }
}
