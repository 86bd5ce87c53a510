package io.emberkeep.launcher.member;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.Progress;
import io.emberkeep.launcher.member.Following.Act;
import io.emberkeep.launcher.part.Part;
import io.emberkeep.launcher.pool.Member;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/**
 * Lets each member's process follow its machine. The testbed is asked all the time and answers at each change, so that a
 * process is gone some milliseconds after its machine is; while the testbed does not answer, everything stays as it is.
 */
public final class Followers implements AutoCloseable {

    private static final Duration AGAIN_AFTER = Duration.ofMillis(100);
    private static final Machine UNKNOWN = new Machine("", Machine.Runs.GONE);

    private final Map<PartId, Member> members = new LinkedHashMap<>();
    private final Map<PartId, Following> following = new ConcurrentHashMap<>();
    private final Map<String, Machine> machines = new ConcurrentHashMap<>();
    private final TestbedMachines testbed;
    private final Processes processes;
    private final Progress progress;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    /**
     * Follows nobody yet.
     *
     * @param testbed where its control interface is
     */
    public Followers(
            Collection<Member> members, URI testbed, Processes processes, Progress progress) {
        members.forEach(member -> this.members.put(member.part(), member));
        this.members.keySet().forEach(part -> following.put(part, Following.NOTHING));
        this.testbed = new TestbedMachines(testbed);
        this.processes = processes;
        this.progress = progress;
    }

    /** Those members that can be followed: they are among the parts, and the testbed is. */
    public static List<Member> those(List<Member> members, List<Part> parts) {
        var ids = parts.stream().map(Part::id).collect(Collectors.toSet());
        return ids.contains(PartId.TESTBED)
                ? members.stream().filter(member -> ids.contains(member.part())).toList()
                : List.of();
    }

    /** Whether that part follows a machine. */
    public boolean has(PartId part) {
        return members.containsKey(part);
    }

    /**
     * Starts a member's process, if its machine runs, and returns when it is healthy.
     *
     * @return whether it runs
     * @throws LaunchException if it cannot be started, or the testbed does not answer
     */
    public boolean begin(PartId part) throws LaunchException, InterruptedException {
        try {
            machines.putAll(testbed.look(Optional.empty()).machines());
        } catch (IOException silent) {
            throw new LaunchException(
                    "%s cannot be started: the testbed does not say what its machine does (%s)."
                            .formatted(part, silent.getMessage()),
                    silent);
        }
        if (next(part) == Act.START) {
            var boot = bootOf(part);
            processes.start(part, () -> isWanted(part, boot));
            return true;
        }
        processes.endWithMachine(part);
        progress.note(whyNot(part).orElse(part + " is not started."));
        return false;
    }

    /** From now on. */
    public void follow() {
        Thread.ofPlatform().daemon().name("machines").start(this::watch);
    }

    /** Why that part cannot be started or go on now. */
    public Optional<String> whyNot(PartId part) {
        return Optional.ofNullable(members.get(part))
                .filter(member -> machine(part).runs() != Machine.Runs.RUNNING)
                .map(
                        member ->
                                machine(part).runs() == Machine.Runs.STILL
                                        ? "The machine %s stands still: %s goes on with it."
                                                .formatted(member.server(), part)
                                        : "The machine %s is off: %s starts with it."
                                                .formatted(member.server(), part));
    }

    private void watch() {
        var version = Optional.<String>empty();
        try {
            while (!closed) {
                try {
                    var seen = testbed.look(version);
                    version = Optional.of(seen.version());
                    machines.putAll(seen.machines());
                    members.keySet().forEach(this::followOne);
                } catch (IOException silent) {
                    version = Optional.empty();
                    Thread.sleep(AGAIN_AFTER);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** What ends at once is done before anything else; what takes time has a thread of its own. */
    private void followOne(PartId part) {
        if (closed) {
            return;
        }
        var act = next(part);
        try {
            switch (act) {
                case END -> end(part);
                case RESTART -> {
                    end(part);
                    start(part);
                }
                case START -> start(part);
                case HALT -> processes.halt(part);
                case GO_ON -> processes.goOn(part);
                case LEAVE -> {}
            }
        } catch (LaunchException failed) {
            progress.note(failed.getMessage());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Act next(PartId part) {
        var machine = machine(part);
        var now = following.get(part);
        var act = now.next(machine);
        following.put(part, now.after(act, machine));
        return act;
    }

    private void end(PartId part) throws LaunchException, InterruptedException {
        processes.endWithMachine(part);
        progress.note("%s ended with its machine %s.".formatted(part, server(part)));
    }

    private void start(PartId part) {
        var boot = bootOf(part);
        try {
            threads.execute(() -> start(part, boot));
        } catch (RejectedExecutionException closing) {
            // Nobody is followed any more.
            return;
        }
    }

    private void start(PartId part, Optional<String> boot) {
        try {
            processes.start(part, () -> isWanted(part, boot));
            if (isWanted(part, boot)) {
                progress.note(
                        "%s is healthy: its machine %s has booted.".formatted(part, server(part)));
            }
        } catch (LaunchException failed) {
            if (isWanted(part, boot)) {
                progress.note(failed.getMessage());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether its machine is still in that boot. */
    private boolean isWanted(PartId part, Optional<String> boot) {
        return !closed && boot.isPresent() && bootOf(part).equals(boot);
    }

    private Optional<String> bootOf(PartId part) {
        return following.get(part).boot();
    }

    private Machine machine(PartId part) {
        return machines.getOrDefault(server(part), UNKNOWN);
    }

    private String server(PartId part) {
        return members.get(part).server().value();
    }

    /** Nobody is followed any more, and nothing is started. */
    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        threads.close();
    }
}
