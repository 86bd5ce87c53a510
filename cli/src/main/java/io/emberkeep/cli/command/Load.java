package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Rest;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.cli.view.Format;
import io.emberkeep.cli.view.LoadView;
import io.emberkeep.contract.inventory.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep load}: what clients ask of the testbed's servers, never of real ones. */
@Command(
        name = "load",
        description = "Shows how busy the testbed's servers are, or lets clients ask more or less.",
        footer = {
            "",
            "  load                             what is asked, and how busy each server is",
            "  load Web 15%%                     of what Web's ordinary servers can do together",
            "  load Web --profile FILE          a day: lines of HH:MM,percent",
            "  load --profile FILE              of several groups: first a line as time,Web,Mail",
            "  load --profile FILE --speed 60   a day in 24 minutes",
            "",
            "A profile's 00:00 is when it is given. From one time to the next the load changes evenly, and",
            "after its last it leads to its first and begins anew. More than 100%% is more than there is.",
        })
public final class Load implements Callable<Integer> {

    private static final double FASTEST = 1_000_000;

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();
    @Mixin private OutputOption output = new OutputOption();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "GROUP",
            description = "Of which service group it is asked.")
    private Optional<String> group = Optional.empty();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PERCENT",
            description = "How much: 0 to 1000.")
    private Optional<String> percent = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "A load that changes over the day, as CSV; see below.")
    private Optional<Path> profile = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "By which a profile's time runs faster. Default: 1.")
    private Optional<Double> speed = Optional.empty();

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Writes the loads that were measured to a file, for what-if.")
    private Optional<Path> export = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            description =
                    "Of --export: from how long ago on. Default: 24h, which is all that is kept.")
    private Optional<String> since = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        check();
        if (export.isPresent()) {
            return export(export.get());
        }
        var text = profile.map(this::follow).or(() -> percent.map(this::ask)).orElseGet(this::show);
        root.surroundings().out().print(text);
        root.surroundings().out().flush();
        return ExitCode.OK;
    }

    private int export(Path file) throws InterruptedException {
        var session = Session.of(root);
        var ago = Duration.ofDays(1);
        try {
            ago = since.map(Durations::parse).orElse(ago);
        } catch (IllegalArgumentException wrong) {
            throw CliException.usage(wrong.getMessage() + ".");
        }
        var written =
                KeptLoads.write(
                        session.run().kafka(),
                        session.pool(pool.named()),
                        ago,
                        file,
                        root.surroundings());
        root.surroundings().out().printf("%d messages are in %s.%n", written, file);
        return ExitCode.OK;
    }

    private void check() {
        if (export.isPresent() && (group.isPresent() || profile.isPresent())) {
            throw CliException.usage("Give either --export or a load, not both.");
        }
        if (since.isPresent() && export.isEmpty()) {
            throw CliException.usage("--since is of --export: give --export FILE too.");
        }
        if (profile.isPresent() && percent.isPresent()) {
            throw CliException.usage("Give either a load or a profile, not both.");
        }
        if (profile.isEmpty() && group.isPresent() && percent.isEmpty()) {
            throw CliException.usage(
                    "Say how much is asked of %s: ./emberkeep load %s 15%%."
                            .formatted(group.get(), group.get()));
        }
        if (profile.isEmpty() && speed.isPresent()) {
            throw CliException.usage("--speed is of a profile: give --profile FILE too.");
        }
        if (speed.filter(wanted -> !(wanted > 0 && wanted <= FASTEST)).isPresent()) {
            throw CliException.usage(
                    "--speed must be above 0 and at most 1000000, and was %s."
                            .formatted(speed.get()));
        }
    }

    private String show() {
        var loads = LoadView.json(testbed().get("/loads"));
        return output.format() == Format.TABLE
                ? LoadView.table(loads, root.surroundings().terminal())
                : output.format().write(loads);
    }

    private String ask(String wanted) {
        var body = JsonNodeFactory.instance.objectNode();
        try {
            body.put("percent", Percentage.of(wanted));
        } catch (IllegalArgumentException wrong) {
            throw CliException.usage(wrong.getMessage() + ".");
        }
        return put(testbed(), Rest.step(group.orElseThrow()), body);
    }

    /** All of the file's groups, or none: a group that is not there is found before the first is set. */
    private String follow(Path file) {
        var profiles = ProfileFile.read(file, group);
        var testbed = testbed();
        var known =
                StreamSupport.stream(testbed.get("/loads").path("groups").spliterator(), false)
                        .map(one -> one.path("group").asText())
                        .toList();
        for (var name : profiles.keySet()) {
            if (!known.contains(name)) {
                throw CliException.failed(
                        "There is no service group %s; there %s."
                                .formatted(
                                        name,
                                        known.isEmpty()
                                                ? "is none"
                                                : "are " + String.join(", ", known)));
            }
        }
        var said = new StringBuilder();
        profiles.forEach(
                (name, points) ->
                        said.append(put(testbed, Rest.step(name) + "/profile", body(points))));
        return said.toString();
    }

    private ObjectNode body(List<ProfileFile.Point> points) {
        var body = JsonNodeFactory.instance.objectNode();
        var all = body.putArray("points");
        points.forEach(
                point ->
                        all.addObject()
                                .put("at", point.at().toString())
                                .put("percent", point.percent()));
        body.put("every", "PT24H");
        body.put("speed", speed.orElse(1.0));
        return body;
    }

    private static String put(Rest testbed, String path, ObjectNode body) {
        return testbed.send("PUT", "/loads/" + path, body, "operator").path("done").asText("Done.")
                + System.lineSeparator();
    }

    private Rest testbed() {
        try {
            return Session.of(root).testbed();
        } catch (IllegalArgumentException none) {
            throw CliException.failed(
                    "There is no testbed in this system: only its servers can be given a load.");
        }
    }
}
