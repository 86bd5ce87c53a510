package io.emberkeep.contract.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.InventoryFile.Fault;
import io.emberkeep.contract.inventory.ServerDefinition.Machine;
import io.emberkeep.contract.inventory.ServerDefinition.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The papers' management data, in all three kinds (DBSS-2). */
final class DatImportTest {

    private static final String M1 =
            "172.21.14.101\nM1\n172.21.14.1\nMail\ndovecot postfix\nMb\n172.21.14.51\n172.21.14.201\n";
    private static final String MB = "—\nMb\n172.21.14.51\nMail\ndovecot postfix\n—\n—\n—\n";

    @TempDir Path folder;

    @Test
    void paperCsTwoFilesImportAsPrinted() {
        var result = InventoryFile.readPath(Path.of("../samples/dat"));
        assertThat(result.faults()).isEmpty();
        var inventory = result.inventory().orElseThrow();
        var target = inventory.server(new ServerId("M1")).orElseThrow();
        assertThat(target.role()).isEqualTo(Role.TARGET);
        assertThat(target.machine()).isEqualTo(Machine.VIRTUAL);
        assertThat(target.vips()).containsExactly(new IpAddress("172.21.14.101"));
        assertThat(target.ip()).isEqualTo(new IpAddress("172.21.14.1"));
        assertThat(target.group()).isEqualTo(new GroupId("Mail"));
        assertThat(target.daemons())
                .containsExactly(new DaemonName("dovecot"), new DaemonName("postfix"));
        assertThat(target.standby()).contains(new ServerId("Mb"));
        assertThat(target.host()).contains(new HostId("RS-172.21.14.201"));
        var standby = inventory.server(new ServerId("Mb")).orElseThrow();
        assertThat(standby.role()).isEqualTo(Role.STANDBY);
        assertThat(standby.ip()).isEqualTo(new IpAddress("172.21.14.51"));
        assertThat(standby.host()).contains(new HostId("MS"));
        assertThat(inventory.host(new HostId("MS")).orElseThrow().management()).isTrue();
    }

    @Test
    void eachOfThemImportsAloneToo() {
        write("M1.dat", M1);
        var alone = InventoryFile.readPath(folder.resolve("M1.dat")).inventory().orElseThrow();
        assertThat(alone.server(new ServerId("Mb")).orElseThrow().daemons())
                .as("a backup without a file of its own has the target's daemons")
                .hasSize(2);
        write("Mb.dat", MB);
        var backup = InventoryFile.readPath(folder.resolve("Mb.dat"));
        assertThat(backup.faults()).isEmpty();
        assertThat(backup.inventory().orElseThrow().servers())
                .extracting(ServerDefinition::role)
                .containsExactly(Role.STANDBY);
        assertThat(backup.warnings())
                .extracting(Fault::reason)
                .contains("the inventory has only standbys: there is nothing to watch");
    }

    @Test
    void twoTargetsShareOneBackup() {
        write("M1.dat", M1);
        write("M2.dat", M1.replace("101", "104").replace("14.1\n", "14.4\n").replace("M1", "M2"));
        var inventory = good();
        assertThat(inventory.servers()).hasSize(3);
        assertThat(inventory.hosts()).hasSize(2);
    }

    @Test
    void sevenLinesAreAPhysicalServerWithAVirtualBackup() { // P
        write("server1.dat", "10.0.0.201\nserver1\n10.0.0.1\nWeb\nhttpd\nserver1b\n10.0.0.51\n");
        var inventory = good();
        var target = inventory.server(new ServerId("server1")).orElseThrow();
        assertThat(target.machine()).isEqualTo(Machine.PHYSICAL);
        assertThat(target.host()).isEmpty();
        assertThat(inventory.server(new ServerId("server1b")).orElseThrow().machine())
                .isEqualTo(Machine.VIRTUAL);
        assertThat(InventoryFile.readPath(folder).warnings())
                .extracting(Fault::reason)
                .contains("server server1 is physical and has no mac: it cannot be woken");
    }

    @Test
    void fiveLinesAndAnUnnamedSixthAreAServerWithoutBackup() { // R
        write("FTP.dat", "10.0.0.101\nFTP\n10.0.0.1\nftp\nvsftpd\nwhatever\n");
        write("mail.dat", "10.0.0.102\nmail\n10.0.0.2\nmail\npostfix dovecot\n-\n");
        write("proxy.dat", "10.0.0.103\nproxy\n10.0.0.3\nproxy\nsquid");
        var inventory = good();
        assertThat(inventory.servers())
                .extracting(ServerDefinition::machine)
                .containsOnly(Machine.PHYSICAL);
        assertThat(inventory.servers())
                .extracting(ServerDefinition::standby)
                .allMatch(one -> one.isEmpty());
        assertThat(inventory.hosts()).isEmpty();
        assertThat(InventoryFile.readPath(folder).warnings())
                .filteredOn(warning -> warning.reason().startsWith("the sixth"))
                .hasSize(1)
                .first()
                .satisfies(warning -> assertThat(warning.line()).isEqualTo(6));
    }

    @Test
    void howALineEndsIsNoMatter() {
        write("M1.dat", M1);
        write("Mb.dat", MB);
        var plain = good();
        write("M1.dat", "\uFEFF" + M1.replace("\n", " \t\r\n") + "\r\n\r\n");
        write("Mb.dat", " - \rMb\r172.21.14.51\rMail\r  dovecot   postfix\r–\r\r");
        assertThat(good()).isEqualTo(plain);
        write("Mb.dat", "\nMb\n172.21.14.51\nMail\ndovecot postfix");
        assertThat(good()).isEqualTo(plain);
        write("M1.dat", M1.strip());
        assertThat(good()).isEqualTo(plain);
    }

    @Test
    void whatIsImportedIsWrittenAsYaml() {
        write("M1.dat", M1);
        write("FTP.dat", "10.0.0.101\nFTP\n10.0.0.1\nftp\nvsftpd\n-\n");
        var inventory = good();
        assertThat(InventoryFile.read(InventoryFile.write(inventory), "x").inventory())
                .contains(inventory);
    }

    @Test
    void everyFaultOfEveryFileIsNamed() {
        write("A.dat", "10.0.0.300\nA 1\n\nweb\nhttpd foo\nAb\n-\nRS1\nmore\n");
        write("B.dat", "10.0.0.101\nB\n10.0.0.1\nweb\nhttpd\nBb\n10.0.0.51\n10.0.0.201\n");
        write("Bb.dat", "-\nBb\n10.0.0.52\nmail\nhttpd\n-\n-\n-\n");
        write("C.dat", "10.0.0.101\nB\n10.0.0.1\nweb\nhttpd\n-\n-\n10.0.0.201\n");
        write("D.dat", "-\n\n");
        write("E.dat", "10.0.0.105\n");
        assertThat(faults())
                .containsExactly(
                        "A.dat:1: line 1, the VIP: «10.0.0.300» is no IP address",
                        "A.dat:2: line 2, the host name: «A 1» is no name of a server: letters, digits, dot, underscore and dash, at most 63",
                        "A.dat:3: line 3, the IP address, has no value",
                        "A.dat:5: how to examine daemon «foo» is not known by its name; describe the pool in YAML, where services takes «foo: {protocol: tcp, port: …}» (known by name: "
                                + Daemons.known()
                                + ")",
                        "A.dat:6: backup Ab has no IP address: neither is there a seventh line, nor a file that describes Ab",
                        "A.dat:8: line 8, the real server IP address: «RS1» is no IP address",
                        "A.dat:9: a .dat file has at most eight lines (DBSS-2)",
                        "B.dat:6: server B of group web: standby Bb is of another group, mail",
                        "B.dat:7: backup Bb has the IP address 10.0.0.51 here and 10.0.0.52 in Bb.dat, line 3",
                        "C.dat:1: VIP 10.0.0.101 of server B is already used by server B in B.dat, line 1",
                        "C.dat:2: name B is used twice, first in B.dat, line 2",
                        "C.dat:3: address 10.0.0.1 of server B is already used by server B in B.dat, line 3",
                        "D.dat: the file is empty",
                        "E.dat:1: line 2, the host name, has no value",
                        "E.dat:1: line 3, the IP address, has no value",
                        "E.dat:1: line 4, the service group, has no value",
                        "E.dat:1: line 5, the service daemons, has no value");
    }

    private List<String> faults() {
        return InventoryFile.readPath(folder).faults().stream()
                .map(fault -> fault.toString().replace(folder.toString() + "/", ""))
                .toList();
    }

    private Inventory good() {
        assertThat(faults()).isEmpty();
        return InventoryFile.readPath(folder).inventory().orElseThrow();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
