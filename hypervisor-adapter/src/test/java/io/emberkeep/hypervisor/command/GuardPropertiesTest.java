package io.emberkeep.hypervisor.command;

import static io.emberkeep.hypervisor.command.Orders.DONE;
import static io.emberkeep.hypervisor.command.Orders.NOON;
import static io.emberkeep.hypervisor.command.Orders.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.Epoch;
import io.emberkeep.hypervisor.command.GuardEffect.Begin;
import io.emberkeep.hypervisor.command.GuardEffect.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever comes in, in whatever order. */
class GuardPropertiesTest {

    /** Something that happens; which, by the numbers. */
    record Event(int kind, int id, int server, int epoch) {}

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 5))
                .as(Event::new)
                .list()
                .ofMaxSize(80);
    }

    @Property(tries = 500)
    void neverAnOlderEpochAndNeverTwoAtOnce(@ForAll("events") List<Event> events) {
        var run = new Run();
        events.forEach(run::happens);
        run.finishAll();
        assertThat(run.begun).as("all that was admitted is answered once").isEqualTo(run.ended);
    }

    /** Plays the shell and watches. */
    private static final class Run {
        private GuardState state = GuardState.EMPTY;
        private final Map<Resource, Order> running = new HashMap<>();
        private final Map<Resource, Epoch> known = new HashMap<>();
        private final Set<String> answered = new HashSet<>();
        private final Set<String> begun = new HashSet<>();
        private final Set<String> ended = new HashSet<>();

        void happens(Event event) {
            var name = "W" + event.server();
            switch (event.kind()) {
                case 0, 1 ->
                        arrives(
                                Orders.running(
                                        "%d-%s-%d".formatted(event.id(), name, event.epoch()),
                                        name,
                                        event.epoch()));
                case 2 ->
                        arrives(
                                Orders.standDown(
                                        "%d-%s-%d-down".formatted(event.id(), name, event.epoch()),
                                        name,
                                        event.epoch()));
                case 3 -> {
                    var order = running.get(server(name));
                    if (order != null) {
                        finish(order);
                    }
                }
                default -> {
                    learn(server(name), new Epoch(event.epoch()));
                    tell(
                            new GuardInput.EpochsKnown(
                                    Map.of(server(name), new Epoch(event.epoch()))));
                }
            }
        }

        private void arrives(Order order) {
            order.epochs().forEach(this::learn);
            tell(new GuardInput.Arrived(order, false));
        }

        private void learn(Resource resource, Epoch epoch) {
            known.merge(resource, epoch, (old, one) -> old.olderThan(one) ? one : old);
        }

        private void finish(Order order) {
            running.remove(order.resource());
            ended.add(order.id());
            tell(new GuardInput.Finished(order, DONE, NOON.plusSeconds(1)));
        }

        void finishAll() {
            while (!running.isEmpty()) {
                finish(new ArrayList<>(running.values()).getFirst());
            }
            assertThat(state.lanes()).isEmpty();
        }

        private void tell(GuardInput input) {
            var decision = Guard.decide(state, input);
            state = decision.state();
            for (var effect : decision.effects()) {
                if (effect instanceof Begin(var order)) {
                    assertThat(running.put(order.resource(), order))
                            .as("two at once on %s", order.resource())
                            .isNull();
                    assertThat(begun.add(order.id())).as("begun twice").isTrue();
                    order.epochs()
                            .forEach(
                                    (resource, epoch) ->
                                            assertThat(epoch.olderThan(known.get(resource)))
                                                    .as("older than known")
                                                    .isFalse());
                }
                if (effect instanceof Reply(var order, _)) {
                    assertThat(answered.add(order.id())).as("answered twice").isTrue();
                }
            }
        }
    }
}
