package io.emberkeep.experiments.catalog;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The settings and machines of the papers (SPEC section 7), and the fast ones. */
final class Setups {

    /** A server that fails in every run is not held for it. */
    private static final Map<String, Object> FLAPPING = Map.of("failovers", 1000, "within", "1h");

    private static final Duration R_START = Duration.ofMillis(31_070);

    /** R's log has its machine answer that much sooner than what R gives as the start time. */
    private static final Duration R_START_SEEN = Duration.ofMillis(28_350);

    private static final Duration P_START = Duration.ofMillis(44_300);
    private static final Duration P_RESTART = Duration.ofMillis(56_400);

    private Setups() {}

    /** Paper R: the target server is restarted, the backup started beside it. */
    static Setup r() {
        return new Setup(
                papers(
                        Map.of(
                                "maximumRestartWait", Duration.ofSeconds(50),
                                "repair", "server",
                                "failover", "failover-first")),
                Map.of("vmBoot", R_START, "vmResume", Duration.ofMillis(1_520)));
    }

    /** Paper R's machines, started as its log shows it. */
    static Setup rStartSeen() {
        return r().with("vmBoot", R_START_SEEN);
    }

    /** Paper P: the daemon is restarted first, and the backup started only if that does not help. */
    static Setup p() {
        return new Setup(
                papers(
                        Map.of(
                                "maximumRestartWait", Duration.ofSeconds(105),
                                "repair", "daemon-then-server",
                                "failover", "restart-first",
                                // P's standby takes longer to resume than a command may by default.
                                "commandDeadline", "8s",
                                "lease", "20s")),
                Map.of(
                        "vmBoot", P_START,
                        "vmResume", Duration.ofMillis(5_200),
                        // P gives none; its row S1t leaves no more for each.
                        "answerWeb", Duration.ofMillis(100),
                        "answerFtp", Duration.ofMillis(20),
                        "answerMail", Duration.ofMillis(100)));
    }

    /** Paper P, where a server restarts. */
    static Setup pRestart() {
        return p().with("vmBoot", P_RESTART);
    }

    /** A standby that resumes at once. */
    static Setup resumingAtOnce(Setup setup) {
        return setup.with("vmResume", Duration.ofMillis(5));
    }

    /** The fast settings of docs/settings.md; what follows the takeover is as short as it can be. */
    static Setup fast() {
        return new Setup(
                Map.of(
                        "interval", Duration.ofMillis(400),
                        "networkTimeout", Duration.ofMillis(75),
                        "serviceTimeout", Duration.ofMillis(125),
                        "maximumRestartWait", Duration.ofSeconds(2),
                        "daemonRestartWait", Duration.ofMillis(500),
                        "recoveryPoll", Duration.ofMillis(250),
                        "flapping", FLAPPING),
                Map.of(
                        "vmBoot", Duration.ofMillis(500),
                        "vmResume", Duration.ofMillis(5),
                        "answerWeb", Duration.ofMillis(5),
                        "answerFtp", Duration.ofMillis(5),
                        "answerMail", Duration.ofMillis(5)));
    }

    private static Map<String, Object> papers(Map<String, Object> policy) {
        var all = new TreeMap<>(policy);
        all.put("interval", Duration.ofSeconds(10));
        all.put("networkTimeout", Duration.ofSeconds(2));
        all.put("serviceTimeout", Duration.ofSeconds(3));
        all.put("daemonRestartWait", Duration.ofSeconds(2));
        // Ours to choose: how often the background job looks is in no paper.
        all.put("recoveryPoll", Duration.ofMillis(250));
        all.put("flapping", FLAPPING);
        return all;
    }
}
