package io.emberkeep.launcher.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.launcher.LaunchException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {

    private static final Path DIRECTORY = Path.of("/somewhere");

    @Test
    void aFullDiskIsNamedWithWhatIsNeeded() {
        assertThatThrownBy(() -> DiskSpace.check(DIRECTORY, 40L * 1024 * 1024))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(
                        "The disk is full: /somewhere has 40 MB left and a run needs 512 MB")
                .hasMessageContaining("--state");
    }

    @Test
    void enoughIsEnough() {
        assertThatCode(() -> DiskSpace.check(DIRECTORY, DiskSpace.NEEDED_BYTES))
                .doesNotThrowAnyException();
    }
}
