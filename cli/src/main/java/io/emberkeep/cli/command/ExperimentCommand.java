package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.Surroundings;
import io.emberkeep.cli.view.DayView;
import io.emberkeep.cli.view.ExperimentView;
import io.emberkeep.experiments.ExperimentException;
import io.emberkeep.experiments.catalog.Catalog;
import io.emberkeep.experiments.catalog.Experiment;
import io.emberkeep.experiments.day.DailyLoad;
import io.emberkeep.experiments.day.DayResult;
import io.emberkeep.experiments.result.Markdown;
import io.emberkeep.experiments.result.Result;
import io.emberkeep.experiments.result.ResultFiles;
import io.emberkeep.experiments.run.Laboratory;
import io.emberkeep.experiments.system.Place;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code emberkeep experiment}. */
@Command(
        name = "experiment",
        description = "Repeats the papers' experiments on a system of its own, and measures.",
        synopsisSubcommandLabel = "(list | show | run)",
        footer = {"", "docs/experiments.md has the figures, and tells how to read them."})
public final class ExperimentCommand implements Runnable {

    @ParentCommand private Emberkeep root;
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show or run.");
    }

    @Command(name = "list", description = "Shows which there are, and what was measured last.")
    int list(@Mixin OutputOption output) {
        var files = ResultFiles.in(surroundings().repository());
        print(ExperimentView.list(Catalog.all(), files, output.format(), terminal()));
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            description = "Shows the kept figures of one or several beside the papers'.")
    int show(
            @Parameters(paramLabel = "NAME", arity = "0..*") List<String> names,
            @Option(
                            names = "--markdown",
                            description = "Prints the table as docs/experiments.md has it.")
                    boolean markdown,
            @Mixin OutputOption output) {
        var files = ResultFiles.in(surroundings().repository());
        if (markdown) {
            print(Markdown.table(wanted(names), files));
            return ExitCode.OK;
        }
        var days =
                DailyLoads.curves(names).stream()
                        .flatMap(one -> files.of(one.experiment(), DayResult.class).stream())
                        .toList();
        days.forEach(one -> print(DayView.of(one, output.format(), terminal())));
        var others = DailyLoads.others(names);
        var kept =
                others.isEmpty() && !names(names).isEmpty()
                        ? List.<ExperimentView.Shown>of()
                        : wanted(others).stream()
                                .flatMap(one -> kept(files, one).stream())
                                .toList();
        if (kept.isEmpty() && !days.isEmpty()) {
            return ExitCode.OK;
        }
        if (kept.isEmpty()) {
            throw CliException.failed(
                    "Nothing is kept of it yet. Measure it: ./emberkeep experiment run NAME.");
        }
        print(ExperimentView.results(kept, output.format(), terminal()));
        return ExitCode.OK;
    }

    @Command(
            name = "run",
            description =
                    "Starts a system of its own, strikes, measures, and stops it again; a system that runs is"
                            + " not disturbed.",
            footer = {
                "",
                "With all runs at the papers' times the figures are kept in experiments/results. --runs 1 is a"
                        + " quick look, and --scale 0.1 a quicker one; those are not kept."
            })
    int run(
            @Parameters(
                            paramLabel = "NAME",
                            arity = "1..*",
                            description =
                                    "An experiment; singles, pairs and daily-load stand for several, one after another.")
                    List<String> names,
            @Option(
                            names = "--runs",
                            paramLabel = "N",
                            description = "How often. Default: 10; fast-failover 120.")
                    Optional<Integer> runs,
            @Option(
                            names = "--scale",
                            paramLabel = "FACTOR",
                            description = "Makes all times shorter (0.1), the settings' too.",
                            defaultValue = "1")
                    double scale,
            @Option(
                            names = "--speed",
                            paramLabel = "N",
                            description =
                                    "Of daily-load: a day in 24/N hours, 1 to 288. Default: 96; other ones are not kept.",
                            defaultValue = "96")
                    double speed,
            @Option(
                            names = "--ports",
                            paramLabel = "N",
                            description = "Adds N to each port of its system. Default: 4000.",
                            defaultValue = "4000")
                    int ports,
            @Option(
                            names = "--addresses",
                            paramLabel = "127.N",
                            description = "Where its machines are. Default: 127.41.",
                            defaultValue = "127.41")
                    String addresses,
            @Mixin OutputOption output)
            throws InterruptedException {
        if (runs.orElse(1) < 1 || !(scale > 0) || !(speed >= 1 && speed <= 288)) {
            throw CliException.usage(
                    "--runs must be at least 1, --scale more than 0, and --speed from 1 to 288.");
        }
        var repository = surroundings().repository().toAbsolutePath().normalize();
        var files = ResultFiles.in(repository);
        try {
            var place =
                    new Place(
                            repository,
                            root.state().root().resolve("experiments/" + ports),
                            ports,
                            addresses);
            for (var curve : DailyLoads.curves(names)) {
                var result = new DailyLoad(place, this::say, speed).run(curve);
                print(DayView.of(result, output.format(), terminal()));
                say(
                        speed == DailyLoad.SPEED
                                ? "kept in "
                                        + files.keep(result.experiment(), ResultFiles.text(result))
                                : "not kept: that is for speed 96");
            }
            var others = DailyLoads.others(names);
            for (var experiment : others.isEmpty() ? List.<Experiment>of() : wanted(others)) {
                var wanted = runs.orElse(experiment.runs());
                var result = new Laboratory(place, this::say).run(experiment, wanted, scale);
                print(
                        ExperimentView.results(
                                List.of(new ExperimentView.Shown(experiment, result)),
                                output.format(),
                                terminal()));
                keep(files, experiment, result);
            }
            return ExitCode.OK;
        } catch (ExperimentException sentence) {
            throw CliException.failed(sentence.getMessage());
        }
    }

    private void keep(ResultFiles files, Experiment experiment, Result result) {
        if (result.scale() == 1 && result.runs().size() >= experiment.runs()) {
            say("kept in " + files.keep(result));
        } else {
            say("not kept: that is for %d runs at scale 1".formatted(experiment.runs()));
        }
    }

    private static List<String> names(List<String> names) {
        return names == null ? List.of() : names;
    }

    private static List<Experiment> wanted(List<String> names) {
        try {
            return names == null || names.isEmpty()
                    ? Catalog.all()
                    : names.stream().flatMap(name -> Catalog.named(name).stream()).toList();
        } catch (ExperimentException unknown) {
            throw CliException.usage(unknown.getMessage());
        }
    }

    private static Optional<ExperimentView.Shown> kept(ResultFiles files, Experiment experiment) {
        try {
            return files.of(experiment.name())
                    .map(result -> new ExperimentView.Shown(experiment, result));
        } catch (ExperimentException unreadable) {
            throw CliException.failed(unreadable.getMessage());
        }
    }

    private Surroundings surroundings() {
        return root.surroundings();
    }

    private boolean terminal() {
        return surroundings().terminal();
    }

    private void say(String sentence) {
        surroundings().err().println(sentence);
        surroundings().err().flush();
    }

    private void print(String text) {
        surroundings().out().print(text);
        surroundings().out().flush();
    }
}
