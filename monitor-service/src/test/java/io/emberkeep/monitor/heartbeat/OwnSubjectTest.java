package io.emberkeep.monitor.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a member examines of itself, and when (RING-1). */
class OwnSubjectTest {

    private static OwnSubject each(Duration interval) {
        return new OwnSubject(
                Optional.empty(),
                Settings.DEFAULT.network(),
                Optional.empty(),
                List.of(),
                interval);
    }

    @Test
    void aMemberThatIsATargetExaminesItsPortsWithoutSpeaking() {
        var pool = Samples.pool().make();
        var own = OwnSubject.of(pool, new MemberId("W1"));
        var server = pool.inventory().server(Samples.W1).orElseThrow();
        assertThat(own.ip()).contains(server.ip());
        assertThat(own.ports())
                .hasSameSizeAs(server.services())
                .allMatch(port -> port.protocol() == Protocol.TCP)
                .extracting(ServiceDefinition::port)
                .containsExactlyElementsOf(
                        server.services().stream().map(ServiceDefinition::port).toList());
    }

    @Test
    void aMemberThatIsNoServerOrAStandbyExaminesItsGatewayOnly() {
        for (var name : List.of("MS", "Wb")) {
            var own = OwnSubject.of(Samples.pool().make(), new MemberId(name));
            assertThat(own.ip()).isEmpty();
            assertThat(own.ports()).isEmpty();
        }
        var subject = each(Duration.ofSeconds(10));
        assertThat(subject.gateway()).isEqualTo(Optional.<IpAddress>empty());
    }

    @Test
    void theExaminationIsInTheLastSecondOfTheInterval() {
        assertThat(each(Duration.ofSeconds(60)).lead()).isEqualTo(Duration.ofSeconds(1));
        assertThat(each(Duration.ofSeconds(10)).lead()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void ofAShortIntervalItIsInTheLastTenth() {
        assertThat(each(Duration.ofSeconds(2)).lead()).isEqualTo(Duration.ofMillis(200));
        assertThat(each(Duration.ofMillis(300)).lead()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void itIsOverBeforeTheTick() {
        for (var millis : List.of(100, 300, 1_000, 2_000, 10_000, 60_000)) {
            var subject = each(Duration.ofMillis(millis));
            assertThat(subject.atMost()).isPositive().isLessThan(subject.lead());
        }
    }

    @Test
    void theNextTickIsTheOneWhoseExaminationHasNotBegun() { // SYNC-1
        var subject = each(Duration.ofSeconds(10));
        var noon = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(subject.nextTick(noon)).isEqualTo(noon.plusSeconds(10));
        assertThat(subject.nextTick(noon.plusMillis(8_999))).isEqualTo(noon.plusSeconds(10));
        assertThat(subject.nextTick(noon.plusMillis(9_000))).isEqualTo(noon.plusSeconds(20));
    }
}
