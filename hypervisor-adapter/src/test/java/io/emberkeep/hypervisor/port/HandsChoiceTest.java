package io.emberkeep.hypervisor.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.hypervisor.loopback.Loopback;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandsChoiceTest {

    private final HandsChoice choice =
            new HandsChoice(
                    List.of(
                            new Loopback(
                                    URI.create("http://127.0.0.1:18080"),
                                    InetSocketAddress.createUnresolved("localhost", 18009))));

    @Test
    void theSchemeChooses() {
        assertThat(choice.of(host("loopback:RS1")).power()).isNotNull();
    }

    @Test
    void anUnknownSchemeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choice.of(host("qemu+tls://10.0.0.1/system")))
                .withMessage(
                        "the host RS1 cannot be reached: its libvirt URI «qemu+tls://10.0.0.1/system»"
                                + " is none that this adapter knows (loopback:…)");
    }

    @Test
    void aHostWithoutNameIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choice.of(host("loopback:")))
                .withMessageContaining("as loopback:RS1 does");
    }

    private static HostDefinition host(String libvirt) {
        return new HostDefinition(
                new HostId("RS1"),
                new IpAddress("127.21.14.201"),
                Optional.empty(),
                libvirt,
                Optional.empty(),
                false,
                List.of());
    }
}
