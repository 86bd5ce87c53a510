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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All who look on. */
public final class Observers implements Observer {

    private final List<Observer> all = new ArrayList<>();
    private boolean listening;

    /** One more. */
    public void add(Observer observer) {
        all.add(observer);
        listening |= observer.listens();
    }

    /** Says something, if anybody listens. */
    public void say(String who, Supplier<String> what) {
        if (listening) {
            said(who, what.get());
        }
    }

    @Override
    public void decided(
            DbssState before, DbssInput input, io.emberkeep.monitor.dbss.Decision decision) {
        for (var one : all) {
            one.decided(before, input, decision);
        }
    }

    @Override
    public void decided(
            PoolState before, SifInput input, io.emberkeep.sif.configuration.Decision decision) {
        for (var one : all) {
            one.decided(before, input, decision);
        }
    }

    @Override
    public void decided(Course before, CourseInput input, CourseDecision decision) {
        for (var one : all) {
            one.decided(before, input, decision);
        }
    }

    @Override
    public void decided(PssDecision decision) {
        for (var one : all) {
            one.decided(decision);
        }
    }

    @Override
    public void decided(GuardState before, GuardInput input, Guard.Decision decision) {
        for (var one : all) {
            one.decided(before, input, decision);
        }
    }

    @Override
    public void acted(Order order, Primitive what, World before, World after) {
        for (var one : all) {
            one.acted(order, what, before, after);
        }
    }

    @Override
    public void copied(String member, PoolConfiguration configuration) {
        for (var one : all) {
            one.copied(member, configuration);
        }
    }

    @Override
    public void changed(World world) {
        for (var one : all) {
            one.changed(world);
        }
    }

    @Override
    public void said(String who, String what) {
        for (var one : all) {
            one.said(who, what);
        }
    }

    @Override
    public boolean listens() {
        return listening;
    }
}
