package io.emberkeep.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.PartId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir Path directory;

    @Test
    void whatItSaysIsAddedToItsLogAndToldOfItsDeath() throws Exception {
        var child = shell("echo one; echo two >&2; echo 'write: No space left on device'; exit 3");
        await().until(() -> !child.alive());
        assertThat(Obituary.of(child))
                .startsWith("broker died (exit code 3). The disk is full")
                .contains("    one\n    two\n");
        assertThat(Obituary.exit(137)).isEqualTo("ended by signal 9");
    }

    @Test
    void onlyAnEndThatNobodyWantedIsASurprise() throws Exception {
        var surprises = new AtomicInteger();
        var wanted = shell("sleep 60");
        wanted.onUnexpectedEnd(surprises::incrementAndGet);
        assertThat(wanted.stop(Signal.TERM, Duration.ofSeconds(5))).isTrue();
        var unwanted = shell("exit 1");
        unwanted.onUnexpectedEnd(surprises::incrementAndGet);
        await().until(() -> surprises.get() == 1);
        assertThat(wanted.alive()).isFalse();
    }

    @Test
    void whatDoesNotStopIsKilled() throws Exception {
        var stubborn = shell("trap '' TERM; echo ready; while :; do sleep 0.1; done");
        await().until(() -> Files.readString(stubborn.log()).contains("ready"));
        assertThat(stubborn.stop(Signal.TERM, Duration.ofMillis(200))).isFalse();
        assertThat(stubborn.alive()).isFalse();
    }

    @Test
    void aProgramThatIsNotThereIsSaid() {
        assertThatThrownBy(
                        () ->
                                ChildProcess.start(
                                        PartId.BROKER,
                                        List.of("/no/such/program"),
                                        Map.of(),
                                        Path.of("/proc/nowhere/log")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("broker cannot be started");
    }

    private ChildProcess shell(String script) throws LaunchException {
        return ChildProcess.start(
                PartId.BROKER, List.of("sh", "-c", script), Map.of(), directory.resolve("log"));
    }
}
