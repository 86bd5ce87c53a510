package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.id.DaemonName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The job that recovers the target itself (DBSS-6, DBSS-7). */
public sealed interface Background {

    /** Names of the timers that it waits for. */
    default Stream<String> timers() {
        return Stream.empty();
    }

    /** Before its start. */
    record NotStarted() implements Background {}

    /** The old boot is not touched before it cannot answer on the VIPs. @param then what comes first */
    record AwaitingFence(First then) implements Background {}

    /** Daemons are restarted one after another. @param left those after this one */
    record RestartingDaemon(DaemonName daemon, List<DaemonName> left, String command, int attempt)
            implements Background {
        public RestartingDaemon {
            left = List.copyOf(left);
        }
    }

    /** They get a moment. */
    record DaemonPause(String timer) implements Background {
        @Override
        public Stream<String> timers() {
            return Stream.of(timer);
        }
    }

    /** Was the restart of the daemons enough? */
    record CheckingDaemons(String examination) implements Background {}

    /** In which boot is it? @param goal what is done with it then */
    record SeeingBoot(Goal goal, String command, Tries tries) implements Background {}

    /** The server is restarted, or forced on (DBSS-6, DBSS-7), or started for its return. */
    record Restarting(Goal goal, String command, Tries tries) implements Background {}

    /** Its host is woken first. */
    record WakingHost(Goal goal, String command, Tries tries) implements Background {}

    /** A failed attempt is repeated after a moment. */
    record RestartPause(Goal goal, String timer, Tries tries) implements Background {
        @Override
        public Stream<String> timers() {
            return Stream.of(timer);
        }
    }

    /** Looks again and again until a time. */
    record Polling(Goal goal, Instant until, Poll poll) implements Background {
        @Override
        public Stream<String> timers() {
            return poll instanceof Poll.Pause(var timer) ? Stream.of(timer) : Stream.empty();
        }
    }

    /** It ended well (DBSS-8). */
    record Up() implements Background {}

    /** It ended badly (DBSS-8). */
    record Down(String reason) implements Background {}

    /**
     * How often a new boot was tried.
     *
     * @param attempt counts from 1; executors take turns
     * @param until how long a host that is gone is waited for
     * @param woken whether it was found on once
     */
    record Tries(int attempt, Instant until, boolean woken) {
        Tries next() {
            return new Tries(attempt + 1, until, woken);
        }

        Tries hostOn() {
            return new Tries(attempt + 1, until, true);
        }
    }

    /** What the job begins with. */
    enum First {
        /** Restart the daemons that were bad (DBSS-6). */
        DAEMONS,
        /** See what is bad: another holder knew. */
        LOOK,
        /** Restart the server, or judge whether it restarts by itself (DBSS-6, DBSS-7). */
        SERVER
    }

    /** What is waited for. */
    enum Goal {
        /** Taken over: what is bad is not recorded, so it is looked at once. */
        LOOK,
        /** Network trouble: does it answer again by itself? */
        JUDGE,
        /** It restarts by itself; its services are waited for. */
        SERVICES,
        /** Service trouble: the server was restarted. */
        RESTART,
        /** Network trouble: it was forced on. */
        FORCE_ON,
        /** An operator wants it back. */
        RETURN
    }

    /** One look. */
    sealed interface Poll {
        /** Until the next. */
        record Pause(String timer) implements Poll {}

        /** It is brought back on the network, without its VIPs. */
        record Connecting(String command) implements Poll {}

        /** Is it well? */
        record Examining(String examination) implements Poll {}
    }
}
