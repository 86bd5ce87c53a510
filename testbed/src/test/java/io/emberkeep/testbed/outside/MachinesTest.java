package io.emberkeep.testbed.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Physical servers from outside, and what a program on one would notice. */
class MachinesTest {

    private Running bed;

    @BeforeEach
    void start() throws IOException {
        bed = Running.start(Path.of("src/test/resources/metal.yaml"));
    }

    @AfterEach
    void end() {
        bed.close();
    }

    @Test
    void onlyPhysicalServersAreMachinesAndWhoAsksAgainWaitsUntilOneChanges() throws Exception {
        var first = bed.get("/machines").body();
        assertThat(runs("ftp")).isEqualTo("RUNNING");
        assertThat(first.get("machines")).hasSize(2);
        var next = later("/machines?seen=" + first.get("version").asText());
        bed.fault("shutdown", "ftp");
        assertThat(next.join().body().get("machines").get(0).get("runs").asText())
                .isEqualTo("GONE");
        assertThat(runs("web")).isEqualTo("RUNNING");
    }

    @Test
    void whoWaitsInVainIsToldTheSame() throws Exception {
        var first = bed.get("/machines").body();
        assertThat(bed.get("/machines?seen=" + first.get("version").asText()).body())
                .isEqualTo(first);
    }

    @Test
    void suspendedOrFrozenItStandsStill() throws Exception {
        bed.post("/hosts/ftp/power/suspend");
        assertThat(runs("ftp")).isEqualTo("STILL");
        bed.fault("freeze", "web");
        assertThat(runs("web")).isEqualTo("STILL");
    }

    @Test
    void restartIsAnsweredAndThenItsHypervisorIsSilent() throws Exception {
        assertThat(bed.post("/hosts/ftp/hypervisor/vms/ftp/reset").status()).isEqualTo(200);
        assertThat(bed.hangs("/hosts/ftp/hypervisor")).isTrue();
        assertThat(runs("ftp")).isEqualTo("GONE");
        var gone = bed.get("/machines").body().get("version").asText();
        var back = bed.get("/machines?seen=" + gone).body().get("machines").get(0);
        assertThat(back.get("runs").asText()).isEqualTo("RUNNING");
        assertThat(back.get("boot").asText()).isEqualTo("ftp-2");
        assertThat(bed.get("/hosts/ftp/hypervisor/vms/ftp").body().get("state").asText())
                .isEqualTo("RUNNING");
    }

    private String runs(String server) throws Exception {
        for (var one : bed.get("/machines").body().get("machines")) {
            if (one.get("server").asText().equals(server)) {
                return one.get("runs").asText();
            }
        }
        return "none";
    }

    private CompletableFuture<Running.Reply> later(String path) {
        var reply = new CompletableFuture<Running.Reply>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                reply.complete(bed.get(path));
                            } catch (IOException | InterruptedException failed) {
                                reply.completeExceptionally(failed);
                            }
                        });
        return reply;
    }
}
