package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.id.HostId;

/** What is done once both jobs are through (DBSS-8, DBSS-10, DBSS-15). */
public sealed interface Ending {

    /** The jobs are at work. */
    record NotYet() implements Ending {}

    /** Up: the standby gives the VIPs away. */
    record ReleasingStandby(String command, int attempt) implements Ending {}

    /** Up: the target gets the VIPs back. */
    record ReturningVips(String command, int attempt) implements Ending {}

    /** Up: a standby that was migrated goes home. */
    record SendingHome(String command, int attempt) implements Ending {}

    /** Up: the standby waits again. @param host where */
    record SuspendingStandby(String command, HostId host, int attempt) implements Ending {}

    /** The target did not take the VIPs: surely without them it loses them again. */
    record TakingBack(String command, int attempt, String why) implements Ending {}

    /** The standby gets them again. */
    record GivingBack(String command, int attempt, String why) implements Ending {}

    /** Down: does the target's host live? */
    record ExaminingHost(String command, int attempt, String why) implements Ending {}

    /** Down: the standby goes to the target's host. */
    record MigratingStandby(String command, int attempt, String why) implements Ending {}
}
