package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.transition.Applied;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What power-services may say, sense and nonsense; mostly what could be said now. */
final class RandomTransitions {

    private static final Duration A_STEP = Duration.ofSeconds(20);

    private final Random random;
    private final PoolState state;
    private final Instant now;

    RandomTransitions(Random random, PoolState state, Instant now) {
        this.random = random;
        this.state = state;
        this.now = now;
    }

    Signal signal() {
        var known = state.configuration().transitions();
        if (known.isEmpty() || random.nextInt(4) == 0) {
            return claim();
        }
        var one = known.get(random.nextInt(known.size()));
        if (one.state() == TransitionState.PROPOSED || one.state() == TransitionState.APPROVED) {
            return random.nextBoolean()
                    ? new OperatorSignal.DecideTransition("op", one.id(), random.nextInt(3) > 0)
                    : new TransitionQuestion.TakeOverTransition(one.id(), member());
        }
        if (one.steps().isEmpty() || one.recorded() && one.step() + 1 == one.steps().size()) {
            var outcome =
                    one.state() == TransitionState.UNDOING
                            ? TransitionState.UNDONE
                            : TransitionState.DONE;
            return new TransitionQuestion.EndTransition(
                    one.id(), one.epoch(), outcome, "all", true);
        }
        if (one.unseen().isPresent() && random.nextInt(4) == 0) {
            return new TransitionQuestion.EndTransition(
                    one.id(), one.epoch(), TransitionState.STOPPED, "silent", false);
        }
        var epoch = random.nextInt(8) == 0 ? new Epoch(random.nextInt(3)) : one.epoch();
        var next = one.until().isPresent() && one.recorded() ? one.step() + 1 : one.step();
        var index = random.nextInt(8) == 0 ? random.nextInt(4) : next;
        return switch (random.nextInt(30)) {
            case 0 -> new TransitionQuestion.TakeOverTransition(one.id(), member());
            case 1 -> new TransitionReport.RenewTransition(one.id(), member(), epoch);
            case 2 -> new TransitionQuestion.UndoTransition(one.id(), epoch, "it failed");
            case 3 ->
                    new TransitionQuestion.EndTransition(
                            one.id(),
                            epoch,
                            any(TransitionState.values()),
                            "so be it",
                            random.nextBoolean());
            case 5 -> new TransitionReport.WithdrawTransition(one.id(), member(), "not now");
            case 4 -> new OperatorSignal.DecideTransition("op", one.id(), random.nextBoolean());
            case 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 ->
                    new TransitionQuestion.StepRecorded(
                            one.id(), epoch, random.nextInt(8) == 0 ? index : one.step());
            default ->
                    new TransitionQuestion.StepBegun(
                            one.id(),
                            epoch,
                            index,
                            random.nextInt(8) == 0 ? now : now.plus(A_STEP));
        };
    }

    private Signal claim() {
        var groups = names(state.configuration().inventory().groups(), GroupDefinition::name);
        var group = groups.isEmpty() ? new GroupId("none") : any(groups);
        var id = new TransitionId("t" + random.nextInt(1_000));
        return switch (random.nextInt(8)) {
            case 0, 1 -> claim(id, TransitionKind.SLEEPING, Optional.empty(), sleeps());
            case 2 -> claim(id, TransitionKind.DRAIN, Optional.empty(), drain(groups));
            case 3 -> claim(id, TransitionKind.MOVE, Optional.of(group), steps(group));
            default -> claim(id, TransitionKind.GOING_LIGHT, Optional.of(group), steps(group));
        };
    }

    private Signal claim(
            TransitionId id, TransitionKind kind, Optional<GroupId> group, List<Step> steps) {
        return new TransitionQuestion.ClaimTransition(id, member(), kind, group, steps, "why not");
    }

    /** Steps of two groups, and then a host in maintenance, be it empty or not. */
    private List<Step> drain(List<GroupId> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        var placement = Placement.of(state.configuration());
        var steps = new ArrayList<Step>();
        for (var step : steps(any(groups))) {
            steps.add(step);
        }
        for (var step : steps(any(groups))) {
            if (Walk.through(placement, append(steps, step)) instanceof Walk.Result.Good) {
                steps.add(step);
            }
        }
        steps.add(new Step.BeginMaintenance(host()));
        return steps;
    }

    private static List<Step> append(List<Step> steps, Step more) {
        var all = new ArrayList<>(steps);
        all.add(more);
        return all;
    }

    private List<Step> sleeps() {
        return names(state.configuration().inventory().hosts(), HostDefinition::name).stream()
                .filter(_ -> random.nextBoolean())
                .<Step>map(Step.SleepHost::new)
                .toList();
    }

    /** Some that may be taken one after another, and now and then one that may not. */
    private List<Step> steps(GroupId group) {
        var placement = Placement.of(state.configuration());
        var steps = new ArrayList<Step>();
        var most = 1 + random.nextInt(5);
        for (var i = 0; i < 30 && steps.size() < most; i++) {
            var step = step(placement, group);
            if (Walk.whyNot(placement, step).isEmpty()) {
                steps.add(step);
                placement = Applied.after(placement, step);
            } else if (random.nextInt(60) == 0) {
                steps.add(step);
                return steps;
            }
        }
        return steps;
    }

    private Step step(Placement placement, GroupId group) {
        var server = server(group);
        var other = server(group);
        var home = placement.hostOf(server).orElseGet(this::host);
        var vips =
                placement.inOperation(server).map(row -> row.vips()).orElse(List.of()).stream()
                        .filter(_ -> random.nextInt(3) > 0)
                        .toList();
        return switch (random.nextInt(12)) {
            case 10 -> bringHome(placement, group, server);
            case 11 -> new Step.StopSpare(group, server, home);
            case 9 -> new Step.MoveServer(group, server, home, host());
            case 0 -> new Step.WakeHosts(List.of(host()));
            case 1 -> new Step.MigrateServer(group, server, home, host());
            case 2 -> new Step.ReturnServer(group, server, home, host());
            case 3, 4 ->
                    new Step.MoveVips(
                            group,
                            vips,
                            server,
                            home,
                            other,
                            placement.hostOf(other).orElseGet(this::host),
                            Duration.ZERO);
            case 5 -> new Step.SuspendServer(group, server, home);
            case 6 -> new Step.ResumeServer(group, server, any(hosts()));
            case 7 ->
                    new Step.StartSpare(
                            group,
                            server,
                            placement
                                    .inventory()
                                    .server(server)
                                    .flatMap(placement::waitsOn)
                                    .orElseGet(this::host));
            default ->
                    new Step.RecordShape(
                            group, any(LoadCondition.values()), any(LoadCondition.values()));
        };
    }

    private Step bringHome(Placement placement, GroupId group, ServerId server) {
        var away = placement.away().keySet().stream().findFirst().orElse(server);
        var home = placement.inventory().server(away).flatMap(ServerDefinition::host);
        return new Step.BringStandbyHome(
                placement.inventory().server(away).map(ServerDefinition::group).orElse(group),
                away,
                placement.away().getOrDefault(away, host()),
                home.orElseGet(this::host));
    }

    private ServerId server(GroupId group) {
        var all =
                state.configuration().inventory().servers().stream()
                        .filter(one -> one.group().equals(group))
                        .map(ServerDefinition::name)
                        .toList();
        return all.isEmpty() ? new ServerId("nobody") : any(all);
    }

    private HostId host() {
        return any(hosts());
    }

    private List<HostId> hosts() {
        var all = names(state.configuration().inventory().hosts(), HostDefinition::name);
        return all.isEmpty() ? List.of(new HostId("nowhere")) : all;
    }

    private MemberId member() {
        return new MemberId("power-" + random.nextInt(2));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private static <T, N> List<N> names(List<T> all, java.util.function.Function<T, N> name) {
        return all.stream().map(name).toList();
    }
}
