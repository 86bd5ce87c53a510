package io.emberkeep.launcher.member;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.PartId;
import java.util.function.BooleanSupplier;

/** What is done to the processes of members. */
public interface Processes {

    /**
     * Starts one and returns when it is healthy, or no longer wanted: then it does not run.
     *
     * @throws LaunchException if it cannot be started, or is not healthy in time
     */
    void start(PartId part, BooleanSupplier wanted) throws LaunchException, InterruptedException;

    /** Ends one at once, as {@code kill -9} does; whoever starts it meanwhile finds that it is not wanted. */
    void endWithMachine(PartId part) throws LaunchException, InterruptedException;

    /** Lets one stand still, if it runs. */
    void halt(PartId part) throws LaunchException, InterruptedException;

    /** Lets one go on, if it runs. */
    void goOn(PartId part) throws LaunchException, InterruptedException;
}
