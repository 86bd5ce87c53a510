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
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.plan.Primitive.OnHost;
import io.emberkeep.hypervisor.plan.Primitive.OnVm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is done for each condition of a server or host, and what is not. */
class ServerPlansTest {

    private static final ServerId W1 = new ServerId("W1");
    private static final IpAddress VIP = new IpAddress("127.21.14.102");

    private final FakeWorld world = new FakeWorld();

    @Test
    void whatRunsIsLeftAlone() {
        assertDone(running(), false);
    }

    @Test
    void whatIsOffIsStarted() {
        world.state = Observed.Guest.OFF;
        assertDone(running(), true, "START");
    }

    @Test
    void whatIsPausedIsResumedOffTheNetworkAndCleaned() {
        world.state = Observed.Guest.PAUSED;
        world.vips.add(VIP);
        assertDone(running(), true, "CUT_LINK", "RESUME", "remove " + VIP, "MEND_LINK");
    }

    @Test
    void aResumedGuestThatHangsStaysOffTheNetwork() {
        world.state = Observed.Guest.PAUSED;
        world.agent = false;
        assertDone(running(), true, "CUT_LINK", "RESUME");
        assertThat(world.linkUp).isFalse();
    }

    @Test
    void aRefusalIsNamed() {
        world.state = Observed.Guest.OFF;
        world.refused.add(OnVm.START);
        assertFailed(world.carryOut(running()), Cause.OTHER, "it is still off: it is refused");
    }

    @Test
    void anUnansweredActionThatIsNotSeenDoneIsUnknown() {
        world.state = Observed.Guest.OFF;
        world.unanswered.add(OnVm.START);
        world.lies.add(OnVm.START);
        assertThat(world.carryOut(running())).isInstanceOf(CommandAnswer.Unknown.class);
    }

    @Test
    void aRunningServerIsPaused() {
        assertDone(new Condition.ServerPaused(W1, RS1), true, "PAUSE");
        assertThat(world.carryOut(new Condition.ServerPaused(W1, RS1)))
                .isInstanceOfSatisfying(
                        CommandAnswer.Done.class, done -> assertThat(done.changed()).isFalse());
    }

    @Test
    void oneThatIsOffIsStartedAndPausedWhenItIsUp() {
        world.state = Observed.Guest.OFF;
        assertDone(new Condition.ServerPaused(W1, RS1), true, "START", "wait", "PAUSE");
    }

    @Test
    void oneThatStillBootsAtTheDeadlineIsUnknown() {
        world.state = Observed.Guest.OFF;
        world.agentAfterBoot = false;
        assertThat(world.carryOut(new Condition.ServerPaused(W1, RS1)))
                .isEqualTo(new CommandAnswer.Unknown("it was started and still boots"));
    }

    @Test
    void offIsAtOnce() {
        assertDone(new Condition.ServerOff(W1, RS1), true, "DESTROY");
        assertDone(new Condition.ServerOff(W1, RS1), false, "DESTROY");
    }

    @Test
    void theBootThatWasSeenIsReset() {
        assertDone(restarted("W1-1"), true, "RESET");
        assertThat(world.boot).isEqualTo(2);
    }

    @Test
    void anotherBootIsLeftAlone() {
        world.boot = 2;
        assertDone(restarted("W1-1"), false);
    }

    @Test
    void aRefusedResetIsDoneTheHarderWay() {
        world.refused.add(OnVm.RESET);
        assertDone(restarted("W1-1"), true, "RESET", "DESTROY", "START");
    }

    @Test
    void oneSeenOffAndRunningNowIsLeftAlone() {
        assertDone(new Condition.ServerRestarted(W1, RS1, Optional.empty()), false);
    }

    @Test
    void itMovesOnce() {
        var wanted = new Condition.ServerOnHost(W1, RS1, MS);
        assertDone(wanted, true, "migrate MS");
        assertDone(wanted, false, "migrate MS");
    }

    @Test
    void aDaemonIsRestarted() {
        assertDone(
                new Condition.DaemonRestarted(W1, RS1, new DaemonName("httpd")),
                true,
                "restart httpd");
        assertFailed(
                world.carryOut(new Condition.DaemonRestarted(W1, RS1, new DaemonName("sshd"))),
                Cause.OTHER,
                "no daemon sshd");
    }

    @Test
    void whoeverLooksSeesWhatIs() {
        world.vips.add(VIP);
        world.linkUp = false;
        assertThat(world.carryOut(new Condition.StoodDown(W1, RS1)))
                .isInstanceOfSatisfying(
                        CommandAnswer.Done.class,
                        done -> {
                            assertThat(done.changed()).isFalse();
                            assertThat(done.observed().guest()).contains(Observed.Guest.RUNNING);
                            assertThat(done.observed().linkUp()).contains(false);
                            assertThat(done.observed().vips()).contains(java.util.List.of(VIP));
                        });
    }

    @Test
    void whoeverLooksAtASilentHostIsToldSo() {
        world.hypervisorAnswers = false;
        world.power = Observed.HostPower.OFF;
        assertThat(world.carryOut(new Condition.ServerExamined(W1, RS1)))
                .isInstanceOfSatisfying(
                        CommandAnswer.Done.class,
                        done ->
                                assertThat(done.observed())
                                        .isEqualTo(Observed.only(Observed.HostPower.OFF)));
    }

    @Test
    void aVmThatIsNowhereIsNamed() {
        world.there = false;
        assertFailed(world.carryOut(running()), Cause.OTHER, "has a VM W1");
    }

    @Test
    void whereItMayBeWithASilentHostNobodyKnows() {
        world.there = false;
        world.silentElsewhere = List.of(new HostId("RS2"));
        assertFailed(
                world.carryOut(running()),
                Cause.WHEREABOUTS_UNKNOWN,
                "RS1 does not have the VM W1, and the hypervisor of RS2 does not answer");
    }

    @Test
    void aHostThatIsOffCannotRunIt() {
        world.power = Observed.HostPower.OFF;
        assertFailed(world.carryOut(running()), Cause.HOST_OFF, "RS1 is off");
    }

    @Test
    void aHostIsPoweredOffAndConfirmed() {
        var wanted = new Condition.HostOff(RS1);
        assertThat(world.carryOut(wanted))
                .isInstanceOfSatisfying(
                        CommandAnswer.Done.class,
                        done -> assertThat(done.means()).contains(Means.HOST_OFF));
        assertDone(wanted, false, "POWER_OFF");
    }

    @Test
    void aSilentPowerControlConfirmsNothing() {
        world.powerAnswers = false;
        assertFailed(
                world.carryOut(new Condition.HostOff(RS1)),
                Cause.POWER_CONTROL_SILENT,
                "power control of RS1");
    }

    @Test
    void magicPacketsAreRepeated() {
        world.power = Observed.HostPower.OFF;
        world.context = host(false);
        assertDone(new Condition.HostOn(RS1), true, "WAKE", "wait", "WAKE");
    }

    @Test
    void aHostThatDoesNotWakeIsUnknown() {
        world.power = Observed.HostPower.OFF;
        world.context = host(false);
        world.lies.add(OnHost.WAKE);
        assertThat(world.carryOut(new Condition.HostOn(RS1)))
                .isInstanceOf(CommandAnswer.Unknown.class);
    }

    @Test
    void aHostWithoutMacCannotBeWoken() {
        world.power = Observed.HostPower.OFF;
        assertFailed(world.carryOut(new Condition.HostOn(RS1)), Cause.OTHER, "no MAC address");
    }

    @Test
    void aPhysicalServerIsSentThreePacketsBlindly() {
        world.hypervisorAnswers = false;
        world.powerAnswers = false;
        world.context = Context.PHYSICAL;
        assertDone(new Condition.HostOn(RS1), true, "WAKE", "wait", "WAKE", "wait", "WAKE");
    }

    @Test
    void aHostIsSuspendedUnlessItIsAManagementHost() {
        world.context = host(true);
        assertFailed(
                world.carryOut(new Condition.HostSuspended(RS1)), Cause.OTHER, "management host");
        world.context = host(false);
        assertDone(new Condition.HostSuspended(RS1), true, "SUSPEND");
    }

    @Test
    void aHostIsSuspendedOnlyIfNothingRunsThere() { // DESIGN rule 5
        world.context = host(false);
        world.running = Set.of("Fb");
        assertFailed(world.carryOut(new Condition.HostSuspended(RS1)), Cause.OTHER, "RS1 runs Fb");
        world.running = Set.of();
        assertDone(new Condition.HostSuspended(RS1), true, "SUSPEND");
    }

    @Test
    void aHostWhoseHypervisorIsSilentIsNotSuspended() {
        world.context = host(false);
        world.hypervisorAnswers = false;
        assertFailed(
                world.carryOut(new Condition.HostSuspended(RS1)),
                Cause.HOST_UNREACHABLE,
                "nobody knows what runs there");
    }

    private static Context host(boolean management) {
        return new Context(Set.of(), management, true, true, false);
    }

    private static Condition running() {
        return new Condition.ServerRunning(W1, RS1);
    }

    private static Condition restarted(String seen) {
        return new Condition.ServerRestarted(W1, RS1, Optional.of(new BootId(seen)));
    }

    private void assertDone(Condition wanted, boolean changed, String... log) {
        assertThat(world.carryOut(wanted))
                .isInstanceOfSatisfying(
                        CommandAnswer.Done.class,
                        done -> assertThat(done.changed()).isEqualTo(changed));
        assertThat(world.log).containsExactly(log);
    }
}
