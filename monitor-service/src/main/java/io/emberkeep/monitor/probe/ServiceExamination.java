package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.ServiceDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Examines one service by speaking to it as a client would (DBSS-3). */
final class ServiceExamination {

    private static final Pattern HTTP_STATUS = Pattern.compile("HTTP/\\d(\\.\\d)? (\\d{3})( .*)?");
    private static final int SERVER_ERROR = 500;

    private ServiceExamination() {}

    /**
     * Examines, on the loop's thread.
     *
     * @param end told on the loop's thread what is wrong, as a sentence; none if it is good. Never later than
     *     after the time given
     */
    static void examine(
            Loop loop,
            IpAddress ip,
            ServiceDefinition service,
            Duration atMost,
            Consumer<Optional<String>> end) {
        switch (service.protocol()) {
            case COMMAND -> command(loop, ip, service, atMost, end);
            case TCP -> talk(loop, ip, service, Talk.NONE, atMost, end);
            case HTTP -> talk(loop, ip, service, http(ip, service, "/"), atMost, end);
            case HTTP_PROXY ->
                    talk(loop, ip, service, http(ip, service, "http://localhost/"), atMost, end);
            case SMTP, FTP -> talk(loop, ip, service, greets("QUIT", "220"), atMost, end);
            case IMAP ->
                    talk(loop, ip, service, greets("a1 LOGOUT", "* OK", "* PREAUTH"), atMost, end);
            case SSH -> talk(loop, ip, service, greets("", "SSH-"), atMost, end);
        }
    }

    private static void talk(
            Loop loop,
            IpAddress ip,
            ServiceDefinition service,
            Talk talk,
            Duration atMost,
            Consumer<Optional<String>> end) {
        loop.visit(
                atMost,
                (deadline, ended) -> Contact.make(loop, ip, service.port(), talk, deadline, ended),
                trouble -> end.accept(trouble.map(why -> sentence(service, why))));
    }

    private static Talk greets(String goodbye, String... greetings) {
        return Talk.greeting(
                heard -> {
                    for (var greeting : greetings) {
                        if (heard.startsWith(greeting)) {
                            return Optional.empty();
                        }
                    }
                    return Optional.of(
                            "it greets with %s instead of %s"
                                    .formatted(
                                            Contact.quote(heard), String.join(" or ", greetings)));
                },
                goodbye);
    }

    private static Talk http(IpAddress ip, ServiceDefinition service, String usual) {
        var host = ip.value().contains(":") ? "[" + ip + "]" : ip.value();
        return Talk.request(
                "GET "
                        + service.path().orElse(usual)
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + ":"
                        + service.port()
                        + "\r\nUser-Agent: emberkeep\r\nConnection: close\r\n\r\n",
                ServiceExamination::status);
    }

    private static Optional<String> status(String heard) {
        var line = HTTP_STATUS.matcher(heard);
        if (!line.matches()) {
            return Optional.of(
                    "it answers with %s instead of HTTP".formatted(Contact.quote(heard)));
        }
        var status = Integer.parseInt(line.group(2));
        return status < SERVER_ERROR
                ? Optional.empty()
                : Optional.of("it answers with status " + status);
    }

    /** A program is waited for on a thread of its own. */
    private static void command(
            Loop loop,
            IpAddress ip,
            ServiceDefinition service,
            Duration atMost,
            Consumer<Optional<String>> end) {
        Thread.ofVirtual()
                .name("command " + service.name())
                .start(
                        () -> {
                            var trouble = command(ip, service, atMost);
                            loop.news(() -> end.accept(trouble));
                        });
    }

    private static Optional<String> command(
            IpAddress ip, ServiceDefinition service, Duration atMost) {
        try {
            return CommandExamination.examine(ip, service, Deadline.in(atMost));
        } catch (IOException failed) {
            return Optional.of(sentence(service, failed.getMessage()));
        } catch (RuntimeException fault) {
            return Optional.of("the examination failed: " + fault);
        }
    }

    static String sentence(ServiceDefinition service, String what) {
        return "%s (%s, port %d): %s"
                .formatted(service.name(), service.protocol(), service.port(), what);
    }
}
