package io.emberkeep.contract.signal;

/** The steps of a recovery as they are logged (DBSS-13); the names are public and stable. */
public enum Step {
    /** The first bad examination ended (DBSS-4). */
    DETECTED,
    /** The re-examination was bad too (DBSS-4). */
    CONFIRMED,
    /** The re-examination was good: no trouble. */
    RELAXED,
    /** The SIF granted the incident (DESIGN rule 2). */
    CLAIMED,
    /** Another member's unfinished work was stopped (DESIGN rule 4). */
    TAKEN_OVER,
    /** The SIF said wait, until a time. */
    TOLD_TO_WAIT,
    /** Nothing is done, for a reason; with what would have been done. */
    REFUSED,
    /** The group's standby is taken (DBSS-12). */
    NOT_COVERED,
    /** The standby became free (DBSS-12). */
    COVERED,
    /** A missing VIP was set on the target again. */
    VIPS_RESTORED,
    /** The old holder cannot answer on the VIPs; the detail is the means (DESIGN rule 9). */
    OLD_HOLDER_OFF,
    /** It is not on its host, or that is off; it may be on another, which is asked next. */
    OLD_HOLDER_SOUGHT,
    /** It could not be confirmed, and the policy is best-effort. */
    OLD_HOLDER_UNCONFIRMED,
    /** The silent host was powered off and confirmed. */
    HOST_FENCED,
    /** The standby runs. */
    STANDBY_STARTED,
    /** The VIPs are set on the standby and announced: function recovered. */
    VIPS_SET,
    /** The background job started. */
    BACKGROUND_STARTED,
    /** The daemon was restarted (DBSS-6). */
    DAEMON_RESTARTED,
    /** The target server was restarted (DBSS-6). */
    TARGET_RESTARTED,
    /** The target was restarting by itself, or not (DBSS-7). */
    RESTART_JUDGED,
    /** The host was woken or powered on (DBSS-7). */
    HOST_WOKEN,
    /** The target was forced on (DBSS-7). */
    FORCED_ON,
    /** The target is on the network again, without the VIPs. */
    RECONNECTED,
    /** The background job ended well (DBSS-8). */
    UP,
    /** The background job ended badly (DBSS-8). */
    DOWN,
    /** The VIPs were taken from the standby. */
    STANDBY_RELEASED,
    /** The VIPs are on the target again. */
    VIPS_RETURNED,
    /** The standby waits again (DBSS-9). */
    STANDBY_SUSPENDED,
    /** The target serves again. */
    TARGET_RECOVERED,
    /** The standby went to the target's host (DBSS-10). */
    STANDBY_MIGRATED,
    /** The standby stays where it is (DBSS-10). */
    STANDBY_STAYS,
    /** The target was given up (DBSS-8). */
    GIVEN_UP,
    /** The target is held on its standby (DBSS-15). */
    HELD,
    /** An executor did not do what was wanted; the detail says what. */
    COMMAND_FAILED
}
