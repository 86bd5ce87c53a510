package io.emberkeep.hypervisor.plan;

import static io.emberkeep.hypervisor.plan.FakeWorld.MS;
import static io.emberkeep.hypervisor.plan.FakeWorld.RS1;
import static io.emberkeep.hypervisor.plan.VipPlansTest.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.BootId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.plan.Primitive.OnVm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done for a physical server that is its host, and what never is. */
class MetalPlansTest {

    private static final ServerId W1 = new ServerId("W1");
    private static final IpAddress VIP = new IpAddress("127.21.14.102");

    private final FakeWorld world = new FakeWorld();

    @BeforeEach
    void onMetal() {
        world.context = Context.ofMetal(Set.of(VIP));
        world.vips.add(VIP);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theVipIsRemovedAndTheLinkNeverCut(boolean cutLink) { // DESIGN rule 9
        var answer = world.carryOut(vipsOff(cutLink));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        CommandAnswer.Done.class,
                        done -> assertThat(done.means()).contains(Means.VIP_REMOVED));
        assertThat(world.log).containsExactly("remove " + VIP);
    }

    @Test
    void whoDoesNotAnswerIsLeftToItsPower() {
        world.agent = false;
        world.agentAfterBoot = false;
        assertFailed(
                world.carryOut(vipsOff(true)), Cause.HOST_UNREACHABLE, "only its power is left");
        assertThat(world.log).isEmpty();
    }

    @Test
    void aHostThatIsOffHasNoVips() {
        world.power = Observed.HostPower.OFF;
        assertThat(world.carryOut(vipsOff(true)))
                .isInstanceOfSatisfying(
                        CommandAnswer.Done.class,
                        done -> assertThat(done.means()).contains(Means.HOST_OFF));
    }

    @Test
    void aRestartIsDoneAlthoughTheHypervisorGoesWithIt() { // DBSS-6
        world.silentAfterReset = true;
        assertThat(world.carryOut(restarted("W1-1"))).isInstanceOf(CommandAnswer.Done.class);
        assertThat(world.log).containsExactly("RESET");
    }

    @Test
    void aRestartThatIsRefusedIsNotReplacedByAnythingHarder() {
        world.refused.add(OnVm.RESET);
        assertFailed(world.carryOut(restarted("W1-1")), Cause.OTHER, "it is refused");
        assertThat(world.log).containsExactly("RESET");
    }

    @Test
    void aBootAlreadyOverIsEnough() {
        assertThat(world.carryOut(restarted("W1-0")))
                .isInstanceOfSatisfying(
                        CommandAnswer.Done.class, done -> assertThat(done.changed()).isFalse());
    }

    @Test
    void aSilentHostIsNamedAsOfAnyServer() {
        world.hypervisorAnswers = false;
        assertFailed(
                world.carryOut(restarted("W1-1")),
                Cause.HOST_UNREACHABLE,
                "the hypervisor of RS1 does not answer");
    }

    @Test
    void itIsNeverPausedMovedOrSwitchedOff() {
        for (var wanted :
                List.of(
                        new Condition.ServerPaused(W1, RS1),
                        new Condition.ServerOnHost(W1, RS1, MS),
                        new Condition.ServerOff(W1, RS1))) {
            assertFailed(world.carryOut(wanted), Cause.OTHER, "W1 is a physical server");
        }
        assertThat(world.log).isEmpty();
    }

    private static Condition vipsOff(boolean cutLink) {
        return new Condition.VipsOff(W1, RS1, List.of(VIP), cutLink);
    }

    private static Condition restarted(String seen) {
        return new Condition.ServerRestarted(W1, RS1, Optional.of(new BootId(seen)));
    }
}
