package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.ServiceDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Examines one service by speaking to it as a client would (DBSS-3). */
final class ServiceExamination {

    private ServiceExamination() {}

    /** What is wrong, as a sentence; none if it is good. Never takes longer than the time given. */
    static Optional<String> examine(IpAddress ip, ServiceDefinition service, Duration atMost) {
        var deadline = Deadline.in(atMost);
        try {
            return switch (service.protocol()) {
                case TCP -> connects(ip, service, deadline);
                case HTTP -> http(ip, service, deadline, service.path().orElse("/"));
                case HTTP_PROXY ->
                        http(ip, service, deadline, service.path().orElse("http://localhost/"));
                case SMTP -> greets(ip, service, deadline, "220", "QUIT");
                case FTP -> greets(ip, service, deadline, "220", "QUIT");
                case IMAP -> greets(ip, service, deadline, "* OK|* PREAUTH", "a1 LOGOUT");
                case SSH -> greets(ip, service, deadline, "SSH-", "");
                case COMMAND -> CommandExamination.examine(ip, service, deadline);
            };
        } catch (IOException failed) {
            return Optional.of(sentence(service, failed.getMessage()));
        }
    }

    private static Optional<String> connects(
            IpAddress ip, ServiceDefinition service, Deadline deadline) throws IOException {
        Line.connect(ip, service.port(), deadline).close();
        return Optional.empty();
    }

    private static Optional<String> greets(
            IpAddress ip,
            ServiceDefinition service,
            Deadline deadline,
            String greetings,
            String goodbye)
            throws IOException {
        try (var line = Line.connect(ip, service.port(), deadline)) {
            var heard = line.hear();
            for (var greeting : greetings.split("\\|", -1)) {
                if (heard.startsWith(greeting)) {
                    leave(line, goodbye);
                    return Optional.empty();
                }
            }
            return Optional.of(
                    sentence(
                            service,
                            "it greets with %s instead of %s"
                                    .formatted(Line.quote(heard), greetings.replace("|", " or "))));
        }
    }

    /** Servers log a client that leaves without a word; whether they hear it does not matter. */
    private static void leave(Line line, String goodbye) {
        if (!goodbye.isEmpty()) {
            line.sayIfHeard(goodbye + "\r\n");
        }
    }

    private static Optional<String> http(
            IpAddress ip, ServiceDefinition service, Deadline deadline, String target)
            throws IOException {
        try (var line = Line.connect(ip, service.port(), deadline)) {
            var host = ip.value().contains(":") ? "[" + ip + "]" : ip.value();
            line.say(
                    "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUser-Agent: emberkeep\r\nConnection: close\r\n\r\n"
                            .formatted(target, host, service.port()));
            var heard = line.hear();
            if (!heard.matches("HTTP/\\d(\\.\\d)? \\d{3}( .*)?")) {
                return Optional.of(
                        sentence(
                                service,
                                "it answers with %s instead of HTTP".formatted(Line.quote(heard))));
            }
            var status = Integer.parseInt(heard.split(" ", 3)[1]);
            return status < 500
                    ? Optional.empty()
                    : Optional.of(sentence(service, "it answers with status " + status));
        }
    }

    static String sentence(ServiceDefinition service, String what) {
        return "%s (%s, port %d): %s"
                .formatted(service.name(), service.protocol(), service.port(), what);
    }
}
