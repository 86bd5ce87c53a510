package io.emberkeep.cli.command;

import io.emberkeep.cli.Emberkeep;
import io.emberkeep.contract.configuration.Mode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep report-only}. */
@Command(
        name = "report-only",
        description = "Automation does nothing, and reports what it would have done.")
public final class ReportOnly implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();

    @Override
    public Integer call() {
        return Modes.set(
                root,
                pool,
                Mode.REPORT_ONLY,
                "is report-only: what would be done is shown, and nothing is done.");
    }
}
