package io.emberkeep.hypervisor.command;

import static io.emberkeep.hypervisor.command.Orders.DONE;
import static io.emberkeep.hypervisor.command.Orders.NOON;
import static io.emberkeep.hypervisor.command.Orders.RS1;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.command.GuardInput.Arrived;
import io.emberkeep.hypervisor.command.GuardInput.Finished;
import io.emberkeep.hypervisor.keeping.GuardKeeping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which decisions of the guard are kept, and in which words (DESIGN rule 11). */
class KeptDecisionsTest {

    private static final IncidentId INCIDENT = new IncidentId("i1");

    private GuardState state = GuardState.EMPTY;

    /** Decides, and tells what is kept of it. */
    private Optional<KeptDecision> tell(GuardInput input) {
        var before = state;
        var decision = Guard.decide(before, input);
        state = decision.state();
        return GuardKeeping.isKept(input, decision)
                ? Optional.of(GuardKeeping.of(before, input, decision, NOON))
                : Optional.empty();
    }

    @Test
    void aCommandThatIsCarriedOutIsKept() {
        var kept = tell(new Arrived(of(Orders.running("a", "W1", 3)), false)).orElseThrow();
        assertThat(kept.incidents()).isEqualTo(List.of(INCIDENT));
        assertThat(kept.subject()).isEqualTo("server:W1");
        assertThat(kept.story().came()).contains("server running W1", "server:W1 3");
        assertThat(kept.story().decided()).isEqualTo("carries it out");
        assertThat(kept.story().routine()).isTrue();
    }

    @Test
    void aStaleCommandIsKeptWithTheReason() {
        tell(new Arrived(of(Orders.running("a", "W1", 3)), false));
        tell(new Finished(of(Orders.running("a", "W1", 3)), DONE, NOON));
        var kept = tell(new Arrived(of(Orders.running("b", "W1", 2)), false)).orElseThrow();
        assertThat(kept.story().decided()).isEqualTo("puts aside; does not begin");
        assertThat(kept.story().reason()).isEqualTo("stale epoch 2 of server:W1: 3 is known");
        assertThat(kept.story().routine()).isFalse();
    }

    @Test
    void looksPollsRepetitionsAndWhatIsAboutNoIncidentAreNotKept() {
        var look = new Condition.ServerExamined(new ServerId("W1"), RS1);
        var poll = new Condition.ServerConnected(new ServerId("W2"), RS1, List.of());
        assertThat(tell(new Arrived(of(Orders.order("a", look, 1)), false))).isEmpty();
        assertThat(tell(new Finished(of(Orders.order("a", look, 1)), DONE, NOON))).isEmpty();
        assertThat(tell(new Arrived(of(Orders.order("b", poll, 1)), false))).isEmpty();
        assertThat(tell(new Arrived(Orders.running("c", "W3", 1), false))).isEmpty();
        assertThat(tell(new Arrived(of(Orders.running("d", "W4", 1)), false))).isPresent();
        assertThat(tell(new Arrived(of(Orders.running("d", "W4", 1)), false))).isEmpty();
    }

    private static Order of(Order order) {
        var command = order.command();
        return new Order(
                order.id(),
                order.pool(),
                order.replyTo(),
                order.traceParent(),
                order.place(),
                order.arrivedAt(),
                new Command(
                        Optional.of(INCIDENT),
                        Optional.empty(),
                        command.executor(),
                        command.epochs(),
                        command.deadline(),
                        command.condition()));
    }
}
