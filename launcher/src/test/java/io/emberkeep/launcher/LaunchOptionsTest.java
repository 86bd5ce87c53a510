package io.emberkeep.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchOptionsTest {

    private static LaunchOptions.Builder options() {
        return LaunchOptions.in(Path.of("state"), Installation.ofRepository(Path.of(".")));
    }

    @Test
    void everyPortIsItsOwnAndIsShifted() {
        for (var offset : List.of(0, 1_000)) {
            var ports = new Ports(offset);
            var all =
                    List.of(
                            ports.broker(),
                            ports.controller(),
                            ports.database(),
                            ports.testbed(),
                            ports.wake(),
                            ports.sif(1),
                            ports.sif(2),
                            ports.sif(3),
                            ports.monitor(),
                            ports.adapter(),
                            ports.power(1),
                            ports.power(4),
                            ports.member(1),
                            ports.member(64));
            assertThat(new HashSet<>(all)).hasSameSizeAs(all);
            assertThat(all).allMatch(port -> port >= 15_432 + offset && port < 65_536);
        }
        assertThat(new Ports(0).sif(1)).isEqualTo(18_081);
        assertThat(new Ports(0).sif(2)).isEqualTo(18_084);
        assertThat(new Ports(0).power(1)).isEqualTo(18_079);
        assertThat(new Ports(0).power(2)).isEqualTo(18_078);
    }

    @Test
    void whatCannotBeIsRefusedWithASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().portOffset(50_000).build())
                .withMessageContaining("0 to 40000, not 50000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().addresses("10.0").build())
                .withMessageContaining("127.22");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().addresses("127.300").build());
        assertThatIllegalArgumentException().isThrownBy(() -> options().scale(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().sifs(9).build())
                .withMessageContaining("1 to 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().powers(0).build())
                .withMessageContaining("1 to 4 power-services, not 0");
    }

    @Test
    void theStateDirectoryIsAbsolute() {
        assertThat(options().build().state()).isAbsolute();
    }
}
