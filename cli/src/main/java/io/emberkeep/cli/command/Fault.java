package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Rest;
import io.emberkeep.cli.rest.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep fault}: breaks the testbed's machines, never real ones. */
@Command(
        name = "fault",
        description = "Makes something fail in the testbed, or mends it.",
        footer = {
            "",
            "  stop-service W1 httpd    the daemon has stopped",
            "  break-service W1 httpd   it cannot be restarted either, until the server boots anew",
            "  crash W1                 the kernel is dead: silent, and its hypervisor sees no trouble",
            "  restart W1               it reboots by itself",
            "  shutdown W1              it is off",
            "  freeze W1                accepts connections and never answers",
            "  break W1                 destroyed; does not boot to an end until it is mended",
            "  cut-network W1|RS1       alive and silent",
            "  cut-control RS1          the host's power control is silent",
            "  power-off RS2            the host loses its power, its servers with it",
            "  clear [W1|RS1]           mends that one, or everything",
        })
public final class Fault implements Callable<Integer> {

    private static final String CLEAR = "clear";

    @ParentCommand private Emberkeep root;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            completionCandidates = Kinds.class,
            description = "What fails; see below.")
    private String kind;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Which server or host.")
    private Optional<String> name = Optional.empty();

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "DAEMON",
            description = "Which daemon, for those about one.")
    private Optional<String> daemon = Optional.empty();

    /** All kinds. */
    static final class Kinds extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Kinds() {
            super(
                    List.of(
                            "stop-service",
                            "break-service",
                            "crash",
                            "restart",
                            "shutdown",
                            "freeze",
                            "break",
                            "cut-network",
                            "cut-control",
                            "power-off",
                            CLEAR));
        }
    }

    @Override
    public Integer call() {
        check();
        var testbed = Session.of(root).testbed();
        var done = kind.equals(CLEAR) ? clear(testbed) : strike(testbed);
        root.surroundings().out().println(done);
        return ExitCode.OK;
    }

    private void check() {
        if (!new Kinds().contains(kind)) {
            throw CliException.usage(
                    "There is no fault %s; there are %s."
                            .formatted(kind, String.join(", ", new Kinds())));
        }
        if (kind.equals(CLEAR)) {
            return;
        }
        if (name.isEmpty()) {
            throw CliException.usage(
                    "Say of which machine: ./emberkeep fault %s NAME.".formatted(kind));
        }
        if (kind.endsWith("-service") != daemon.isPresent()) {
            throw CliException.usage(
                    daemon.isPresent()
                            ? "%s is not about a daemon.".formatted(kind)
                            : "Say which daemon: ./emberkeep fault %s %s DAEMON."
                                    .formatted(kind, name.get()));
        }
    }

    private String strike(Rest testbed) {
        var fault = JsonNodeFactory.instance.objectNode();
        fault.put("kind", kind);
        fault.put("name", name.orElseThrow());
        daemon.ifPresent(one -> fault.put("daemon", one));
        return testbed.send("POST", "/faults", fault, "operator").path("done").asText("Done.");
    }

    private String clear(Rest testbed) {
        var query = name.map(one -> "?name=" + Rest.step(one)).orElse("");
        return testbed.send("DELETE", "/faults" + query, "operator").path("done").asText("Done.");
    }
}
