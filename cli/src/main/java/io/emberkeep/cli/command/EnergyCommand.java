package io.emberkeep.cli.command;

import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Rest;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.cli.view.EnergyView;
import io.emberkeep.cli.view.Format;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep energy}. */
@Command(
        name = "energy",
        description =
                "Shows the energy that a pool's hosts used and saved, in money and CO2 too if its settings have a tariff.")
public final class EnergyCommand implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();
    @Mixin private OutputOption output = new OutputOption();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description =
                    "A time such as 2026-11-01T22:00:00Z, or a duration before now such as 24h. Default: since the account began.")
    private Optional<String> since = Optional.empty();

    @Override
    public Integer call() {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        var query = since.map(when -> "?since=" + Rest.step(when)).orElse("");
        var found = session.power(name).get(Session.inPool(name, "/power/energy" + query));
        root.surroundings()
                .out()
                .print(
                        output.format() == Format.TABLE
                                ? EnergyView.table(
                                        found,
                                        root.surroundings().terminal(),
                                        ZoneId.systemDefault())
                                : output.format().write(found));
        root.surroundings().out().flush();
        return ExitCode.OK;
    }
}
