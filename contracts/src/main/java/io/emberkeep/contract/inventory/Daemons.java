package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What is known of daemons by their names alone, so that the papers' data suffice (DBSS-2, DBSS-3). */
final class Daemons {

    private static final Map<String, Protocol> PROTOCOLS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("apache2", Protocol.HTTP),
                            Map.entry("dovecot", Protocol.IMAP),
                            Map.entry("exim4", Protocol.SMTP),
                            Map.entry("httpd", Protocol.HTTP),
                            Map.entry("lighttpd", Protocol.HTTP),
                            Map.entry("nginx", Protocol.HTTP),
                            Map.entry("postfix", Protocol.SMTP),
                            Map.entry("proftpd", Protocol.FTP),
                            Map.entry("pure-ftpd", Protocol.FTP),
                            Map.entry("sendmail", Protocol.SMTP),
                            Map.entry("squid", Protocol.HTTP_PROXY),
                            Map.entry("ssh", Protocol.SSH),
                            Map.entry("sshd", Protocol.SSH),
                            Map.entry("vsftpd", Protocol.FTP)));

    private Daemons() {}

    /** What the daemon of that name speaks, if it is well known. */
    static Optional<Protocol> protocolOf(String daemon) {
        return Optional.ofNullable(PROTOCOLS.get(daemon));
    }

    /** The daemon as it is usually set up, if it is well known. */
    static Optional<ServiceDefinition> usual(DaemonName daemon) {
        return protocolOf(daemon.value())
                .map(
                        protocol ->
                                new ServiceDefinition(
                                        daemon,
                                        protocol,
                                        defaultPort(protocol).orElse(0),
                                        Optional.empty(),
                                        List.of()));
    }

    /** The port that a protocol uses unless the user says otherwise; none where there is no usual one. */
    static OptionalInt defaultPort(Protocol protocol) {
        return switch (protocol) {
            case HTTP -> OptionalInt.of(80);
            case HTTP_PROXY -> OptionalInt.of(3128);
            case SMTP -> OptionalInt.of(25);
            case IMAP -> OptionalInt.of(143);
            case FTP -> OptionalInt.of(21);
            case SSH -> OptionalInt.of(22);
            case COMMAND -> OptionalInt.of(0);
            case TCP -> OptionalInt.empty();
        };
    }

    /** All well-known daemons, for a sentence. */
    static String known() {
        return String.join(", ", PROTOCOLS.keySet());
    }
}
