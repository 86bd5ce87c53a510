package io.emberkeep.testbed.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateKeptTest {

    @TempDir private Path folder;
    private final String prefix = Running.freePrefix();

    @Test
    void everythingIsAsItWasLeft() throws Exception {
        var before = "";
        try (var first = Running.start(Optional.of(folder), prefix)) {
            first.fault("crash", "W1");
            first.post("/hosts/MS/hypervisor/vms/Wb/resume");
            var agent = "/hosts/MS/hypervisor/vms/Wb/agent/vips/" + first.address(102);
            first.send("PUT", agent, "");
            first.post(agent + "/announce");
            first.fault("power-off", "RS2");
            before = first.get("/state").body().toString();
        }
        try (var second = Running.start(Optional.of(folder), prefix)) {
            assertThat(second.get("/state").body()).hasToString(before);
            assertThat(Client.web(second.address(102))).isEqualTo("Wb");
            second.reset();
            assertThat(Client.web(second.address(102))).isEqualTo("W1");
        }
    }

    @Test
    void bootThatWasUnderWayEnds() throws Exception {
        try (var first = Running.start(Optional.of(folder), prefix)) {
            first.fault("restart", "W1");
        }
        try (var second = Running.start(Optional.of(folder), prefix)) {
            await().untilAsserted(() -> assertThat(Client.web(second.address(2))).isEqualTo("W1"));
        }
    }

    @Test
    void stateThatCannotBeUnderstoodOrIsAnothersIsLeft() throws Exception {
        try (var first = Running.start(Optional.of(folder), prefix)) {
            first.fault("crash", "W1");
        }
        try (var other = Running.start(Optional.of(folder), Running.freePrefix(prefix))) {
            assertThat(Client.web(other.address(2))).isEqualTo("W1");
        }
        Files.writeString(folder.resolve("datacentre.json"), "{");
        try (var again = Running.start(Optional.of(folder), prefix)) {
            assertThat(Client.web(again.address(2))).isEqualTo("W1");
        }
    }
}
