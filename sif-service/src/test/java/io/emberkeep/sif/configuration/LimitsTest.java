package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.MS;
import static io.emberkeep.sif.configuration.SamplePool.incident;
import static io.emberkeep.sif.configuration.SamplePool.reason;
import static io.emberkeep.sif.configuration.SamplePool.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.sif.support.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is too much to be recorded, reckoned with or told is refused with a sentence. */
class LimitsTest {

    private final SamplePool pool = new SamplePool();

    @Test
    void aTimeThatNobodyCanReckonWithIsRefused() {
        var claim =
                new Claim(
                        incident("i1"),
                        server("W1"),
                        MS,
                        TroubleKind.NETWORK,
                        pool.now,
                        Instant.MAX,
                        "no answer");

        assertThat(reason(pool.tell(claim).answer().orElseThrow())).contains("is not between");
        assertThat(pool.state.incident(incident("i1"))).isEmpty();
    }

    @Test
    void aReportOfSuchATimeIsPutAside() {
        pool.granted("i1", "W1");
        pool.tell(
                new TargetRecovered(
                        incident("i1"), pool.epoch("i1"), Optional.empty(), Instant.MIN));

        assertThat(pool.last.deadLetter()).get().asString().contains("is not between");
        assertThat(pool.theIncident("i1").state()).isEqualTo(IncidentState.RECOVERING);
    }

    @Test
    void settingsThatNoFileCouldSayAreRefused() { // DESIGN rule 13
        var sample = Samples.inventory();
        var endless = leasedFor(sample.settings(), Duration.ofSeconds(Long.MAX_VALUE));
        var answer = apply(with(sample, endless, sample.servers()));

        assertThat(answer).startsWith("lease of settings").contains("is no duration");
        assertThat(
                        apply(
                                with(
                                        sample,
                                        leasedFor(sample.settings(), Duration.ZERO),
                                        sample.servers())))
                .contains("lease");
        assertThat(pool.revision()).isEqualTo(1);
    }

    @Test
    void aPoolThatCouldNotBeToldInOneMessageIsRefused() { // DESIGN rule 7
        var sample = Samples.inventory().withoutPower();
        var servers = IntStream.range(0, 1_400).mapToObj(i -> numbered(sample, i)).toList();

        assertThat(apply(with(sample, sample.settings(), servers)))
                .contains("split it into several pools");
        assertThat(pool.revision()).isEqualTo(1);
    }

    private String apply(Inventory inventory) {
        return reason(pool.tell(new ApplyInventory("ops", inventory)).answer().orElseThrow());
    }

    private static Inventory with(
            Inventory sample, Settings settings, List<ServerDefinition> servers) {
        return new Inventory(sample.pool(), settings, sample.hosts(), sample.groups(), servers);
    }

    private static ServerDefinition numbered(Inventory sample, int number) {
        var like = sample.server(server("W1")).orElseThrow();
        return new ServerDefinition(
                new ServerId("W" + number),
                like.role(),
                like.machine(),
                like.group(),
                new IpAddress("10.1.%d.%d".formatted(number / 200, number % 200 + 1)),
                List.of(new IpAddress("10.2.%d.%d".formatted(number / 200, number % 200 + 1))),
                like.type(),
                like.host(),
                like.mac(),
                like.services(),
                Optional.empty());
    }

    private static Settings leasedFor(Settings before, Duration lease) {
        return new Settings(
                before.interval(),
                before.network(),
                before.networkTimeout(),
                before.serviceTimeout(),
                before.maximumRestartWait(),
                before.daemonRestartWait(),
                before.recoveryPoll(),
                before.repair(),
                before.failover(),
                before.returning(),
                before.window(),
                before.flapping(),
                before.fencing(),
                lease,
                before.commandDeadline(),
                before.migrationDeadline(),
                before.massFailureShare(),
                before.gateway(),
                before.structure(),
                before.power());
    }
}
