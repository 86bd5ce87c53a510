package io.emberkeep.experiments.catalog;

import static io.emberkeep.experiments.catalog.Setups.resumingAtOnce;

import io.emberkeep.experiments.catalog.Experiment.Moment;
import io.emberkeep.experiments.client.ClientKind;
import io.emberkeep.experiments.result.Figure;
import io.emberkeep.experiments.result.Statistic;
import java.util.List;

/** One server fails. */
final class Singles {

    private static final String R = "R";
    private static final String P2P = "P2P of R";
    private static final String P = "P";
    private static final int RUNS = 10;
    private static final List<Goal> AT_ONCE =
            List.of(new Goal(Figure.TAKEOVER, Statistic.MEAN, 0.5));

    private Singles() {}

    static List<Experiment> all() {
        return List.of(
                paper(
                        "St",
                        "R: FTP stops; the server is restarted, the standby takes over at once",
                        Strike.stop("F1", "vsftpd"),
                        Setups.r(),
                        Paper.of(R, "F1", 5.07, 33.23, 10.61),
                        Paper.of(P2P, "F1", 5.24, 33.48, 10.65)),
                paper(
                        "Nt",
                        "R: the FTP server is shut down; it is started after the maximum restart wait",
                        Strike.shutdown("F1"),
                        Setups.rStartSeen(),
                        Paper.of(R, "F1", 4.05, 81.74, 11.64),
                        Paper.of(P2P, "F1", 4.13, 82.04, 11.66)),
                paper(
                        "Nt-table",
                        "R: as Nt, the machine's start time as R's table gives it (31.07 s)",
                        Strike.shutdown("F1"),
                        Setups.r(),
                        Paper.of(R, "F1", 4.05, 81.74, 11.64),
                        Paper.of(P2P, "F1", 4.13, 82.04, 11.66)),
                paper(
                        "S1t",
                        "P: the web service stops; the daemon's restart helps, no standby is started",
                        Strike.stop("W1", "httpd"),
                        Setups.p(),
                        new Paper(
                                P,
                                "W1",
                                java.util.Map.of(Figure.TARGET_RECOVERY, 3.2, Figure.CLIENT, 9.2))),
                paper(
                        "S2t",
                        "P: the web service breaks; the daemon's restart does not help, the server's does",
                        Strike.breaking("W1", "httpd"),
                        Setups.pRestart(),
                        Paper.of(P, "W1", 9.3, 63.3, 15.8)),
                paper(
                        "N1t",
                        "P: the web server restarts by itself",
                        Strike.restart("W1"),
                        Setups.pRestart(),
                        Paper.of(P, "W1", 8.4, 53.6, 15.5)),
                paper(
                        "N2t",
                        "P: the web server is shut down; it is started after the maximum restart wait",
                        Strike.shutdown("W1"),
                        Setups.p(),
                        Paper.of(P, "W1", 8.3, 154.8, 15.4)),
                atOnce("St-5ms", Strike.stop("F1", "vsftpd")),
                atOnce("Nt-5ms", Strike.shutdown("F1")));
    }

    private static Experiment paper(
            String name, String about, Strike strike, Setup setup, Paper... papers) {
        return new Experiment(
                name,
                about,
                List.of(strike),
                Moment.MIDDLE,
                setup,
                List.of(ClientKind.ONCE_A_SECOND),
                List.of(papers),
                List.of(),
                RUNS);
    }

    private static Experiment atOnce(String name, Strike strike) {
        return new Experiment(
                name,
                "as %s, with a standby that resumes in 5 ms".formatted(name.substring(0, 2)),
                List.of(strike),
                Moment.MIDDLE,
                resumingAtOnce(Setups.rStartSeen()),
                List.of(ClientKind.ONCE_A_SECOND),
                List.of(),
                AT_ONCE,
                RUNS);
    }
}
