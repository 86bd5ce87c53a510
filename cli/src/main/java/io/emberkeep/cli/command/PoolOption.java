package io.emberkeep.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which pool is meant. */
final class PoolOption {

    @Option(
            names = "--pool",
            paramLabel = "NAME",
            description = "The pool; needed only if there are several.")
    private Optional<String> pool = Optional.empty();

    Optional<String> named() {
        return pool;
    }
}
