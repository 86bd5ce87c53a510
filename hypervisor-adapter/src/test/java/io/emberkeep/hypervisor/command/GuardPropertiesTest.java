package io.emberkeep.hypervisor.command;

import static io.emberkeep.hypervisor.command.Orders.DONE;
import static io.emberkeep.hypervisor.command.Orders.NOON;
import static io.emberkeep.hypervisor.command.Orders.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.wire.Trees;
import io.emberkeep.hypervisor.command.GuardEffect.Begin;
import io.emberkeep.hypervisor.command.GuardEffect.Reply;
import io.emberkeep.hypervisor.keeping.GuardKeeping;
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

    /** Each so many of all decisions are decided again. */
    private static final int EACH = 3;

    /** Something that happens; which, by the numbers. */
    record Event(int kind, int id, int server, int epoch) {}

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 5))
                .as(Event::new)
                .list()
                .ofMaxSize(120);
    }

    @Property(tries = 300)
    void neverAnOlderEpochAndNeverTwoAtOnce(@ForAll("events") List<Event> events) {
        var run = new Run();
        events.forEach(run::happens);
        run.finishAll();
        assertThat(run.begun).as("all that was admitted is answered once").isEqualTo(run.ended);
        assertThat(run.answered).as("all that came is answered").containsAll(run.arrived);
    }

    /** Plays the shell and watches. */
    private static final class Run {
        private GuardState state = GuardState.EMPTY;
        private int told;
        private final Map<Resource, Order> running = new HashMap<>();
        private final Map<Resource, Epoch> known = new HashMap<>();
        private final Set<String> arrived = new HashSet<>();
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
                case 4 ->
                        arrives(
                                Orders.order(
                                        "look-%d-%s".formatted(event.id(), name),
                                        new Condition.ServerExamined(
                                                new ServerId(name), Orders.RS1),
                                        Map.of(),
                                        NOON));
                case 5 ->
                        arrives(
                                Orders.order(
                                        "late-%d-%s".formatted(event.id(), name),
                                        new Condition.ServerPaused(new ServerId(name), Orders.RS1),
                                        Map.of(server(name).id(), new Epoch(event.epoch())),
                                        NOON.plusSeconds(4 + event.server())));
                case 6 ->
                        arrives(
                                Orders.order(
                                        "wake-%d-%s-%d".formatted(event.id(), name, event.epoch()),
                                        new Condition.HostOn(Orders.RS1),
                                        Map.of(server(name).id(), new Epoch(event.epoch())),
                                        NOON));
                case 7 ->
                        arrives(
                                Orders.order(
                                        "bare-%d-%s".formatted(event.id(), name),
                                        new Condition.ServerOff(new ServerId(name), Orders.RS1),
                                        Map.of(),
                                        NOON));
                case 8 -> {
                    var id = "look-%d-%s".formatted(event.id(), name);
                    if (!arrived.contains(id) && answered.add(id)) {
                        tell(new GuardInput.AnswerRemembered(id, DONE));
                    }
                }
                case 9 ->
                        tell(
                                new GuardInput.Finished(
                                        Orders.running("nobody's", name, event.epoch()),
                                        DONE,
                                        NOON));
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
            arrived.add(order.id());
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

        /** No epoch shrinks; what waits is fresh, is there once, and is not much. */
        private static void consistent(GuardState before, GuardState after) {
            var ids = new HashSet<String>();
            var rightly =
                    before.newest().entrySet().stream()
                                    .noneMatch(
                                            each ->
                                                    after.newest(each.getKey())
                                                            .olderThan(each.getValue()))
                            && after.lanes().entrySet().stream()
                                    .allMatch(
                                            each ->
                                                    each.getValue()
                                                                    .running()
                                                                    .resource()
                                                                    .equals(each.getKey())
                                                            && ids.add(
                                                                    each.getValue().running().id())
                                                            && each.getValue().waiting().size()
                                                                    <= GuardState.Lane.MOST_WAITING
                                                            && each.getValue().waiting().stream()
                                                                    .allMatch(
                                                                            order ->
                                                                                    ids.add(
                                                                                                    order
                                                                                                            .id())
                                                                                            && after.stale(
                                                                                                            order)
                                                                                                    .isEmpty()));
            assertThat(rightly).as("%s follows %s", after, before).isTrue();
        }

        /** With what is kept, which is a part of what the guard knew, the same follows (DESIGN rule 11). */
        private static void decidesTheSameAgain(
                GuardState before, GuardInput input, Guard.Decision decision) {
            var kept = GuardKeeping.of(before, input, decision, NOON);
            var part = Trees.read(kept.facts().state(), GuardState.class);
            var read = Trees.read(kept.facts().input(), GuardInput.class);
            assertThat(GuardKeeping.of(part, read, Guard.decide(part, read), NOON)).isEqualTo(kept);
        }

        private void tell(GuardInput input) {
            var decision = Guard.decide(state, input);
            assertThat(Guard.decide(state, input)).as("the same again").isEqualTo(decision);
            if (++told % EACH == 0) {
                decidesTheSameAgain(state, input, decision);
            }
            consistent(state, decision.state());
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
