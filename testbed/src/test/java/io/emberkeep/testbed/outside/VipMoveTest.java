package io.emberkeep.testbed.outside;

import static io.emberkeep.testbed.outside.Client.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VipMoveTest {

    private static final int NETWORK = 4007;
    private static Running running;

    private String vip;

    @BeforeAll
    static void start() throws IOException {
        running = Running.start();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void asDescribed() throws IOException, InterruptedException {
        running.reset();
        vip = running.address(102);
        running.post("/hosts/MS/hypervisor/vms/Wb/resume");
    }

    @Test
    void announcedVipIsFoundAtOnce() throws Exception {
        running.link("RS1", "W1", false);
        vip("PUT", "");
        assertThat(Client.sees(vip, NETWORK)).isEqualTo(SILENT);
        vip("POST", "/announce");
        assertThat(Client.sees(vip, NETWORK)).isEqualTo("Wb");
        assertThat(Client.web(vip)).isEqualTo("Wb");
        assertThat(conflicts()).isZero();
    }

    @Test
    void vipThatIsNotAnnouncedIsFoundOnlyAfterTheNetworkForgot() throws Exception {
        running.link("RS1", "W1", false);
        vip("PUT", "");
        long from = System.nanoTime();
        await().pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(Client.sees(vip, NETWORK)).isEqualTo("Wb"));
        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void vipOnTwoServersIsAConflictAndBothAnswer() throws Exception {
        vip("PUT", "");
        var seen = new HashSet<String>();
        for (int each = 0; each < 6; each++) {
            seen.add(Client.sees(vip, NETWORK));
        }
        assertThat(seen).containsExactlyInAnyOrder("W1", "Wb");
        vip("DELETE", "");
        var conflict = running.get("/state").body().get("conflicts").get(0);
        assertThat(conflict.get("vip").asText()).isEqualTo(vip);
        assertThat(conflict.get("vms")).hasSize(2);
        assertThat(conflict.get("from").asText()).isLessThan(conflict.get("to").asText());
        assertThat(Client.sees(vip, NETWORK)).isEqualTo("W1");
    }

    @Test
    void nobodyConnectsOnceTheCutIsAnswered() throws Exception {
        var on = new AtomicBoolean(true);
        var cut = new AtomicInteger(); // the round in which the link is surely cut; 0 if it is not
        var connectedWhileCut = new ConcurrentLinkedQueue<String>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int each = 0; each < 8; each++) {
                clients.execute(
                        () -> {
                            while (on.get()) {
                                int before = cut.get();
                                String sees = Client.sees(vip, NETWORK);
                                boolean whileCut = before > 0 && before == cut.get();
                                if (whileCut && !sees.equals(SILENT)) {
                                    connectedWhileCut.add(sees);
                                }
                            }
                        });
            }
            for (int round = 1; round <= 5; round++) {
                running.link("RS1", "W1", false);
                cut.set(round);
                await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                cut.set(0);
                running.link("RS1", "W1", true);
                await().until(() -> Client.sees(vip, NETWORK).equals("W1"));
            }
            on.set(false);
        }
        assertThat(connectedWhileCut).isEmpty();
    }

    @Test
    void switchTakesAFewMilliseconds() throws Exception {
        List<Long> micros = new ArrayList<>();
        for (int each = 0; each < 60; each++) {
            long from = System.nanoTime();
            running.link("RS1", "W1", each % 2 == 1);
            micros.add((System.nanoTime() - from) / 1000);
        }
        micros.sort(Long::compare);
        System.out.printf(
                "link switched, HTTP and all: median %d us, 95%% %d us%n",
                micros.get(30), micros.get(57));
        assertThat(micros.get(30)).isLessThan(100_000);
    }

    @Test
    void migrationServesButForTheStopTime() throws Exception {
        running.send(
                "PUT",
                "/times",
                "{\"vmMigration\":\"PT60S\",\"vmMigrationStop\":\"PT40S\"}"); // 1200 and 800 ms
        var sees = new ArrayList<String>();
        try (var migrator = Executors.newVirtualThreadPerTaskExecutor()) {
            var moved =
                    migrator.submit(
                            () ->
                                    running.send(
                                            "POST",
                                            "/hosts/RS1/hypervisor/vms/W1/migrate",
                                            "{\"to\":\"RS3\"}"));
            while (!moved.isDone()) {
                sees.add(Client.sees(vip, NETWORK));
            }
            assertThat(moved.get().status()).isEqualTo(200);
        } finally {
            running.send(
                    "PUT", "/times", "{\"vmMigration\":\"PT0.9S\",\"vmMigrationStop\":\"PT0.2S\"}");
        }
        assertThat(sees.getFirst()).isEqualTo("W1");
        assertThat(sees).contains(SILENT);
        assertThat(sees.stream().filter("W1"::equals).count()).isGreaterThan(5);
        assertThat(Client.web(vip)).isEqualTo("W1");
        assertThat(running.get("/hosts/RS3/hypervisor/vms/W1").status()).isEqualTo(200);
        assertThat(running.get("/hosts/RS1/hypervisor/vms/W1").status()).isEqualTo(404);
    }

    private void vip(String method, String more) throws IOException, InterruptedException {
        var reply =
                running.send(method, "/hosts/MS/hypervisor/vms/Wb/agent/vips/" + vip + more, "");
        assertThat(reply.status()).isEqualTo(200);
    }

    private static int conflicts() throws IOException, InterruptedException {
        return running.get("/state").body().get("conflicts").size();
    }
}
