package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.DaemonName;
import java.util.List;
import java.util.Optional;

/**
 * One service daemon and how a client would speak to it (DBSS-3).
 *
 * @param name the daemon's name, by which it is restarted
 * @param protocol what is said to it
 * @param port where it listens; 0 for a command
 * @param path of an HTTP request, or the URL asked of a proxy; else {@code /}
 * @param command the program and its arguments, run on the examining member, never by a shell; only
 *     for {@link Protocol#COMMAND}. {@code {ip}} in an argument becomes the examined address
 */
public record ServiceDefinition(
        DaemonName name, Protocol protocol, int port, Optional<String> path, List<String> command) {

    public ServiceDefinition {
        command = command == null ? List.of() : List.copyOf(command);
    }

    /** What an examination says and expects (DBSS-3). */
    public enum Protocol {
        /** A connection is accepted. */
        TCP,
        /** A status below 500 comes back. */
        HTTP,
        /** A proxy fetches the path's URL with a status below 500. */
        HTTP_PROXY,
        /** A greeting with 220. */
        SMTP,
        /** A greeting {@code * OK} or {@code * PREAUTH}. */
        IMAP,
        /** A greeting with 220. */
        FTP,
        /** A greeting {@code SSH-}. */
        SSH,
        /** A program ends with exit code 0. */
        COMMAND
    }
}
