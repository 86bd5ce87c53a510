package io.emberkeep.contract.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"W1", "a", "RS-127.21.14.201", "web_1.example", "0"})
    void takesNames(String name) {
        assertThat(new ServerId(name).value()).isEqualTo(name);
        assertThat(new ServerId(name)).hasToString(name).isEqualTo(new ServerId(name));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "W 1", "-W1", ".W1", "W1\n", "W/1", "Wé", "$(reboot)", "server:W1"})
    void refusesWhatIsNoName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerId(text))
                .withMessageContaining("«" + text + "» is no name of a server");
        assertThatIllegalArgumentException().isThrownBy(() -> new HostId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new PoolId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new MemberId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExecutorId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new DaemonName(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new IncidentId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new BootId(text));
    }

    @Test
    void aNameHasAnEnd() {
        assertThat(new ServerId("x".repeat(63)).value()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerId("x".repeat(64)));
    }

    @ParameterizedTest
    @CsvSource({
        "127.21.14.1,127.21.14.1",
        " 10.0.0.1 ,10.0.0.1",
        "fd00::1,fd00:0:0:0:0:0:0:1",
        "FD00:0::1,fd00:0:0:0:0:0:0:1"
    })
    void takesAddresses(String text, String address) {
        assertThat(new IpAddress(text)).hasToString(address);
        assertThat(new IpAddress(address).toInetAddress().getHostAddress()).isEqualTo(address);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "256.1.1.1",
                "10.0.0",
                "10",
                "localhost",
                "fe80::1%eth0",
                "1.2.3.4.5",
                "::g"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IpAddress(text))
                .withMessageContaining("is no IP address");
    }

    @Test
    void aMacAddressIsSixBytes() {
        assertThat(new MacAddress("02-00-00-00-0A-FF"))
                .isEqualTo(new MacAddress("02:00:00:00:0a:ff"));
        assertThat(new MacAddress("02:00:00:00:0a:ff").toBytes())
                .containsExactly(2, 0, 0, 0, 10, (byte) 0xff);
        assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress("02:00:00:00:0a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(null));
    }

    @Test
    void aResourceIsAServerOrAHost() {
        assertThat(ResourceId.of(new ServerId("W1"))).hasToString("server:W1");
        assertThat(ResourceId.of(new HostId("RS1")).isHost()).isTrue();
        assertThat(new ResourceId("host:RS1").name()).isEqualTo("RS1");
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceId("group:Web"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceId("server:"));
    }

    @Test
    void epochsAndRevisionsOnlyGrow() {
        assertThat(Epoch.ZERO.olderThan(Epoch.ZERO.next())).isTrue();
        assertThat(Epoch.ZERO.olderThan(Epoch.ZERO)).isFalse();
        assertThat(Revision.ZERO.next()).isEqualTo(new Revision(1)).isGreaterThan(Revision.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> new Epoch(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Revision(-1));
    }
}
