package io.emberkeep.testbed.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.testbed.model.Vm;
import io.emberkeep.testbed.model.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionFileTest {

    private static final String GOOD =
            """
            hosts:
              - {name: A, ip: 127.21.0.1, mac: "02:00:00:00:00:01"}
            vms:
              - name: V
                host: A
                ip: 127.21.0.2
                vips: [127.21.0.3]
                daemons: [{name: sshd, protocol: ssh, port: 2222}]
            """;

    @TempDir private Path folder;

    @Test
    void builtInIsPaperCsDataCentre() {
        var world = DescriptionFile.read(Optional.empty(), Optional.empty());
        assertThat(world.hosts()).containsOnlyKeys("MS", "RS1", "RS2", "RS3");
        assertThat(world.vms())
                .containsOnlyKeys("M1", "W1", "F1", "M2", "W2", "F2", "Mb", "Wb", "Fb");
        assertThat(world.vm("W1").guest().vips()).containsExactly("127.21.14.102");
        assertThat(world.vm("Wb").state()).isEqualTo(Vm.State.PAUSED);
        assertThat(world.ports()).containsExactly(2121, 2143, 2525, 4007, 8080);
    }

    @Test
    void prefixMovesEveryAddress() {
        var world = DescriptionFile.read(Optional.empty(), Optional.of("127.22"));
        assertThat(world.vm("W1").ip()).isEqualTo("127.22.14.2");
        assertThat(world.vips()).allMatch(vip -> vip.startsWith("127.22.14."));
        assertThatThrownBy(() -> DescriptionFile.read(Optional.empty(), Optional.of("10.1")))
                .hasMessageContaining("must begin with 127");
    }

    @Test
    void fileIsRead() throws IOException {
        assertThat(read(GOOD).vm("V").services()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host: A          | host: B          | V is on an unknown host: B.",
                "127.21.0.3       | 127.21.0.1       | the address 127.21.0.1 is there twice.",
                "127.21.0.2       | 10.0.0.2         | V has an address outside 127.0.0.0/8: 10.0.0.2.",
                "port: 2222       | port: 0          | sshd on V has no port of its own.",
                "protocol: ssh, port | port          | a daemon of V lacks its name or protocol.",
                "02:00:00:00:00:01 | 02:00           | A has a MAC address that is none: 02:00.",
                "name: V          | name: A          | the name A is there twice.",
                "host: A          | hots: A          | Unrecognized field",
            })
    void wrongFileIsRefused(String what, String by, String fault) {
        assertThatThrownBy(() -> read(GOOD.replace(what, by)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void serverThatDoesNotRunHasNoVips() {
        assertThatThrownBy(() -> read(GOOD.replace("    vips:", "    state: off\n    vips:")))
                .hasMessageEndingWith("V does not run and cannot have VIPs.");
    }

    @Test
    void physicalServerIsItsHostAndMayHaveItsNameAndAddress() throws IOException {
        var same =
                GOOD.replace("name: V", "name: A\n    metal: true")
                        .replace("ip: 127.21.0.2", "ip: 127.21.0.1");
        assertThat(read(same).metal("A")).contains(read(same).vm("A"));
        assertThat(read(GOOD).metal("A")).isEmpty();
        var twice =
                "%s  - {name: W, host: A, ip: 127.21.0.9, metal: true}\n"
                        .formatted(GOOD.replace("name: V", "name: V\n    metal: true"));
        assertThatThrownBy(() -> read(twice))
                .hasMessageEndingWith("the host of W is another server already.");
        var off =
                GOOD.replace("name: V", "name: V\n    metal: true\n    state: paused")
                        .replace("    vips: [127.21.0.3]\n", "");
        assertThatThrownBy(() -> read(off))
                .hasMessageEndingWith("V is its host, and runs at the start as it does.");
    }

    private World read(String text) throws IOException {
        var file = Files.writeString(folder.resolve("d.yaml"), text);
        return DescriptionFile.read(Optional.of(file), Optional.empty());
    }
}
