package io.emberkeep.contract.structure;

import static io.emberkeep.contract.structure.Members.all;
import static io.emberkeep.contract.structure.Members.byManager;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.ServerId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every structure, whoever is up (TOP-4). */
class StructurePropertiesTest {

    /** A structure, members and those that are apart, all from one seed. */
    private record Draw(Structure structure, List<ServerId> members, Set<ServerId> apart) {

        static Draw of(long seed) {
            var random = new Random(seed);
            var structure =
                    switch (random.nextInt(3)) {
                        case 0 -> new Dedicated();
                        case 1 -> new PeerToPeer();
                        default -> new Ring(5 + random.nextInt(30));
                    };
            var members = all(random.nextInt(80));
            var share = random.nextDouble();
            var apart =
                    members.stream()
                            .filter(_ -> random.nextDouble() < share * share)
                            .collect(Collectors.toSet());
            return new Draw(structure, members, apart);
        }

        List<Assignment> assigned() {
            return structure.assign(members, apart);
        }

        /** How many circles have one member left. */
        long alone(Set<ServerId> without) {
            var circles =
                    switch (structure) {
                        case Dedicated _ -> new Circles(List.of());
                        case Ring(var largest) -> Circles.ofAtMost(members, largest);
                        case PeerToPeer _ -> Circles.ofAtLeast(members, 4);
                    };
            return circles.all().stream()
                    .map(one -> one.stream().filter(member -> !without.contains(member)).count())
                    .filter(left -> left == 1)
                    .count();
        }

        List<ServerId> up() {
            return members.stream().filter(one -> !apart.contains(one)).toList();
        }
    }

    @Property(tries = 2000)
    void everyTargetIsWatchedByAnotherThatIsUp(@ForAll long seed) {
        var draw = Draw.of(seed);
        var up = draw.up();
        var nobody = up.size() < 2 || draw.structure() instanceof Dedicated;
        for (var target : up) {
            var first = draw.assigned().stream().filter(one -> one.target().equals(target));
            assertThat(first.filter(one -> one.priority() == 1)).hasSize(nobody ? 0 : 1);
        }
        assertThat(draw.assigned())
                .allMatch(one -> up.contains(one.target()))
                .noneMatch(one -> one.manager().value().equals(one.target().value()))
                .doesNotHaveDuplicates();
        assertThat(draw.assigned())
                .allMatch(one -> up.contains(new ServerId(one.manager().value())));
    }

    @Property(tries = 2000)
    void loadsAreEven(@ForAll long seed) {
        var draw = Draw.of(seed);
        var most =
                switch (draw.structure()) {
                    case Dedicated _ -> 0;
                    case Ring _ -> 1;
                    case PeerToPeer _ -> 2;
                };
        assertThat(byManager(draw.assigned()).values()).allMatch(targets -> targets.size() <= most);
    }

    /** In a ring its watcher changes, in a management group both its neighbours: more only where one is left alone. */
    @Property(tries = 4000)
    void aRemovalChangesOnlyItsNeighbours(@ForAll long seed) {
        var draw = Draw.of(seed);
        if (draw.up().isEmpty()) {
            return;
        }
        var gone = draw.up().get(new Random(seed).nextInt(draw.up().size()));
        var apart = new HashSet<>(draw.apart());
        apart.add(gone);
        var before = byManager(draw.assigned());
        var after = byManager(draw.structure().assign(draw.members(), apart));
        var changed =
                before.keySet().stream()
                        .filter(manager -> !manager.equals(gone.value()))
                        .filter(manager -> !before.get(manager).equals(after.get(manager)))
                        .toList();
        var leavesOneAlone = draw.alone(draw.apart()) != draw.alone(apart);
        var most =
                switch (draw.structure()) {
                    case Dedicated _ -> 0;
                    case Ring _ -> leavesOneAlone ? 3 : 1;
                    case PeerToPeer _ -> leavesOneAlone ? 6 : 2;
                };
        assertThat(changed).hasSizeLessThanOrEqualTo(most);
    }
}
