package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.inventory.Section.Entry;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads {@code services:} in each form that a person may choose: {@code [dovecot, postfix]} with their
 * usual protocols and ports, {@code httpd: 8080}, or {@code httpd: {protocol: http, port: 8080}}.
 */
final class ServicesReader {

    static final Set<String> KEYS = Set.of("protocol", "port", "path", "command");

    private final Faults faults;

    ServicesReader(Faults faults) {
        this.faults = faults;
    }

    /**
     * The daemons in their order; none if one of them was bad.
     *
     * @param owner what a sentence calls the server or group: {@code server W1}
     */
    Optional<List<Located<ServiceDefinition>>> read(String owner, Entry services) {
        if (services.isEmpty()) {
            faults.add(services.place(), "services of %s has no value".formatted(owner));
            return Optional.empty();
        }
        var read = new ArrayList<Optional<Located<ServiceDefinition>>>();
        if (services.node() instanceof MappingNode) {
            for (var one : Section.entries("services of " + owner, services, faults)) {
                read.add(service(owner, one));
            }
        } else {
            for (var name : names(owner, services)) {
                read.add(usual(owner, name));
            }
        }
        return read.stream().allMatch(Optional::isPresent)
                ? Optional.of(read.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    /** A list of names, or blank-separated ones as in the papers. */
    private List<Located<String>> names(String owner, Entry services) {
        var nodes =
                services.node() instanceof SequenceNode sequence
                        ? sequence.getValue()
                        : List.of(services.node());
        var names = new ArrayList<Located<String>>();
        for (var node : nodes) {
            var place = Section.placeOf(services.place().file(), node);
            if (node instanceof ScalarNode scalar) {
                Stream.of(scalar.getValue().strip().split("\\s+"))
                        .forEach(name -> names.add(new Located<>(name, place)));
            } else {
                faults.add(
                        place,
                        "services of %s: a list holds only daemons' names; for ports and protocols write «daemon: port» lines instead"
                                .formatted(owner));
            }
        }
        return names;
    }

    private Optional<Located<ServiceDefinition>> usual(String owner, Located<String> name) {
        return daemon(owner, name)
                .flatMap(
                        daemon -> {
                            var usual = Daemons.usual(daemon);
                            if (usual.isEmpty()) {
                                unknownDaemon(owner, name);
                            }
                            return usual.map(service -> new Located<>(service, name.place()));
                        });
    }

    private Optional<Located<ServiceDefinition>> service(String owner, Entry entry) {
        var name = new Located<>(entry.key(), entry.place());
        var daemon = daemon(owner, name);
        if (daemon.isEmpty()) {
            return Optional.empty();
        }
        if (entry.isEmpty()) {
            return usual(owner, name);
        }
        if (entry.node() instanceof ScalarNode scalar) {
            return shortForm(owner, name, daemon.get(), scalar.getValue().strip());
        }
        return longForm(
                Section.of(entry.key() + " of " + owner, entry, KEYS, faults), daemon.get());
    }

    private Optional<Located<ServiceDefinition>> shortForm(
            String owner, Located<String> name, DaemonName daemon, String port) {
        var protocol = Daemons.protocolOf(daemon.value());
        if (protocol.isEmpty()) {
            unknownDaemon(owner, name);
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Located<>(
                            new ServiceDefinition(
                                    daemon,
                                    protocol.get(),
                                    port(port),
                                    Optional.empty(),
                                    List.of()),
                            name.place()));
        } catch (IllegalArgumentException bad) {
            faults.add(
                    name.place(),
                    "port of %s of %s: %s".formatted(daemon, owner, bad.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Located<ServiceDefinition>> longForm(Section section, DaemonName daemon) {
        var found = faults.count();
        var protocol =
                section.entry("protocol").isPresent()
                        ? section.value("protocol", text -> Words.choice(Protocol.class, text))
                                .map(Located::value)
                        : Daemons.protocolOf(daemon.value());
        var port = section.value("port", ServicesReader::port);
        var path = section.text("path");
        var command = section.values("command", text -> text);
        if (protocol.isEmpty() && section.entry("protocol").isEmpty()) {
            faults.add(
                    section.place(),
                    "%s: its protocol is not known by its name; say protocol: tcp, http, http-proxy, smtp, imap, ftp, ssh or command"
                            .formatted(section.title()));
        }
        protocol.ifPresent(spoken -> check(section, spoken, port.isPresent(), path, command));
        if (faults.count() > found) {
            return Optional.empty();
        }
        var service =
                new ServiceDefinition(
                        daemon,
                        protocol.orElseThrow(),
                        port.map(Located::value)
                                .orElse(Daemons.defaultPort(protocol.orElseThrow()).orElse(0)),
                        path.map(Located::value),
                        command.stream().map(Located::value).toList());
        return Optional.of(new Located<>(service, section.place()));
    }

    /** What belongs together: a command with its protocol, a path with HTTP, a port with TCP. */
    private void check(
            Section section,
            Protocol protocol,
            boolean hasPort,
            Optional<Located<String>> path,
            List<Located<String>> command) {
        var title = section.title();
        if (protocol == Protocol.COMMAND && section.entry("command").isEmpty()) {
            faults.add(section.place(), "%s has no command to run".formatted(title));
        }
        if (protocol == Protocol.COMMAND && hasPort) {
            faults.add(section.place(), "%s: a command has no port".formatted(title));
        }
        if (protocol != Protocol.COMMAND && !command.isEmpty()) {
            faults.add(
                    section.place(),
                    "%s: a command is only run with protocol: command".formatted(title));
        }
        if (protocol == Protocol.TCP && section.entry("port").isEmpty()) {
            faults.add(
                    section.place(), "%s has no port, and tcp has no usual one".formatted(title));
        }
        path.ifPresent(given -> checkPath(title, protocol, given));
    }

    private void checkPath(String title, Protocol protocol, Located<String> path) {
        switch (protocol) {
            case HTTP -> {
                if (!path.value().startsWith("/")) {
                    faults.add(
                            path.place(),
                            "path of %s: «%s» does not begin with /"
                                    .formatted(title, path.value()));
                }
            }
            case HTTP_PROXY -> {
                if (!path.value().startsWith("http://")) {
                    faults.add(
                            path.place(),
                            "path of %s: «%s» is no http:// address to ask the proxy for"
                                    .formatted(title, path.value()));
                }
            }
            case TCP, SMTP, IMAP, FTP, SSH, COMMAND ->
                    faults.add(
                            path.place(),
                            "path of %s: only http and http-proxy have one".formatted(title));
        }
    }

    private Optional<DaemonName> daemon(String owner, Located<String> name) {
        try {
            return Optional.of(new DaemonName(name.value()));
        } catch (IllegalArgumentException bad) {
            faults.add(name.place(), "services of %s: %s".formatted(owner, bad.getMessage()));
            return Optional.empty();
        }
    }

    private void unknownDaemon(String owner, Located<String> name) {
        faults.add(
                name.place(),
                "services of %s: how to examine «%s» is not known by its name; write «%s: {protocol: tcp, port: …}» (known by name: %s)"
                        .formatted(owner, name.value(), name.value(), Daemons.known()));
    }

    static int port(String text) {
        if (!text.matches("\\d{1,5}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException(
                    "«%s» is no port between 1 and 65535".formatted(text));
        }
        return Integer.parseInt(text);
    }
}
