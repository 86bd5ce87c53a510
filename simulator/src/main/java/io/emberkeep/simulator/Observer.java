package io.emberkeep.simulator;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.hypervisor.command.Guard;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.GuardState;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.power.pss.PssDecision;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.CourseDecision;
import io.emberkeep.power.transition.CourseInput;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.testbed.model.World;

/** Sees everything that happens in a simulation; changes nothing. */
public interface Observer {

    /** The simulation that is looked on begins. */
    default void begins(Simulation simulation) {}

    /** A supervisor decided. */
    default void decided(
            DbssState before, DbssInput input, io.emberkeep.monitor.dbss.Decision decision) {}

    /** A sif-service decided and committed. */
    default void decided(
            PoolState before, SifInput input, io.emberkeep.sif.configuration.Decision decision) {}

    /** A power-service decided about a transition. */
    default void decided(Course before, CourseInput input, CourseDecision decision) {}

    /** A power-service decided something about a group, a host or a transition. */
    default void decided(PssDecision decision) {}

    /** The adapter's guard decided. */
    default void decided(GuardState before, GuardInput input, Guard.Decision decision) {}

    /** The adapter did something that changed the machines, for that command. */
    default void acted(Order order, Primitive what, World before, World after) {}

    /** A member took a newer configuration. @param member which process */
    default void copied(String member, PoolConfiguration configuration) {}

    /** The machines changed. */
    default void changed(World world) {}

    /** A line of the log. @param who says it */
    default void said(String who, String what) {}

    /** Whether {@link #said} is wanted; nothing is put into words otherwise. */
    default boolean listens() {
        return false;
    }
}
