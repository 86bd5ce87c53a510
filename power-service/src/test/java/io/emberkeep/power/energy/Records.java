package io.emberkeep.power.energy;

import io.emberkeep.contract.configuration.AtHome;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.transition.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sample pool's records: all serve, nothing sleeps at first. Each method changes one thing. */
final class Records {

    static final Instant T0 = Instant.parse("2026-11-01T22:00:00Z");
    static final HostId RS1 = new HostId("RS1");
    static final HostId RS2 = new HostId("RS2");
    static final HostId RS3 = new HostId("RS3");
    static final TransitionId NIGHT = new TransitionId("sleep-20261101-220000-0001");
    static final TransitionId MORNING = new TransitionId("Web-moderate-20261102-060000-0002");

    private final Inventory inventory = inventory();
    private final List<SleepRow> sleeping = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();

    private static Inventory inventory() {
        try {
            var text = Files.readString(Path.of("../samples/sample.yaml"));
            return InventoryFile.read(text, "sample.yaml").inventory().orElseThrow();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    Records asleep(HostId host, Instant since) {
        sleeping.add(new SleepRow(host, since, NIGHT));
        return this;
    }

    Records doing(TransitionId by, Step step, boolean recorded) {
        transitions.add(
                new Transition(
                        by,
                        TransitionKind.SLEEPING,
                        Optional.empty(),
                        TransitionState.RUNNING,
                        new Epoch(1),
                        new MemberId("power-1"),
                        true,
                        List.of(step),
                        0,
                        recorded,
                        Optional.of(T0.plusSeconds(60)),
                        "nobody in operation on them",
                        T0,
                        Optional.empty()));
        return this;
    }

    Records trouble(ServerId target, TroubleKind kind, HostId host) {
        incidents.add(
                new Incident(
                        new IncidentId("of-" + target),
                        target,
                        kind,
                        IncidentState.RECOVERING,
                        new Epoch(1),
                        new MemberId("monitor-1"),
                        true,
                        Optional.empty(),
                        List.of(),
                        Optional.of(host),
                        Optional.empty(),
                        Optional.empty(),
                        T0,
                        T0,
                        Optional.empty(),
                        Optional.empty()));
        return this;
    }

    PoolConfiguration get() {
        return new PoolConfiguration(
                Revision.ZERO.next(),
                Mode.ARMED,
                PowerMode.AUTOMATIC,
                inventory,
                Set.of(),
                Set.of(),
                inventory.servers().stream()
                        .filter(server -> !server.isStandby())
                        .map(AtHome::row)
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                sleeping,
                List.of(),
                incidents,
                transitions,
                List.of());
    }

    /** The servers whose own host that is. */
    List<ServerId> on(HostId host) {
        return inventory.servers().stream()
                .filter(server -> !server.isStandby())
                .filter(server -> server.host().filter(host::equals).isPresent())
                .map(server -> server.name())
                .toList();
    }
}
