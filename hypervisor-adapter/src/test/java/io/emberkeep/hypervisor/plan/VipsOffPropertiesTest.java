package io.emberkeep.hypervisor.plan;

import static io.emberkeep.hypervisor.plan.FakeWorld.RS1;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.plan.Primitive.OnVm;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is broken: who is told that the VIP is off can rely on it (DESIGN rule 9). */
class VipsOffPropertiesTest {

    private static final ServerId W1 = new ServerId("W1");
    private static final IpAddress VIP = new IpAddress("127.21.14.102");
    private static final IpAddress SECOND = new IpAddress("127.21.14.103");

    @Provide
    Arbitrary<Set<Primitive>> faults() {
        return Arbitraries.<Primitive>of(
                        OnVm.CUT_LINK,
                        OnVm.DESTROY,
                        OnVm.RESUME,
                        OnVm.MEND_LINK,
                        new Primitive.RemoveVip(VIP),
                        new Primitive.RemoveVip(SECOND))
                .set();
    }

    @Property(tries = 2_000)
    void doneMeansThatNobodyAnswersOnTheVip(
            @ForAll Observed.Guest state,
            @ForAll boolean linkUp,
            @ForAll boolean agent,
            @ForAll boolean cutLink,
            @ForAll boolean hasVip,
            @ForAll boolean hasSecond,
            @ForAll boolean hypervisor,
            @ForAll boolean powerControl,
            @ForAll Observed.HostPower power,
            @ForAll("faults") Set<Primitive> refused,
            @ForAll("faults") Set<Primitive> unanswered,
            @ForAll("faults") Set<Primitive> lies) {
        var world = world(state, linkUp, agent, hasVip, hasSecond, refused, unanswered, lies);
        world.hypervisorAnswers = hypervisor;
        world.powerAnswers = powerControl;
        world.power = power == Observed.HostPower.UNKNOWN ? Observed.HostPower.ON : power;
        var answer = world.carryOut(new Condition.VipsOff(W1, RS1, List.of(VIP, SECOND), cutLink));
        if (answer instanceof CommandAnswer.Done) {
            assertThat(world.answersOn(VIP) || world.answersOn(SECOND)).isFalse();
            // Nor after it goes on from where it stands: a paused one resumed, a host woken.
            world.power =
                    world.power == Observed.HostPower.SUSPENDED
                            ? Observed.HostPower.ON
                            : world.power;
            world.state =
                    world.state == Observed.Guest.PAUSED ? Observed.Guest.RUNNING : world.state;
            assertThat(world.answersOn(VIP) || world.answersOn(SECOND)).isFalse();
        }
    }

    /** Nobody comes back on the network with a VIP that is not its own any more. */
    @Property(tries = 1_000)
    void nobodyIsResumedOrConnectedWithAForeignVip(
            @ForAll Observed.Guest state,
            @ForAll boolean agent,
            @ForAll boolean connect,
            @ForAll("faults") Set<Primitive> refused,
            @ForAll("faults") Set<Primitive> unanswered,
            @ForAll("faults") Set<Primitive> lies) {
        var world = world(state, false, agent, true, true, refused, unanswered, lies);
        world.carryOut(
                connect
                        ? new Condition.ServerConnected(W1, RS1, List.of(VIP, SECOND))
                        : new Condition.ServerRunning(W1, RS1));
        assertThat(world.answersOn(VIP) || world.answersOn(SECOND)).isFalse();
    }

    private static FakeWorld world(
            Observed.Guest state,
            boolean linkUp,
            boolean agent,
            boolean hasVip,
            boolean hasSecond,
            Set<Primitive> refused,
            Set<Primitive> unanswered,
            Set<Primitive> lies) {
        var world = new FakeWorld();
        world.state = state;
        world.linkUp = linkUp;
        world.agent = agent;
        if (hasVip && state != Observed.Guest.OFF) {
            world.vips.add(VIP);
        }
        if (hasSecond && state != Observed.Guest.OFF) {
            world.vips.add(SECOND);
        }
        world.refused.addAll(refused);
        world.unanswered.addAll(unanswered);
        world.lies.addAll(lies);
        return world;
    }
}
