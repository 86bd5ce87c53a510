package io.emberkeep.contract.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.PowerSettings.Band;
import io.emberkeep.contract.inventory.PowerSettings.LightState;
import io.emberkeep.contract.inventory.PowerSettings.MinimumTimes;
import io.emberkeep.contract.inventory.PowerSettings.Thresholds;
import io.emberkeep.contract.inventory.ServerDefinition.Machine;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.contract.inventory.Settings.ReturnWindow;
import io.emberkeep.contract.inventory.Settings.Returning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InventoryFileTest {

    private static final Path SAMPLE = Path.of("../samples/sample.yaml");

    private static final String SMALL =
            """
            pool: small
            hosts:
              RS1: {ip: 10.0.0.201, mac: 02-00-00-00-02-01}
            groups:
              Web:
            servers:
              W1:
                group: Web
                ip: 10.0.0.1
                vips: 10.0.0.101
                host: RS1
                services: httpd
            """;

    @TempDir Path folder;

    @Test
    void theSampleIsPaperCsServerSystem() {
        var result = InventoryFile.readPath(SAMPLE);
        assertThat(result.faults()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        var inventory = result.inventory().orElseThrow();
        assertThat(inventory.hosts()).hasSize(4);
        assertThat(inventory.servers()).hasSize(9);
        assertThat(inventory.server(new ServerId("M1")).orElseThrow().daemons())
                .extracting(DaemonName::value)
                .containsExactly("dovecot", "postfix");
        assertThat(inventory.host(new HostId("MS")).orElseThrow().management()).isTrue();
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        var sample = InventoryFile.readPath(SAMPLE).inventory().orElseThrow();
        assertThat(good(InventoryFile.write(sample))).isEqualTo(sample);
        var many = good(EVERYTHING);
        assertThat(good(InventoryFile.write(many))).isEqualTo(many);
    }

    @Test
    void whatIsNotSaidIsTheDefault() {
        var inventory = good(SMALL);
        assertThat(inventory.settings()).isEqualTo(Settings.DEFAULT);
        var server = inventory.servers().getFirst();
        assertThat(server.machine()).isEqualTo(Machine.VIRTUAL);
        assertThat(server.services())
                .containsExactly(
                        new ServiceDefinition(
                                new DaemonName("httpd"),
                                Protocol.HTTP,
                                80,
                                Optional.empty(),
                                List.of()));
        var host = inventory.hosts().getFirst();
        assertThat(host.libvirt()).isEqualTo("qemu+tls://10.0.0.201/system");
        assertThat(host.executors()).containsExactly(new ExecutorId("adapter"));
    }

    private static final String EVERYTHING =
            """
            pool: many
            settings:
              interval: 1m30s
              network: tcp:7
              returning: window
              window: 22:00-05:30
              massFailureShare: 1
              gateway: 10.0.0.254
              recoveryPoll: 0.5s
              power:
                tariff: {price: 0.3, currency: EUR, gramsOfCo2: 380}
                measuringPeriod: 2s
                staleAfter: 7s
                thresholds: {cpu: {low: 10, high: 33.5}}
                heavy: {memory: {low: 70, high: 90}, cpu: {low: 70, high: 90}, network: {low: 70, high: 90}}
                inARow: 3
                margin: 2.5
                memoryMoves: 0.5
                lightState: redundant
                secondHost: RS2
                reserve: {awakeHosts: 2, standbys: 0}
                minimumTimes: {awake: 0s, asleep: 10s}
                payBack: none
                grace: 0s
                stepLimit: 30s
                wakeLimit: 4m
            hosts:
              RS1:
                ip: fd00::1
                mac: 02:00:00:00:02:01
                libvirt: qemu+ssh://root@[fd00::1]/system
                watts: {idle: 60.5, busy: 1000, suspended: 0}
                executors: [north, south]
              RS2: {ip: fd00::2, mac: 02:00:00:00:02:02}
            groups:
              Web: {baseHost: RS1, services: {httpd: {path: /health, port: 8080}}}
              Other:
            servers:
              W1: {group: Web, ip: 10.0.0.1, vips: [10.0.0.101, 10.0.0.102], host: RS1, type: cpu, standby: Wb}
              O1:
                group: Other
                ip: 10.0.0.2
                machine: physical
                services:
                  squid: {path: "http://example.org/"}
                  ntp: {protocol: command, command: [check-ntp, "{ip}", "on"]}
                  db: {protocol: tcp, port: 5432}
                  sshd:
            standbys:
              Wb: {group: Web, ip: 10.0.0.51, host: RS1}
            """;

    @Test
    void everyFormIsRead() {
        var inventory = good(EVERYTHING);
        assertThat(inventory.settings().interval()).isEqualTo(Duration.ofSeconds(90));
        assertThat(inventory.settings().recoveryPoll()).isEqualTo(Duration.ofMillis(500));
        assertThat(inventory.settings().returning()).isEqualTo(Returning.WINDOW);
        assertThat(inventory.settings().window()).contains(new ReturnWindow("22:00", "05:30"));
        var other = inventory.server(new ServerId("O1")).orElseThrow();
        assertThat(other.services())
                .extracting(ServiceDefinition::protocol)
                .containsExactly(Protocol.HTTP_PROXY, Protocol.COMMAND, Protocol.TCP, Protocol.SSH);
        assertThat(other.services().get(1).command()).containsExactly("check-ntp", "{ip}", "on");
    }

    @Test
    void everyFormOfPowerIsRead() {
        var power = good(EVERYTHING).settings().power().orElseThrow();
        assertThat(power.thresholds())
                .isEqualTo(new Thresholds(new Band(25, 60), new Band(10, 33.5), new Band(20, 50)));
        assertThat(power.heavy()).isPresent();
        assertThat(power.lightState()).isEqualTo(LightState.REDUNDANT);
        assertThat(power.secondHost()).contains(new HostId("RS2"));
        assertThat(power.minimumTimes())
                .isEqualTo(
                        new MinimumTimes(
                                Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(5)));
        assertThat(power.payBack()).isEmpty();
        assertThat(power.tariff())
                .contains(
                        new PowerSettings.Tariff(
                                Optional.of(new PowerSettings.Price(0.3, "EUR")),
                                Optional.of(380.0)));
        assertThat(power.stepLimit()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whoSaysNothingOfPowerSavesNone() {
        assertThat(good(SMALL).settings().power()).isEmpty();
        var yaml = SMALL.replace("hosts:", "settings: {power: none}\nhosts:");
        assertThat(good(yaml).settings().power()).isEmpty();
    }

    @Test
    void powerInBracesIsTheDefaults() {
        var yaml =
                SMALL.replace("hosts:", "settings: {power: {}}\nhosts:")
                                .replace(
                                        "ip: 10.0.0.201",
                                        "watts: {idle: 60, busy: 120, suspended: 4}, ip: 10.0.0.201")
                                .replace("services: httpd", "services: httpd\n    standby: Wb")
                        + "standbys:\n  Wb: {group: Web, ip: 10.0.0.51, host: RS1, services: httpd}\n";
        assertThat(good(yaml).settings().power()).contains(PowerSettings.DEFAULT);
    }

    @Test
    void whatWorksOnlyPartlyIsAWarning() {
        var result = InventoryFile.read(EVERYTHING, "many.yaml");
        assertThat(result.warnings())
                .extracting(InventoryFile.Fault::toString)
                .containsExactly(
                        "many.yaml:40: server O1 is physical and has no mac: it cannot be woken",
                        "many.yaml:40: server O1 has no VIP: no standby can take its place");
    }

    @Test
    void aPhysicalServerMayBeAHostWithItsNameAndAddress() {
        var yaml =
                """
                pool: metal
                hosts:
                  ftp: {ip: 10.0.0.3, mac: 02:00:00:00:06:03}
                  B: {ip: 10.0.0.4, mac: 02:00:00:00:06:04}
                groups:
                  FTP: {services: vsftpd}
                servers:
                  ftp: {group: FTP, ip: 10.0.0.3, vips: [10.0.0.103], machine: physical, host: ftp, standby: ftp-b}
                  other: {group: FTP, ip: 10.0.0.14, vips: [10.0.0.104], machine: physical, host: B, mac: 02:00:00:00:06:04}
                standbys:
                  ftp-b: {group: FTP, ip: 10.0.0.51, host: B}
                """;
        assertThat(InventoryFile.read(yaml, "metal.yaml").warnings()).isEmpty();
        var inventory = good(yaml);
        var ftp = inventory.server(new ServerId("ftp")).orElseThrow();
        assertThat(ftp.isPhysical()).isTrue();
        assertThat(ftp.isOnlyWoken()).isFalse();
        assertThat(inventory.physicalOn(new HostId("ftp"))).contains(ftp);
        assertThat(InventoryFile.read(InventoryFile.write(inventory), "again.yaml").inventory())
                .contains(inventory);
    }

    @Test
    void anInventoryFromElsewhereIsCheckedToo() {
        var small = good(SMALL);
        var twice =
                new Inventory(
                        small.pool(), small.settings(), small.hosts(), List.of(), small.servers());
        assertThat(InventoryFile.check(small, "body").inventory()).contains(small);
        assertThat(InventoryFile.check(twice, "body").faults())
                .extracting(InventoryFile.Fault::toString)
                .containsExactly("body: server W1: group «Web» is not among the groups");
    }

    @Test
    void aDirectoryWithOneYamlFileIsThatFile() throws IOException {
        Files.writeString(folder.resolve("pool.yml"), "\uFEFF" + SMALL.replace("\n", "\r\n"));
        assertThat(InventoryFile.readPath(folder).inventory()).contains(good(SMALL));
    }

    @Test
    void whatIsNotThereIsAFault() throws IOException {
        assertThat(only(folder.resolve("none.yaml")))
                .isEqualTo("there is no such file or directory");
        assertThat(only(folder)).isEqualTo("the directory has neither a YAML file nor .dat files");
        Files.writeString(folder.resolve("a.yaml"), SMALL);
        Files.writeString(folder.resolve("b.yaml"), SMALL);
        assertThat(only(folder)).isEqualTo("the directory has 2 YAML files; name one");
        Files.writeString(folder.resolve("M1.dat"), "");
        assertThat(only(folder))
                .isEqualTo("the directory has both .dat and YAML files; name the YAML file");
    }

    @Test
    void whatIsNoTextOrTooLargeIsNotRead() throws IOException {
        Files.write(folder.resolve("latin.yaml"), "pool: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(only(folder.resolve("latin.yaml"))).isEqualTo("the file is not UTF-8 text");
        Files.writeString(folder.resolve("large.yaml"), "#".repeat(InventoryFile.LARGEST + 1));
        assertThat(only(folder.resolve("large.yaml")))
                .isEqualTo("the file is larger than 512 KiB and is not read");
        assertThat(InventoryFile.read("#".repeat(InventoryFile.LARGEST + 1), "x").faults())
                .hasSize(1);
        assertThat(InventoryFile.read("pool: \u0007", "x").faults()).hasSize(1);
        assertThat(InventoryFile.read("a: ".repeat(10) + "[".repeat(100_000), "x").faults())
                .hasSize(1);
    }

    @Test
    void nothingIsMadeOfWhatTheFileSays() {
        var result = InventoryFile.read("pool: !!java.io.File /tmp/x\n", "x");
        assertThat(result.inventory()).isEmpty();
        assertThat(result.faults()).extracting(InventoryFile.Fault::line).containsOnly(1);
        var recursive = InventoryFile.read("hosts: &a\n  RS1: *a\n", "x");
        assertThat(recursive.inventory()).isEmpty();
    }

    private static Inventory good(String yaml) {
        var result = InventoryFile.read(yaml, "test.yaml");
        assertThat(result.faults()).isEmpty();
        return result.inventory().orElseThrow();
    }

    private static String only(Path path) {
        var faults = InventoryFile.readPath(path).faults();
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().line()).isZero();
        return faults.getFirst().reason();
    }
}
