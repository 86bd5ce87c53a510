package io.emberkeep.experiments.catalog;

import io.emberkeep.experiments.catalog.Experiment.Moment;
import io.emberkeep.experiments.client.ClientKind;
import io.emberkeep.experiments.result.Figure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two or three servers fail at once, each of a service group of its own. */
final class Pairs {

    private static final String R = "R";
    private static final String P2P = "P2P of R";
    private static final String P = "P";
    private static final int RUNS = 10;

    private Pairs() {}

    static List<Experiment> all() {
        return List.of(
                r("St+St", ftpStops(), webStops(), 5.39, 5.46, 5.18, 5.19),
                r("St+Nt", ftpStops(), Strike.shutdown("W1"), 5.19, 5.31, 4.06, 4.11),
                r("Nt+St", Strike.shutdown("F1"), webStops(), 4.06, 4.20, 5.12, 5.21),
                r("Nt+Nt", Strike.shutdown("F1"), Strike.shutdown("W1"), 4.21, 4.54, 4.07, 4.14),
                several(
                        "Nt+Nt+Nt",
                        "R: the mail, the FTP and the web server are shut down at once",
                        Stream.of("M1", "F1", "W1").map(Strike::shutdown).toList(),
                        Setups.rStartSeen(),
                        three(R, "M1", 4.44, 11.73),
                        three(R, "F1", 4.06, 11.30),
                        three(R, "W1", 4.26, 11.52),
                        three(P2P, "M1", 4.30, 11.44),
                        three(P2P, "F1", 4.23, 15.77),
                        three(P2P, "W1", 4.15, 11.26)),
                p(
                        "S2t+S2t",
                        List.of(Strike.breaking("M1", "postfix"), Strike.breaking("F1", "vsftpd")),
                        Setups.pRestart(),
                        two("M1", 11.0, 63.5),
                        two("F1", 11.3, 65.0)),
                p(
                        "N1t+N1t",
                        List.of(Strike.restart("M1"), Strike.restart("F1")),
                        Setups.pRestart(),
                        two("M1", 9.7, 53.2),
                        two("F1", 8.7, 53.8)),
                p(
                        "N2t+N2t",
                        List.of(Strike.shutdown("M1"), Strike.shutdown("F1")),
                        Setups.p(),
                        two("M1", 9.5, 154.9),
                        two("F1", 9.4, 155.3)));
    }

    private static Strike ftpStops() {
        return Strike.stop("F1", "vsftpd");
    }

    private static Strike webStops() {
        return Strike.stop("W1", "httpd");
    }

    private static Experiment r(
            String name, Strike ftp, Strike web, double f, double fP2p, double w, double wP2p) {
        return several(
                name,
                "R: faults of the FTP and the web server at once",
                List.of(ftp, web),
                Setups.rStartSeen(),
                Paper.function(R, "F1", f),
                Paper.function(P2P, "F1", fP2p),
                Paper.function(R, "W1", w),
                Paper.function(P2P, "W1", wP2p));
    }

    private static Experiment p(String name, List<Strike> strikes, Setup setup, Paper... papers) {
        return several(
                name, "P: faults of the mail and the FTP server at once", strikes, setup, papers);
    }

    private static Paper two(String target, double function, double recovery) {
        return new Paper(
                P,
                target,
                Map.of(Figure.FUNCTION_RECOVERY, function, Figure.TARGET_RECOVERY, recovery));
    }

    private static Paper three(String paper, String target, double function, double client) {
        return new Paper(
                paper, target, Map.of(Figure.FUNCTION_RECOVERY, function, Figure.CLIENT, client));
    }

    private static Experiment several(
            String name, String about, List<Strike> strikes, Setup setup, Paper... papers) {
        return new Experiment(
                name,
                about,
                strikes,
                Moment.MIDDLE,
                setup,
                List.of(ClientKind.ONCE_A_SECOND),
                List.of(papers),
                List.of(),
                RUNS);
    }
}
