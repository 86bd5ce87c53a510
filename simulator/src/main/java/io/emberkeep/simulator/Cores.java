package io.emberkeep.simulator;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.command.Guard;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.GuardState;
import io.emberkeep.hypervisor.plan.Context;
import io.emberkeep.hypervisor.plan.Move;
import io.emberkeep.hypervisor.plan.Plan;
import io.emberkeep.hypervisor.plan.Progress;
import io.emberkeep.hypervisor.plan.Sight;
import io.emberkeep.monitor.dbss.Dbss;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.monitor.heartbeat.Roll.Silent;
import io.emberkeep.monitor.structure.Duties;
import io.emberkeep.power.plan.PowerPlanner;
import io.emberkeep.power.pss.Planner;
import io.emberkeep.power.transition.Conductor;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.CourseDecision;
import io.emberkeep.power.transition.CourseInput;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.Sif;
import io.emberkeep.sif.configuration.SifInput;
import java.util.Set;

/**
 * What decides in a simulation: the services' own cores; or, to see that the invariants catch it, a broken
 * one in the place of one of them.
 *
 * @param dbss decides about one target
 * @param sif decides what is recorded
 * @param guard decides which command is carried out
 * @param plan decides what is done for a wanted condition
 * @param course decides about one transition
 * @param planner decides which transitions there are to be
 * @param duties decides whom a member watches
 */
public record Cores(
        OfTarget dbss,
        OfPool sif,
        OfCommands guard,
        OfCondition plan,
        OfCourse course,
        Planner planner,
        OfMembers duties) {

    /** The real ones. */
    public static final Cores REAL =
            new Cores(
                    Dbss::decide,
                    Sif::decide,
                    Guard::decide,
                    Plan::next,
                    Conductor::decide,
                    PowerPlanner::plan,
                    (pool, member, now, silent) -> Duties.of(pool, member).watched(now, silent));

    /** As {@link Dbss#decide}. */
    @FunctionalInterface
    public interface OfTarget {
        io.emberkeep.monitor.dbss.Decision decide(DbssState state, DbssInput input);
    }

    /** As {@link Sif#decide}. */
    @FunctionalInterface
    public interface OfPool {
        io.emberkeep.sif.configuration.Decision decide(PoolState state, SifInput input);
    }

    /** As {@link Guard#decide}. */
    @FunctionalInterface
    public interface OfCommands {
        Guard.Decision decide(GuardState state, GuardInput input);
    }

    /** As {@link Plan#next}. */
    @FunctionalInterface
    public interface OfCondition {
        Move next(Condition wanted, Context context, Sight sight, Progress progress);
    }

    /** As {@link Conductor#decide}. */
    @FunctionalInterface
    public interface OfCourse {
        CourseDecision decide(Course course, CourseInput input);
    }

    /** As {@link Duties#watched}. */
    @FunctionalInterface
    public interface OfMembers {
        Set<ServerId> watched(
                PoolConfiguration pool, MemberId member, Set<ServerId> now, Silent silent);
    }

    /** The same with another supervisor. */
    public Cores with(OfTarget other) {
        return new Cores(other, sif, guard, plan, course, planner, duties);
    }

    /** The same with another writer of the configuration. */
    public Cores with(OfPool other) {
        return new Cores(dbss, other, guard, plan, course, planner, duties);
    }

    /** The same with another guard. */
    public Cores with(OfCommands other) {
        return new Cores(dbss, sif, other, plan, course, planner, duties);
    }

    /** The same with another maker of conditions. */
    public Cores with(OfCondition other) {
        return new Cores(dbss, sif, guard, other, course, planner, duties);
    }

    /** The same with another conductor of transitions. */
    public Cores with(OfCourse other) {
        return new Cores(dbss, sif, guard, plan, other, planner, duties);
    }

    /** The same with another planner of transitions. */
    public Cores with(Planner other) {
        return new Cores(dbss, sif, guard, plan, course, other, duties);
    }

    /** The same with other duties. */
    public Cores with(OfMembers other) {
        return new Cores(dbss, sif, guard, plan, course, planner, other);
    }
}
