package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.cli.view.ChangesView;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code emberkeep inventory}. */
@Command(
        name = "inventory",
        description = "Checks, compares or applies the description of a pool.",
        synopsisSubcommandLabel = "(check | diff | apply)",
        footer = {
            "",
            "FILE is an inventory (docs/inventory.md), or one of the papers' .dat files; DIRECTORY has"
                    + " one inventory or several .dat files."
        })
public final class InventoryCommand implements Runnable {

    private static final String WHAT = "FILE|DIRECTORY";

    @ParentCommand private Emberkeep root;
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "Say what to do: check, diff or apply.");
    }

    @Command(
            name = "check",
            description = "Names every fault, each with its line. Needs no running system.")
    int check(@Parameters(paramLabel = WHAT) Path path) {
        var inventory = read(path);
        root.surroundings()
                .out()
                .printf(
                        "%s is good: pool %s, %d hosts, %d groups, %d servers, %d standbys.%n",
                        path,
                        inventory.pool(),
                        inventory.hosts().size(),
                        inventory.groups().size(),
                        inventory.servers().stream().filter(one -> !one.isStandby()).count(),
                        inventory.servers().stream().filter(one -> one.isStandby()).count());
        return ExitCode.OK;
    }

    @Command(name = "diff", description = "Shows what applying it would change.")
    int diff(@Parameters(paramLabel = WHAT) Path path) {
        var changes = changes(Session.of(root), text(path, read(path)));
        show(changes, "Nothing would change.");
        return ExitCode.OK;
    }

    @Command(
            name = "apply",
            description =
                    "Applies it, and shows the difference first. A second time changes nothing.")
    int apply(@Parameters(paramLabel = WHAT) Path path) {
        var yaml = text(path, read(path));
        var session = Session.of(root);
        var changes = changes(session, yaml);
        show(changes, "");
        var applied = session.sif().sendYaml("PUT", "/api/v1/inventory", yaml, session.operator());
        var sentence =
                changed(applied.path("changed"))
                        ? "Applied: pool %s is at revision %s now.%n"
                        : "Nothing changed: pool %s stays at revision %s.%n";
        root.surroundings()
                .out()
                .printf(sentence, applied.path("pool").asText(), applied.path("revision").asText());
        return ExitCode.OK;
    }

    private static boolean changed(JsonNode changed) {
        return changed.isBoolean() ? changed.asBoolean() : !changed.isEmpty();
    }

    private static JsonNode changes(Session session, String yaml) {
        return session.sif()
                .sendYaml("POST", "/api/v1/inventory/diff", yaml, session.operator())
                .path("changes");
    }

    private void show(JsonNode changes, String ifNone) {
        var text = ChangesView.text(changes, root.surroundings().terminal());
        if (!text.isEmpty()) {
            root.surroundings().out().print(text);
        } else if (!ifNone.isEmpty()) {
            root.surroundings().out().println(ifNone);
        }
    }

    /** Reads it here, so that each fault has the user's file and line. */
    private Inventory read(Path path) {
        var result = InventoryFile.readPath(path);
        result.warnings()
                .forEach(warning -> root.surroundings().err().println("warning: " + warning));
        if (!result.faults().isEmpty()) {
            var sentence = new StringBuilder();
            result.faults().forEach(fault -> sentence.append(fault).append('\n'));
            sentence.append(
                    "%d %s: nothing was changed."
                            .formatted(
                                    result.faults().size(),
                                    result.faults().size() == 1 ? "fault" : "faults"));
            throw CliException.refused(sentence.toString());
        }
        return result.inventory().orElseThrow();
    }

    /** As it is sent: the file itself if it is YAML, so that its lines stay; else what it says. */
    private static String text(Path path, Inventory inventory) {
        var name = path.getFileName() == null ? "" : path.getFileName().toString();
        try {
            return Files.isRegularFile(path) && name.matches(".*\\.ya?ml")
                    ? Files.readString(path)
                    : InventoryFile.write(inventory);
        } catch (IOException unreadable) {
            throw CliException.failed(
                    "%s cannot be read: %s".formatted(path, unreadable.getMessage()));
        }
    }
}
