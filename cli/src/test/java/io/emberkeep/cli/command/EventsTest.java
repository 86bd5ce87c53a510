package io.emberkeep.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.view.EventView;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.wire.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:01.620Z");
    private static final Failure RECOVERED =
            new Failure.FunctionRecovered(
                    new IncidentId("i-1"),
                    new ServerId("W1"),
                    AT,
                    new ServerId("Wb"),
                    List.of(new IpAddress("127.21.14.102")),
                    Duration.ofMillis(1620),
                    Duration.ofMillis(50));

    @Test
    void sinceIsADurationOrATime() {
        assertThat(Events.ago("10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(Events.ago("7d")).isEqualTo(Duration.ofDays(7));
        assertThat(Events.ago(Instant.now().minusSeconds(60).toString()))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
        assertThatThrownBy(() -> Events.ago("yesterday"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("10m");
    }

    @Test
    void anEventIsALineForPeople() {
        assertThat(EventView.line(envelope(), RECOVERED, ZoneOffset.UTC, false))
                .isEqualTo(
                        "2026-11-23 10:00:01.620  sample       W1     function recovered: Wb serves"
                                + " 127.21.14.102 after 1.620 s (takeover 0.050 s)");
    }

    @Test
    void anEventIsACloudEventForScripts() {
        var json = EventView.json(envelope(), RECOVERED);
        assertThat(json.get("specversion").asText()).isEqualTo("1.0");
        assertThat(json.get("type").asText())
                .isEqualTo("io.emberkeep.failure.function-recovered.v1");
        assertThat(json.get("pool").asText()).isEqualTo("sample");
        assertThat(json.at("/data/takeover").asText()).isEqualTo("PT0.05S");
        assertThat(json.toString()).doesNotContain("\n");
    }

    private static Envelope<Failure> envelope() {
        return Envelope.of("/monitor-service/MS", AT, new PoolId("sample"), RECOVERED);
    }
}
