package io.emberkeep.power.energy;

import static io.emberkeep.power.energy.Records.MORNING;
import static io.emberkeep.power.energy.Records.NIGHT;
import static io.emberkeep.power.energy.Records.RS1;
import static io.emberkeep.power.energy.Records.RS2;
import static io.emberkeep.power.energy.Records.RS3;
import static io.emberkeep.power.energy.Records.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.energy.HostSpan.Doing;
import io.emberkeep.power.load.ServerLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What hosts did, from records and samples. */
class HostSpansTest {

    private static final Instant END = T0.plusSeconds(60);
    private static final DecisionName BY_NIGHT = new DecisionName(NIGHT.value());

    private static Map<ServerId, ServerLoad> loads(double percent, List<ServerId> servers) {
        var loads = new HashMap<ServerId, ServerLoad>();
        servers.forEach(
                server -> loads.put(server, new ServerLoad(1e9, 2e9, percent, 2, 0, 256e6)));
        return loads;
    }

    private static HostSpans.Told told(Records records, Map<ServerId, ServerLoad> loads) {
        return HostSpans.of(records.get(), loads, T0, END);
    }

    private static List<HostSpan> of(HostSpans.Told told, HostId host) {
        return told.spans().stream().filter(span -> span.host().equals(host)).toList();
    }

    private static HostSpan whole(HostId host, Doing doing) {
        return new HostSpan(host, doing, T0, END);
    }

    @Test
    void aHostIsAsBusyAsItsServers() {
        var records = new Records();
        var told = told(records, loads(40, records.on(RS1)));
        assertThat(of(told, RS1)).containsExactly(whole(RS1, new Doing.Awake(0.4)));
    }

    @Test
    void whoIsNotMeasuredCountsAsIdleAndItIsSaid() {
        var records = new Records();
        var told = told(records, loads(40, records.on(RS1)));
        assertThat(of(told, RS2)).containsExactly(whole(RS2, new Doing.Awake(0)));
        assertThat(told.assumedIdle()).isEqualTo(Duration.ofMinutes(2));
        // Nobody serves on the management host: there is nothing to be measured.
        assertThat(of(told, new HostId("MS")))
                .containsExactly(whole(new HostId("MS"), new Doing.Awake(0)));
    }

    @Test
    void aSleepingHostIsAsleepByWhatPutItToSleep() {
        var told = told(new Records().asleep(RS2, T0.minusSeconds(600)), Map.of());
        assertThat(of(told, RS2)).containsExactly(whole(RS2, new Doing.Asleep(BY_NIGHT)));
    }

    @Test
    void aTimeThatNobodySawIsDividedWhereTheRecordsSayTheHostFellAsleep() {
        var at = T0.plusSeconds(20);
        var told = told(new Records().asleep(RS2, at), Map.of());
        assertThat(of(told, RS2))
                .containsExactly(
                        new HostSpan(RS2, new Doing.Awake(0), T0, at),
                        new HostSpan(RS2, new Doing.Asleep(BY_NIGHT), at, END));
    }

    @Test
    void fallingAsleepCostsTheDecisionThatWantsIt() {
        var told = told(new Records().doing(NIGHT, new Step.SleepHost(RS2), false), Map.of());
        assertThat(of(told, RS2)).containsExactly(whole(RS2, new Doing.Changing(BY_NIGHT)));
    }

    @Test
    void wakingCostsTheDecisionThatPutItToSleep() {
        var records =
                new Records()
                        .asleep(RS2, T0.minusSeconds(600))
                        .doing(MORNING, new Step.WakeHosts(List.of(RS2, RS3)), false);
        var told = told(records, Map.of());
        assertThat(of(told, RS2)).containsExactly(whole(RS2, new Doing.Changing(BY_NIGHT)));
        assertThat(of(told, RS3)).containsExactly(whole(RS3, new Doing.Awake(0)));
    }

    @Test
    void aStepThatIsRecordedChangesNothingAnyMore() {
        var told = told(new Records().doing(NIGHT, new Step.SleepHost(RS2), true), Map.of());
        assertThat(of(told, RS2)).containsExactly(whole(RS2, new Doing.Awake(0)));
    }

    @Test
    void aHostWhoseEveryServerIsSilentIsOff() {
        var records = new Records();
        records.on(RS2).forEach(server -> records.trouble(server, TroubleKind.NETWORK, RS2));
        var told = told(records, Map.of());
        assertThat(of(told, RS2)).containsExactly(whole(RS2, new Doing.Off()));
        assertThat(of(told, RS1)).containsExactly(whole(RS1, new Doing.Awake(0)));
    }

    @Test
    void aServiceInTroubleOrOneServerThatIsMeasuredMeansThatItIsOn() {
        var service = new Records();
        service.on(RS2).forEach(server -> service.trouble(server, TroubleKind.SERVICE, RS2));
        assertThat(of(told(service, Map.of()), RS2))
                .containsExactly(whole(RS2, new Doing.Awake(0)));
        var one = new Records();
        one.on(RS2).forEach(server -> one.trouble(server, TroubleKind.NETWORK, RS2));
        assertThat(of(told(one, loads(50, one.on(RS2).subList(0, 1))), RS2))
                .containsExactly(whole(RS2, new Doing.Awake(0.5)));
    }
}
