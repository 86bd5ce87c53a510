package io.emberkeep.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** One seed decides everything: the same log byte for byte, also in another process. */
class SameSeedTest {

    private static final long SEED = 42;

    @Test
    void givesTheSameLogInThisProcess() {
        assertThat(digestOfLog(SEED)).isEqualTo(digestOfLog(SEED));
    }

    @Test
    void anotherSeedGivesAnotherLog() {
        assertThat(digestOfLog(SEED)).isNotEqualTo(digestOfLog(SEED + 1));
    }

    @Test
    void givesTheSameLogInAnotherProcess() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var other =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                SameSeedTest.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor()).isZero();
        assertThat(said.strip()).isEqualTo(digestOfLog(SEED));
    }

    /** What the other process does. */
    public static void main(String[] arguments) {
        System.out.println(digestOfLog(SEED));
    }

    private static String digestOfLog(long seed) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new RandomRuns(SamplePool.inventory(), SamplePool.machines())
                    .traced(
                            seed,
                            line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
