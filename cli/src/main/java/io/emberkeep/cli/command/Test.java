package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code emberkeep test}: the script does it; this is its help. */
@Command(
        name = "test",
        description = "Builds everything and runs every test of the project.",
        footer = "%nARGUMENT goes to Maven, for example: ./emberkeep test -pl contracts -am")
public final class Test implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "For Maven.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        throw CliException.usage(
                "The tests are run by the script: ./emberkeep test %s"
                        .formatted(String.join(" ", arguments))
                        .strip());
    }
}
