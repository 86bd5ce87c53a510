package io.emberkeep.cli.command;

import io.emberkeep.cli.Emberkeep;
import io.emberkeep.contract.configuration.Mode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep arm}. */
@Command(name = "arm", description = "Lets automation recover what fails.")
public final class Arm implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();

    @Override
    public Integer call() {
        return Modes.set(root, pool, Mode.ARMED, "is armed: what fails is recovered.");
    }
}
