package io.emberkeep.launcher.part;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.process.Signal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One process of the system, as it is started.
 *
 * @param id its name
 * @param ports the TCP ports it needs, the first being the one it is known by
 * @param wakePort the UDP port it needs, if it does
 * @param needs what must be healthy before it starts
 * @param program whether its program is there; asked before anything is started
 * @param preparation what is done before each start
 * @param command the program and its arguments
 * @param environment added to the launcher's own
 * @param readiness when it is healthy
 * @param url where it serves HTTP, if it does
 * @param stopSignal stops it in order
 * @param service stops before everything that is not: first the services, then what they stand on
 */
public record Part(
        PartId id,
        List<Integer> ports,
        Optional<Integer> wakePort,
        Set<PartId> needs,
        Program program,
        Preparation preparation,
        Command command,
        Map<String, String> environment,
        Readiness readiness,
        Optional<URI> url,
        Signal stopSignal,
        boolean service) {

    public Part {
        ports = List.copyOf(ports);
        needs = Set.copyOf(needs);
        environment = Map.copyOf(environment);
    }

    /** Whether a program is there. */
    @FunctionalInterface
    public interface Program {
        /** Of parts that come with the launcher. */
        Program OURS = () -> {};

        /** @throws LaunchException with a sentence for the user, if it is not */
        void check() throws LaunchException;
    }

    /** What is done before each start. */
    @FunctionalInterface
    public interface Preparation {
        /** @throws LaunchException with a sentence for the user */
        void prepare() throws LaunchException, InterruptedException;
    }

    /** The program and its arguments, made when it is started. */
    @FunctionalInterface
    public interface Command {
        /** @throws LaunchException if the program is not there */
        List<String> line() throws LaunchException;
    }
}
