package io.emberkeep.testbed.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.emberkeep.testbed.model.Profile.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientsTest {

    private static final String VIP_OF_W2 = "127.21.14.105";

    private final Lab lab = new Lab();

    @Test
    void eachServerHasItsShare() {
        ask(15);
        assertBusy("W1", 15);
        assertBusy("W2", 15);
        assertBusy("M1", 0);
        assertThat(lab.said).isEqualTo("Web is asked 15 % of what its servers can do.");
    }

    @Test
    void nothingIsAskedAtFirst() {
        assertThat(Clients.asked(lab.world, "Web", Instant.EPOCH)).isZero();
        assertThat(load("W1").cpuPercent()).isEqualTo(1);
        assertThat(load("W1").bytesPerSecond()).isZero();
        assertThat(load("W1").memoryUsedBytes()).isEqualTo(load("W1").memoryTotalBytes() / 10);
    }

    @Test
    void whoHoldsEveryVipHasTheWholeLoad() {
        ask(15);
        lab.happens(new Input.RemoveVip("RS3", "W2", VIP_OF_W2))
                .happens(new Input.SetVip("RS1", "W1", VIP_OF_W2));
        assertBusy("W1", 30);
        assertBusy("W2", 0);
    }

    @Test
    void threeServersLoadOnOne() {
        var trio = List.of("V1", "V2", "V3");
        var group = ServiceGroup.EMPTY;
        for (String name : trio) {
            group = group.withServer(name, List.of("vip of " + name));
        }
        assertThat(group.withServer("Vb", List.of()).ordinary()).isEqualTo(3);
        var world = world(trio, group, List.of("V1"), group.vips());
        assertThat(networkPercent(world, "V1")).isCloseTo(45, within(1e-9));
    }

    @Test
    void serverDoesNotDoMoreThanItCan() {
        ask(1000);
        var load = load("W1");
        assertThat(load.cpuPercent()).isEqualTo(100);
        assertThat(load.bytesPerSecond()).isEqualTo(256e6);
        assertThat(load.memoryUsedBytes()).isLessThanOrEqualTo(load.memoryTotalBytes());
    }

    @Test
    void vipThatIsNotAnsweredMakesNoLoad() {
        ask(20);
        lab.happens(new Input.SetLink("RS1", "W1", false));
        assertBusy("W1", 0);
        assertBusy("W2", 20);
        lab.happens(new Input.SetLink("RS1", "W1", true));
        assertBusy("W1", 20);
    }

    @Test
    void standbyThatStandsInHasTheLoad() {
        ask(20);
        lab.happens(new Input.Crash("W1")).resumed("Wb");
        lab.happens(new Input.SetVip("MS", "Wb", Lab.VIP_OF_W1));
        assertBusy("Wb", 20);
        assertThat(load("W1").cpuPercent()).isZero();
    }

    @Test
    void twoOnOneVipShareItsClients() {
        ask(20);
        lab.resumed("Wb").happens(new Input.SetVip("MS", "Wb", Lab.VIP_OF_W1));
        assertBusy("W1", 10);
        assertBusy("Wb", 10);
    }

    @Test
    void pausedServerKeepsItsMemoryAndOneThatIsOffDoesNot() {
        ask(50);
        lab.happens(new Input.Pause("RS1", "W1"));
        assertThat(load("W1").cpuPercent()).isZero();
        assertThat(load("W1").memoryUsedBytes()).isPositive();
        lab.happens(new Input.Destroy("RS1", "W1"));
        assertThat(load("W1").memoryUsedBytes()).isZero();
    }

    @Test
    void loadFollowsItsProfile() {
        var points = List.of(new Point(Duration.ZERO, 10), new Point(Duration.ofSeconds(10), 30));
        lab.happens(new Input.AskLoad("Web", new Profile(points, Optional.empty(), 1)));
        assertThat(lab.said).isEqualTo("Web is asked a load that follows a profile of 2 points.");
        var later = Instant.EPOCH.plusSeconds(5);
        assertThat(Clients.asked(lab.world, "Web", later)).isEqualTo(20);
        assertThat(Clients.load(lab.world, lab.vm("W1"), later).bytesPerSecond())
                .isCloseTo(0.2 * 256e6, within(1.0));
    }

    @Test
    void unknownGroupIsRefused() {
        assertThatThrownBy(() -> lab.happens(new Input.AskLoad("Wed", Profile.constant(1))))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no service group Wed; there are Mail, Web, FTP.");
    }

    @Test
    void nothingIsAskedAfterStartingOver() {
        var described = lab.world;
        ask(15);
        lab.happens(new Input.StartOver(described));
        assertBusy("W1", 0);
    }

    private void ask(double percent) {
        lab.happens(new Input.AskLoad("Web", Profile.constant(percent)));
    }

    private ServerLoad load(String server) {
        return Clients.load(lab.world, lab.vm(server), Instant.EPOCH);
    }

    private void assertBusy(String server, double percent) {
        var load = load(server);
        assertThat(load.bytesPerSecond() / load.ratedBytesPerSecond() * 100)
                .isCloseTo(percent, within(1e-9));
        assertThat(load.cpuPercent()).isBetween(percent, percent + 1);
    }

    private static double networkPercent(World world, String server) {
        var load = Clients.load(world, world.vm(server), Instant.EPOCH);
        return load.bytesPerSecond() / load.ratedBytesPerSecond() * 100;
    }

    /** A group of which some servers run, the first of them with these VIPs; 15 % is asked. */
    private static World world(
            List<String> servers, ServiceGroup group, List<String> running, List<String> vips) {
        var vms = new LinkedHashMap<String, Vm>();
        for (String name : servers) {
            var off = Vm.off(name, "ip of " + name, List.of(), "H");
            vms.put(name, running.contains(name) ? off.running(vips) : off);
        }
        return new World(
                Map.of("H", Host.on("H", "ip of H", "mac")),
                vms,
                vips,
                Lab.NETWORK,
                Map.of(),
                List.of(),
                Map.of("G", group),
                Map.of("G", new AskedLoad(Profile.constant(15), Instant.EPOCH)));
    }
}
