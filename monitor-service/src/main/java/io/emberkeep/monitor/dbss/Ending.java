package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.id.HostId;

/** What is done once both jobs are through (DBSS-8, DBSS-10, DBSS-15). */
public sealed interface Ending {

    /** The jobs are at work. */
    record NotYet() implements Ending {}

    /** The standby gives the VIPs away. */
    record ReleasingStandby(String command, int attempt, After after) implements Ending {}

    /** Up: the target gets the VIPs back. */
    record ReturningVips(String command, int attempt) implements Ending {}

    /** Up: a standby that was migrated goes home. */
    record SendingHome(String command, int attempt) implements Ending {}

    /** The standby waits again. @param host where */
    record SuspendingStandby(String command, HostId host, int attempt, After after)
            implements Ending {}

    /** The target did not take the VIPs: surely without them it loses them again. */
    record TakingBack(String command, int attempt, String why) implements Ending {}

    /** The standby gets them again. */
    record GivingBack(String command, int attempt, String why) implements Ending {}

    /** Down: does the target's host live? */
    record ExaminingHost(String command, int attempt, String why) implements Ending {}

    /** Down: the standby goes to the target's host. */
    record MigratingStandby(String command, int attempt, String why) implements Ending {}

    /** For what the standby is let go. */
    sealed interface After {
        /** The target gets the VIPs back and serves. */
        record Serve() implements After {}

        /** The target is given up; the standby never served in its place, but may have its VIPs. */
        record GiveUp(String reason) implements After {}

        /** Nothing more may be done for the claim; an earlier holder may have used the standby. */
        record Drop(String reason) implements After {}
    }
}
