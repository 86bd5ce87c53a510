package io.emberkeep.hypervisor.command;

import static io.emberkeep.hypervisor.command.Orders.DONE;
import static io.emberkeep.hypervisor.command.Orders.NOON;
import static io.emberkeep.hypervisor.command.Orders.RS1;
import static io.emberkeep.hypervisor.command.Orders.order;
import static io.emberkeep.hypervisor.command.Orders.running;
import static io.emberkeep.hypervisor.command.Orders.server;
import static io.emberkeep.hypervisor.command.Orders.standDown;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer.NotBegun;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.command.GuardEffect.Abort;
import io.emberkeep.hypervisor.command.GuardEffect.Begin;
import io.emberkeep.hypervisor.command.GuardEffect.Ignore;
import io.emberkeep.hypervisor.command.GuardEffect.PutAside;
import io.emberkeep.hypervisor.command.GuardEffect.Reply;
import io.emberkeep.hypervisor.command.GuardEffect.ReplyAgain;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DESIGN rules 4 and 5. */
class GuardTest {

    private GuardState state = GuardState.EMPTY;

    @Test
    void aCommandIsBegun() {
        assertThat(arrive(running("a", "W1", 1))).containsExactly(new Begin(running("a", "W1", 1)));
    }

    @Test
    void oneAtATimeForAResource() {
        var first = running("a", "W1", 1);
        var second = running("b", "W1", 1);
        arrive(first);
        assertThat(arrive(second)).isEmpty();
        assertThat(finish(first)).containsExactly(new Reply(first, DONE), new Begin(second));
    }

    @Test
    void othersDoNotWait() {
        arrive(running("a", "W1", 1));
        assertThat(arrive(running("b", "W2", 1))).containsExactly(new Begin(running("b", "W2", 1)));
    }

    @Test
    void anOlderEpochIsRefusedAndPutAside() {
        tell(new GuardInput.EpochsKnown(Map.of(server("W1"), new Epoch(3))));
        var old = running("a", "W1", 2);
        var why = "stale epoch 2 of server:W1: 3 is known";
        assertThat(arrive(old))
                .containsExactly(new PutAside(old, why), new Reply(old, new NotBegun(why)));
    }

    @Test
    void theNewestEpochIsLearntFromCommandsToo() {
        arrive(running("a", "W1", 3));
        finish(running("a", "W1", 3));
        assertThat(arrive(running("b", "W1", 2))).hasSize(2).noneMatch(Begin.class::isInstance);
    }

    @Test
    void whoeverActsHasClaimed() {
        var bare =
                order(
                        "a",
                        new Condition.ServerOff(new ServerId("W1"), RS1),
                        Map.of(ResourceId.of(RS1), new Epoch(1)),
                        NOON);
        assertThat(arrive(bare))
                .containsExactly(
                        new Reply(
                                bare,
                                new NotBegun(
                                        "it carries no epoch of server:W1: whoever acts claims first")));
    }

    @Test
    void whoeverLooksNeedsNoClaim() {
        var look =
                order("a", new Condition.ServerExamined(new ServerId("W1"), RS1), Map.of(), NOON);
        assertThat(arrive(look)).containsExactly(new Begin(look));
    }

    @Test
    void aHostThatIsOnlyNeededAwakeIsSharedByManyEpochs() {
        var w1 =
                order(
                        "a",
                        new Condition.ServerOff(new ServerId("W1"), RS1),
                        Map.of(
                                ResourceId.of(new ServerId("W1")),
                                new Epoch(1),
                                ResourceId.of(RS1),
                                new Epoch(1)),
                        NOON);
        tell(
                new GuardInput.EpochsKnown(
                        Map.of(new Resource(Orders.POOL, ResourceId.of(RS1)), new Epoch(2))));
        assertThat(arrive(w1)).containsExactly(new Begin(w1));
    }

    @Test
    void aLateOneIsRefused() {
        var late =
                order(
                        "a",
                        new Condition.ServerOff(new ServerId("W1"), RS1),
                        Map.of(ResourceId.of(new ServerId("W1")), new Epoch(1)),
                        NOON.plusSeconds(5));
        assertThat(arrive(late))
                .containsExactly(
                        new Reply(
                                late, new NotBegun("its deadline passed at 2026-11-01T12:00:05Z")));
    }

    @Test
    void oneThatBecameLateWhileItWaitedIsRefusedAndTheNextBegun() {
        var first = running("a", "W1", 1);
        var second = running("b", "W1", 1);
        arrive(first);
        arrive(second);
        assertThat(tell(new GuardInput.Finished(first, DONE, NOON.plusSeconds(6))))
                .hasSize(2)
                .noneMatch(Begin.class::isInstance);
        assertThat(state.lanes()).isEmpty();
    }

    @Test
    void aLateOneOfBeforeTheStartIsNotAnswered() {
        var late =
                order(
                        "a",
                        new Condition.ServerOff(new ServerId("W1"), RS1),
                        Map.of(ResourceId.of(new ServerId("W1")), new Epoch(1)),
                        NOON.plusSeconds(9));
        assertThat(tell(new GuardInput.Arrived(late, true))).allMatch(Ignore.class::isInstance);
    }

    @Test
    void aRepetitionGetsTheSameAnswer() {
        var order = running("a", "W1", 1);
        arrive(order);
        finish(order);
        assertThat(arrive(order)).containsExactly(new ReplyAgain(order, DONE));
    }

    @Test
    void aRepetitionOfOneAtWorkIsAnsweredOnce() {
        var order = running("a", "W1", 1);
        arrive(order);
        assertThat(arrive(order)).allMatch(Ignore.class::isInstance);
        assertThat(finish(order)).containsExactly(new Reply(order, DONE));
    }

    @Test
    void oneThatWasAnsweredBeforeTheStartIsNotCarriedOutAgain() {
        tell(new GuardInput.AnswerRemembered("a", DONE));
        assertThat(tell(new GuardInput.Arrived(running("a", "W1", 1), true)))
                .allMatch(Ignore.class::isInstance);
    }

    @Test
    void whatWasAnsweredBeforeTheStartStillTellsItsEpoch() {
        tell(new GuardInput.AnswerRemembered("a", DONE));
        tell(new GuardInput.Arrived(running("a", "W1", 5), true));
        assertThat(arrive(running("b", "W1", 4))).noneMatch(Begin.class::isInstance);
    }

    @Test
    void oneThatWasNotAnsweredBeforeTheStartIsCarriedOut() {
        var order = running("a", "W1", 1);
        assertThat(tell(new GuardInput.Arrived(order, true))).containsExactly(new Begin(order));
    }

    @Test
    void standDownStopsTheOlderHolderAndThenLooks() {
        var running = running("a", "W1", 1);
        var waiting = running("b", "W1", 1);
        var down = standDown("c", "W1", 2);
        arrive(running);
        arrive(waiting);
        var why = "stale epoch 1 of server:W1: 2 is known";
        assertThat(arrive(down))
                .containsExactly(new Abort(running, why), new Reply(waiting, new NotBegun(why)));
        assertThat(finish(running)).containsExactly(new Reply(running, DONE), new Begin(down));
    }

    @Test
    void aNewClaimInTheConfigurationStopsTheOlderHolderToo() {
        var running = running("a", "W1", 1);
        arrive(running);
        var news = new GuardInput.EpochsKnown(Map.of(server("W1"), new Epoch(2)));
        assertThat(tell(news)).hasSize(1).allMatch(Abort.class::isInstance);
        assertThat(tell(news)).as("once is enough").isEmpty();
    }

    @Test
    void standDownOfTheSameEpochStopsNobody() {
        arrive(running("a", "W1", 2));
        assertThat(arrive(standDown("b", "W1", 2))).isEmpty();
    }

    @Test
    void tooManyDoNotPileUp() {
        arrive(running("first", "W1", 1));
        for (var each = 0; each < GuardState.Lane.MOST_WAITING; each++) {
            arrive(running("w" + each, "W1", 1));
        }
        assertThat(arrive(running("last", "W1", 1)))
                .hasSize(1)
                .allMatch(
                        effect ->
                                effect instanceof Reply(_, NotBegun(var reason))
                                        && reason.contains("wait for server:W1"));
    }

    @Test
    void theOldestAnswersAreForgotten() {
        for (var each = 0; each < 2 * Answered.MOST; each++) {
            tell(new GuardInput.AnswerRemembered("a" + each, DONE));
        }
        assertThat(state.answered().to("a0")).isEmpty();
        assertThat(state.answered().to("a" + Answered.MOST)).isPresent();
        assertThat(state.answered().generations()).hasSizeLessThan(Answered.MOST / 16);
    }

    private List<GuardEffect> arrive(Order order) {
        return tell(new GuardInput.Arrived(order, false));
    }

    private List<GuardEffect> finish(Order order) {
        return tell(new GuardInput.Finished(order, DONE, NOON.plusSeconds(1)));
    }

    private List<GuardEffect> tell(GuardInput input) {
        var decision = Guard.decide(state, input);
        state = decision.state();
        return decision.effects();
    }
}
