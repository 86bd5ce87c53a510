package io.emberkeep.testbed.model;

import java.time.Duration;

/**
 * What things take, before they are scaled. The defaults are the machines of paper R (SPEC section 7)
 * where it gives them; the others are marked as ours.
 *
 * @param scale by which every time is multiplied; 1 is real time
 * @param vmBoot a virtual server's boot (R: 14.13 s)
 * @param vmResume resuming a paused one (R: 1.52 s)
 * @param vmPause until a pause is confirmed; the guest stands still at once (ours)
 * @param vmMigration a live migration (ours)
 * @param vmMigrationStop the part of it at the end in which the guest stands still (ours)
 * @param hostBoot a host's start (R: 31.07 s)
 * @param hostResume a suspended host's way back (ours)
 * @param hostSuspend until a suspension is confirmed (ours)
 * @param hostOff until a power-off is confirmed (ours)
 * @param daemonRestart a daemon's restart (ours, after P's 3.2 s for all of it)
 * @param agentSilence after which a host says that a guest does not answer it (ours)
 * @param arpAge after which the network forgets where a silent VIP was (ours)
 * @param answerFtp until FTP answers (R: 0.02 s)
 * @param answerLogin until SSH greets (R: 0.23 s)
 * @param answerMail until SMTP or IMAP greets (R: 0.36 s)
 * @param answerProxy until an HTTP proxy answers (R: 0.36 s)
 * @param answerWeb until HTTP answers (R: 1.10 s)
 */
public record Times(
        double scale,
        Duration vmBoot,
        Duration vmResume,
        Duration vmPause,
        Duration vmMigration,
        Duration vmMigrationStop,
        Duration hostBoot,
        Duration hostResume,
        Duration hostSuspend,
        Duration hostOff,
        Duration daemonRestart,
        Duration agentSilence,
        Duration arpAge,
        Duration answerFtp,
        Duration answerLogin,
        Duration answerMail,
        Duration answerProxy,
        Duration answerWeb) {

    private static final double LONGEST_SCALE = 1000;

    /** @throws IllegalArgumentException with a sentence, for a time or scale that cannot be */
    public Times {
        if (!(scale >= 0 && scale <= LONGEST_SCALE)) {
            throw new IllegalArgumentException(
                    "The scale must be from 0 to 1000, and was " + scale + ".");
        }
        for (Duration each :
                new Duration[] {
                    vmBoot,
                    vmResume,
                    vmPause,
                    vmMigration,
                    vmMigrationStop,
                    hostBoot,
                    hostResume,
                    hostSuspend,
                    hostOff,
                    daemonRestart,
                    agentSilence,
                    arpAge,
                    answerFtp,
                    answerLogin,
                    answerMail,
                    answerProxy,
                    answerWeb
                }) {
            if (each.isNegative() || each.toHours() > 0) {
                throw new IllegalArgumentException(
                        "A time must be from 0 to one hour, and was " + each + ".");
            }
        }
        if (vmMigrationStop.compareTo(vmMigration) > 0) {
            throw new IllegalArgumentException(
                    "vmMigrationStop is a part of vmMigration and cannot be longer.");
        }
    }

    /** Paper R's machines. */
    public static Times ofPaperR(double scale) {
        return new Times(
                scale,
                Duration.ofMillis(14_130),
                Duration.ofMillis(1_520),
                Duration.ofMillis(100),
                Duration.ofMillis(900),
                Duration.ofMillis(200),
                Duration.ofMillis(31_070),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(20),
                Duration.ofMillis(20),
                Duration.ofMillis(230),
                Duration.ofMillis(360),
                Duration.ofMillis(360),
                Duration.ofMillis(1_100));
    }

    /** A time as it is now, scaled. */
    public Duration scaled(Duration time) {
        return Duration.ofNanos((long) (time.toNanos() * scale));
    }

    /** How long a daemon takes to answer, scaled; asked as a proxy it is {@link #answerProxy}. */
    public Duration answer(Protocol protocol) {
        return scaled(
                switch (protocol) {
                    case TCP -> Duration.ZERO;
                    case SMTP, IMAP -> answerMail;
                    case FTP -> answerFtp;
                    case SSH -> answerLogin;
                    case HTTP -> answerWeb;
                });
    }
}
