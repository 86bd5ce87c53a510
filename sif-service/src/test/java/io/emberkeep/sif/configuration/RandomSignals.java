package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.signal.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Well-formed signals by chance, made for the state in which they come: often fitting, often not. */
final class RandomSignals {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final Random random;
    private final PoolState state;
    private final Instant now;

    /** @param dice the same number in the same state at the same time makes the same signal */
    RandomSignals(long dice, PoolState state, Instant now) {
        this.random = new Random(dice);
        this.state = state;
        this.now = now;
    }

    /** A signal, or a look at the leases. */
    SifInput input(Inventory first) {
        if (random.nextInt(20) == 0) {
            return new SifInput.LeasesChecked(
                    random.nextBoolean() ? now : now.plusSeconds(random.nextInt(60)));
        }
        var deadline =
                switch (random.nextInt(10)) {
                    case 0 -> Optional.of(now.minusMillis(1));
                    case 1, 2 -> Optional.of(now.plusSeconds(5));
                    case 3 -> Optional.of(one(Instant.MIN, Instant.MAX, Instant.EPOCH));
                    default -> Optional.<Instant>empty();
                };
        return new SifInput.SignalReceived(signal(first), deadline, now);
    }

    private Signal signal(Inventory first) {
        if (!state.exists() && random.nextInt(4) > 0) {
            return new OperatorSignal.ApplyInventory("op", first);
        }
        var dice = random.nextInt(100);
        if (dice < 28) {
            return question();
        }
        if (dice < 45) {
            return new RandomTransitions(random, state, now).signal();
        }
        return dice < 88 ? report() : wish();
    }

    private Signal question() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new IncidentQuestion.TakeOver(incident(), member());
            case 2 -> {
                var id = incident();
                yield new IncidentQuestion.ClaimStandby(id, holder(id), epoch(id));
            }
            case 3, 4 -> {
                var id = incident();
                yield new IncidentQuestion.FenceHost(id, holder(id), epoch(id), host(id));
            }
            default -> {
                var id = incident();
                yield new IncidentQuestion.Claim(
                        id,
                        target(id),
                        holder(id),
                        one(TroubleKind.values()),
                        time(),
                        time(),
                        "nothing");
            }
        };
    }

    private Signal report() {
        var id = incident();
        var epoch = epoch(id);
        return switch (random.nextInt(12)) {
            case 0, 1 -> new IncidentReport.Renew(id, holder(id), epoch);
            case 2 ->
                    new IncidentReport.StepTaken(
                            id, epoch, time(), one(Job.values()), one(Step.values()), "");
            case 3, 4 ->
                    new IncidentReport.TargetRecovered(
                            id,
                            epoch,
                            random.nextBoolean() ? Optional.empty() : Optional.of(host(id)),
                            time());
            case 5 -> new IncidentReport.TargetHeld(id, epoch, "held", time());
            case 6, 7 ->
                    new IncidentReport.TargetGivenUp(
                            id,
                            epoch,
                            random.nextBoolean() ? Optional.empty() : Optional.of(host(id)),
                            random.nextBoolean() ? Optional.empty() : Optional.of(standby(id)),
                            "down",
                            time());
            case 8 -> new IncidentReport.ClaimDropped(id, epoch, "dropped", time());
            case 9 ->
                    new IncidentReport.NotActed(
                            id,
                            target(id),
                            member(),
                            one(TroubleKind.values()),
                            time(),
                            time(),
                            "no trust");
            default ->
                    new IncidentReport.FunctionRecovered(id, epoch, standby(id), List.of(), time());
        };
    }

    private Signal wish() {
        return switch (random.nextInt(12)) {
            case 0 ->
                    random.nextBoolean()
                            ? new OperatorSignal.SetMode("op", one(Mode.values()))
                            : new OperatorSignal.SetPowerMode("op", one(PowerMode.values()));
            case 1, 2 -> new OperatorSignal.SetMode("op", Mode.ARMED);
            case 3 ->
                    new OperatorSignal.SetMaintenance(
                            "op", ResourceId.of(anyServer()), random.nextInt(4) == 0);
            case 4 ->
                    new OperatorSignal.SetMaintenance(
                            "op", ResourceId.of(anyHost()), random.nextInt(4) == 0);
            case 5, 6, 7, 8 -> new OperatorSignal.ReturnTarget("op", target(incident()));
            default ->
                    new OperatorSignal.ApplyInventory(
                            "op",
                            new RandomInventories(random)
                                    .changed(state.configuration().inventory()));
        };
    }

    /** Few names, mostly those that are known. */
    private IncidentId incident() {
        var known = new ArrayList<>(state.configuration().incidents());
        if (random.nextInt(3) == 0) {
            known.addAll(state.past().values());
        }
        return known.isEmpty() || random.nextInt(4) == 0
                ? new IncidentId("i" + random.nextInt(30))
                : known.get(random.nextInt(known.size())).id();
    }

    private ServerId target(IncidentId id) {
        var known = state.incident(id).map(Incident::target);
        return known.isPresent() && random.nextInt(8) > 0 ? known.get() : anyServer();
    }

    private ServerId standby(IncidentId id) {
        var known = state.incident(id).flatMap(Incident::standby);
        return known.isPresent() && random.nextInt(8) > 0 ? known.get() : anyServer();
    }

    private HostId host(IncidentId id) {
        var known = state.incident(id).flatMap(Incident::targetHost);
        return known.isPresent() && random.nextInt(4) > 0 ? known.get() : anyHost();
    }

    private MemberId holder(IncidentId id) {
        var known = state.incident(id).map(Incident::holder);
        return known.isPresent() && random.nextInt(6) > 0 ? known.get() : member();
    }

    private Epoch epoch(IncidentId id) {
        var known = state.incident(id).map(Incident::epoch).orElse(Epoch.ZERO);
        return switch (random.nextInt(16)) {
            case 0 -> known.next();
            case 1 -> new Epoch(Math.max(0, known.value() - 1));
            case 2 -> new Epoch(Long.MAX_VALUE);
            default -> known;
        };
    }

    private MemberId member() {
        return new MemberId(one("MS", "MS2", "MS3"));
    }

    private ServerId anyServer() {
        var servers = state.configuration().inventory().servers();
        return servers.isEmpty() || random.nextInt(20) == 0
                ? new ServerId("nobody")
                : one(servers.stream().map(ServerDefinition::name).toArray(ServerId[]::new));
    }

    private HostId anyHost() {
        var hosts = state.configuration().inventory().hosts();
        return hosts.isEmpty() || random.nextInt(20) == 0
                ? new HostId("nowhere")
                : one(hosts.stream().map(HostDefinition::name).toArray(HostId[]::new));
    }

    /** About now; rarely far away. */
    private Instant time() {
        return random.nextInt(50) == 0
                ? one(Instant.MIN, Instant.MAX, Instant.EPOCH, now.plus(Duration.ofDays(400_000)))
                : now.minus(A_MOMENT).plusNanos(random.nextInt(2_000_000_000));
    }

    @SafeVarargs
    private <T> T one(T... all) {
        return all[random.nextInt(all.length)];
    }
}
