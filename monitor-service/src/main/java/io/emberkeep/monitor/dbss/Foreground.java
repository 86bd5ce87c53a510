package io.emberkeep.monitor.dbss;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The job that recovers the function (DBSS-5). */
public sealed interface Foreground {

    /** Names of the timers that it waits for. */
    default Stream<String> timers() {
        return Stream.empty();
    }

    /** Whether the function will not be worked on any more, so that the end may come. */
    default boolean over() {
        return switch (this) {
            case Recovered(), NotNeeded() -> true;
            case Uncovered(_, var question) -> question.isEmpty();
            case StandingDown _,
                    RestoringVips _,
                    CheckingVips _,
                    Begin _,
                    AwaitingDaemon _,
                    Fencing _,
                    AskingFence _,
                    FenceDelayed _,
                    PoweringOff _,
                    StartingStandby _,
                    SettingVips _ ->
                    false;
        };
    }

    /** An earlier holder's unfinished work is stopped first. @param awaited commands and what they are about */
    record StandingDown(Map<String, Look> awaited) implements Foreground {
        public StandingDown {
            awaited = Map.copyOf(awaited);
        }

        /** Whether it is the target's or the standby's, and how often it was tried. */
        public record Look(boolean target, int attempt) {}
    }

    /** Only VIPs do not answer: they are set again. */
    record RestoringVips(String command, int attempt) implements Foreground {}

    /** Do they answer now? */
    record CheckingVips(String examination) implements Foreground {}

    /** What comes before the two jobs is through: they may begin (DBSS-5). */
    record Begin() implements Foreground {}

    /** Policy restart-first: the daemon's restart may be enough (DBSS-6). */
    record AwaitingDaemon() implements Foreground {}

    /**
     * The old holder is made unable to answer on the VIPs (DESIGN rule 9).
     *
     * @param until how long its host's fencing may be waited for; none before it was asked for
     */
    record Fencing(String command, int attempt, Optional<Instant> until) implements Foreground {}

    /** May the silent host be powered off? @param why it must be */
    record AskingFence(String question, String why, Instant until) implements Foreground {}

    /** Not yet: others on the host are not confirmed. */
    record FenceDelayed(String timer, String why, Instant until) implements Foreground {
        @Override
        public Stream<String> timers() {
            return Stream.of(timer);
        }
    }

    /** The silent host is powered off. */
    record PoweringOff(String command, int attempt, String why) implements Foreground {}

    /** The standby is resumed (DBSS-9). */
    record StartingStandby(String command, int attempt) implements Foreground {}

    /** The VIPs are set on the standby and announced. */
    record SettingVips(String command, int attempt) implements Foreground {}

    /**
     * No standby, for now or for good (DBSS-12).
     *
     * @param forGood whether it is not asked for again: there is none, or it failed
     * @param question to the SIF, whether the standby is free now
     */
    record Uncovered(boolean forGood, Optional<String> question) implements Foreground {}

    /** The standby serves. */
    record Recovered() implements Foreground {}

    /** The target itself serves: nothing had to be taken over. */
    record NotNeeded() implements Foreground {}
}
