package io.emberkeep.cli.command;

import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.cli.view.Format;
import io.emberkeep.cli.view.GroupsView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep groups}. */
@Command(
        name = "groups",
        description =
                "Shows what power saving thinks: each group's loads and class, how many lights in a row, and why (not).")
public final class Groups implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();
    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        var found = session.power(name).get(Session.inPool(name, "/power"));
        root.surroundings()
                .out()
                .print(
                        output.format() == Format.TABLE
                                ? GroupsView.table(found, root.surroundings().terminal())
                                : output.format().write(found));
        root.surroundings().out().flush();
        return ExitCode.OK;
    }
}
