package io.emberkeep.cli.command;

import io.emberkeep.cli.Emberkeep;
import io.emberkeep.contract.configuration.Mode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep disarm}. */
@Command(name = "disarm", description = "Keeps automation from doing anything in the pool.")
public final class Disarm implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();

    @Override
    public Integer call() {
        return Modes.set(root, pool, Mode.DISARMED, "is disarmed: nothing is done about failures.");
    }
}
