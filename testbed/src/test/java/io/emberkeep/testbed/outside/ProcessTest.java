package io.emberkeep.testbed.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.emberkeep.testbed.Options;
import io.emberkeep.testbed.TestbedMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTest {

    @TempDir private Path folder;
    private final String prefix = Running.freePrefix();

    @Test
    void runsInLittleMemoryAndEndsWithinASecond() throws Exception {
        var process = start("--addresses", prefix, "--port", "0", "--wake-port", "0");
        try {
            await().untilAsserted(() -> assertThat(said()).contains("The data centre runs"));
            process.destroy();
            assertThat(process.waitFor(1500, TimeUnit.MILLISECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void takenAddressIsOneSentenceAndExitCodeOne() throws Exception {
        try (var running = Running.start()) {
            var process = start("--addresses", running.prefix, "--port", "0", "--wake-port", "0");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(said())
                    .isEqualTo(
                            "testbed: The port "
                                    + running.address(200)
                                    + ":4007 cannot be had: Address already in use\n");
        }
    }

    @Test
    void takenControlPortLeavesNothingBehind() throws Exception {
        try (var running = Running.start()) {
            String port = String.valueOf(running.testbed.port());
            var process = start("--addresses", prefix, "--port", port, "--wake-port", "0");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(said()).contains("control interface cannot be had");
        }
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThatThrownBy(() -> Options.of("--port", "x")).hasMessage("--port is no port: x.");
        assertThatThrownBy(() -> Options.of("--port")).hasMessage("--port lacks its value.");
        assertThatThrownBy(() -> Options.of("--colour", "red"))
                .hasMessage("There is no option --colour.");
        assertThatThrownBy(() -> Options.of("--scale", "x")).hasMessage("--scale is no number: x.");
        assertThat(Options.of().port()).isEqualTo(18080);
        assertThat(Options.of("--scale", "0.1").scale()).isEqualTo(0.1);
    }

    private Process start(String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx48m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TestbedMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("out"));
    }
}
