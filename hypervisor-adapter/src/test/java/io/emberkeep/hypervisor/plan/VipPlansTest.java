package io.emberkeep.hypervisor.plan;

import static io.emberkeep.hypervisor.plan.FakeWorld.RS1;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.plan.Primitive.OnVm;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DESIGN rule 9. */
class VipPlansTest {

    private static final ServerId W1 = new ServerId("W1");
    private static final IpAddress VIP = new IpAddress("127.21.14.102");
    private static final IpAddress OTHER = new IpAddress("127.21.14.103");

    private final FakeWorld world = new FakeWorld();

    @BeforeEach
    void serving() {
        world.vips.add(VIP);
    }

    @Test
    void theGuestItselfIsAskedFirst() {
        assertOff(false, Means.VIP_REMOVED, "remove " + VIP);
        assertThat(world.linkUp).isTrue();
    }

    @Test
    void aRepetitionChangesNothing() {
        world.vips.clear();
        assertOff(false, Means.VIP_REMOVED);
        assertThat(changed(world.carryOut(off(false)))).isFalse();
    }

    @Test
    void anotherVipStays() {
        world.vips.add(OTHER);
        assertOff(false, Means.VIP_REMOVED, "remove " + VIP);
        assertThat(world.vips).containsExactly(OTHER);
    }

    @Test
    void aSilentGuestsLinkIsCut() {
        world.agent = false;
        assertOff(false, Means.LINK_CUT, "CUT_LINK");
    }

    @Test
    void aGuestThatSaysItRemovedAndDidNotIsNotBelieved() {
        world.lies.add(new Primitive.RemoveVip(VIP));
        assertOff(false, Means.LINK_CUT, "remove " + VIP, "CUT_LINK");
    }

    @Test
    void aGuestThatRefusesHasItsLinkCut() {
        world.refused.add(new Primitive.RemoveVip(VIP));
        assertOff(false, Means.LINK_CUT, "remove " + VIP, "CUT_LINK");
    }

    @Test
    void whoseLinkCannotBeCutIsDestroyed() {
        world.agent = false;
        world.refused.add(OnVm.CUT_LINK);
        assertOff(false, Means.DESTROYED, "CUT_LINK", "DESTROY");
    }

    @Test
    void aLinkThatIsSaidToBeCutAndIsNotIsNotBelieved() {
        world.agent = false;
        world.lies.add(OnVm.CUT_LINK);
        assertOff(false, Means.DESTROYED, "CUT_LINK", "DESTROY");
    }

    @Test
    void nothingHelps() {
        world.agent = false;
        world.refused.addAll(List.of(OnVm.CUT_LINK, OnVm.DESTROY));
        assertFailed(world.carryOut(off(false)), Cause.OTHER, "destroyed");
    }

    @Test
    void networkTroubleCutsTheLinkFirstAndAsksTheGuestAfterwards() {
        assertOff(true, Means.LINK_CUT, "CUT_LINK", "remove " + VIP);
        assertThat(world.vips).isEmpty();
    }

    @Test
    void networkTroubleDoesNotNeedTheGuest() {
        world.agent = false;
        assertOff(true, Means.LINK_CUT, "CUT_LINK");
    }

    @Test
    void aGuestThatIsOffCannotAnswer() {
        world.state = Observed.Guest.OFF;
        assertOff(false, Means.GUEST_OFF);
    }

    @Test
    void aPausedGuestCouldBeResumedWithItsVips() {
        world.state = Observed.Guest.PAUSED;
        assertOff(false, Means.LINK_CUT, "CUT_LINK");
    }

    @Test
    void aSilentHostIsNotSure() {
        world.hypervisorAnswers = false;
        assertFailed(world.carryOut(off(true)), Cause.HOST_UNREACHABLE, "does not answer");
        world.powerAnswers = false;
        assertFailed(world.carryOut(off(true)), Cause.HOST_UNREACHABLE, "does not answer");
    }

    @Test
    void aHostThatIsConfirmedOffIsSure() {
        world.power = Observed.HostPower.OFF;
        assertOff(true, Means.HOST_OFF);
    }

    @Test
    void aSuspendedHostWakesWithItsVips() {
        world.power = Observed.HostPower.SUSPENDED;
        assertFailed(world.carryOut(off(true)), Cause.HOST_OFF, "suspended");
    }

    @Test
    void anUnansweredCutIsSeenDone() {
        world.unanswered.add(OnVm.CUT_LINK);
        assertOff(true, Means.LINK_CUT, "CUT_LINK", "remove " + VIP);
    }

    @Test
    void vipsAreSetAndAnnounced() {
        world.vips.clear();
        assertDone(world.carryOut(on(VIP, OTHER)));
        assertThat(world.log)
                .containsExactly(
                        "set " + VIP, "set " + OTHER, "announce " + VIP, "announce " + OTHER);
    }

    @Test
    void whatIsSetAlreadyIsAnnouncedAgain() {
        assertDone(world.carryOut(on(VIP)));
        assertThat(world.log).containsExactly("announce " + VIP);
    }

    @Test
    void aCutLinkIsMendedOnlyWhenForeignVipsAreGone() {
        world.linkUp = false;
        world.vips.add(OTHER);
        assertDone(world.carryOut(on(VIP)));
        assertThat(world.log).containsExactly("remove " + OTHER, "MEND_LINK", "announce " + VIP);
    }

    @Test
    void aPausedGuestIsResumedLinkDownAndCleaned() {
        world.state = Observed.Guest.PAUSED;
        world.vips.add(OTHER);
        assertDone(world.carryOut(on(VIP)));
        assertThat(world.log)
                .containsExactly(
                        "CUT_LINK", "RESUME", "remove " + OTHER, "MEND_LINK", "announce " + VIP);
    }

    @Test
    void aGuestThatBootsIsWaitedFor() {
        world.agent = false;
        world.boot = 2;
        assertDone(world.carryOut(on(VIP)));
        assertThat(world.log).startsWith("wait");
    }

    @Test
    void aGuestThatStaysSilentIsNamed() {
        world.agent = false;
        assertFailed(world.carryOut(on(VIP)), Cause.GUEST_SILENT, "does not answer its host");
    }

    @Test
    void connectedIsWithoutVipsFirst() {
        world.linkUp = false;
        assertDone(world.carryOut(connected()));
        assertThat(world.log).containsExactly("remove " + VIP, "MEND_LINK");
    }

    @Test
    void connectedFailsWhileTheGuestIsSilentAndItsLinkStaysCut() {
        world.linkUp = false;
        world.agent = false;
        assertFailed(world.carryOut(connected()), Cause.GUEST_SILENT, "does not answer its host");
        assertThat(world.log).isEmpty();
    }

    @Test
    void connectedKeepsTheLinkCutWhereAVipStays() {
        world.linkUp = false;
        world.lies.add(new Primitive.RemoveVip(VIP));
        assertFailed(world.carryOut(connected()), Cause.OTHER, "still has VIPs");
        assertThat(world.linkUp).isFalse();
    }

    @Test
    void connectedLeavesWhatIsTheServersOwn() {
        world.linkUp = false;
        world.vips.add(OTHER);
        world.context = Context.ofServer(Set.of(OTHER));
        assertDone(world.carryOut(connected()));
        assertThat(world.vips).containsExactly(OTHER);
    }

    private void assertOff(boolean cutLink, Means means, String... log) {
        assertThat(world.carryOut(off(cutLink)))
                .isInstanceOfSatisfying(
                        CommandAnswer.Done.class, done -> assertThat(done.means()).contains(means));
        assertThat(world.log).containsExactly(log);
        assertThat(world.answersOn(VIP)).isFalse();
    }

    private static void assertDone(CommandAnswer answer) {
        assertThat(answer).isInstanceOf(CommandAnswer.Done.class);
    }

    private static boolean changed(CommandAnswer answer) {
        return answer instanceof CommandAnswer.Done done && done.changed();
    }

    static void assertFailed(CommandAnswer answer, Cause cause, String why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        CommandAnswer.Failed.class,
                        failed -> {
                            assertThat(failed.cause()).isEqualTo(cause);
                            assertThat(failed.reason()).contains(why);
                        });
    }

    private static Condition off(boolean cutLink) {
        return new Condition.VipsOff(W1, RS1, List.of(VIP), cutLink);
    }

    private static Condition on(IpAddress... vips) {
        return new Condition.VipsOn(W1, RS1, List.of(vips));
    }

    private static Condition connected() {
        return new Condition.ServerConnected(W1, RS1, List.of(VIP));
    }
}
