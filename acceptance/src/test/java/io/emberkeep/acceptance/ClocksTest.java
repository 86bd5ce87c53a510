package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Services whose clocks are off by a minute (SYNC-1): a recovery ends as always, and the clocks are reported.
 * With {@code -Dclocks=each} each service alone in each direction too.
 */
final class ClocksTest {

    private final TestSystem system = TestSystem.shared();
    private final Parts parts = new Parts(system);

    /** Whose clock is off by how much. */
    record Off(String part, String offset) {}

    static Stream<List<Off>> clocks() {
        var all = new ArrayList<List<Off>>();
        all.add(
                List.of(
                        new Off("hypervisor-adapter", "PT1M"),
                        new Off("monitor-service", "PT-1M"),
                        new Off("sif-service", "PT1M")));
        all.add(
                List.of(
                        new Off("hypervisor-adapter", "PT-1M"),
                        new Off("monitor-service", "PT1M"),
                        new Off("sif-service", "PT-1M")));
        if (System.getProperty("clocks", "").equals("each")) {
            for (var part : List.of("hypervisor-adapter", "monitor-service", "sif-service")) {
                all.add(List.of(new Off(part, "PT1M")));
                all.add(List.of(new Off(part, "PT-1M")));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("clocks")
    void aRecoveryEndsAsAlways(List<Off> clocks) {
        var calm = new Calm(system);
        calm.restore();
        new Inventories(system).apply(Walk.SETTINGS);
        try {
            restart(clocks, true);
            for (var off : clocks) {
                awaitReported(off);
            }
            calm.awaitWatched();
            var result = new Walk(system).go(Walk.Fault.SHUTDOWN, Walk.Kill.NONE);
            assertThat(result.steps()).containsSequence("STANDBY_STARTED", "VIPS_SET");
            assertThat(result.steps()).doesNotContain("COMMAND_FAILED", "TAKEN_OVER");
            // An operator's wish has a deadline too.
            system.command("report-only").ok();
            system.command("arm").ok();
        } finally {
            restart(clocks, false);
        }
    }

    private void restart(List<Off> clocks, boolean off) {
        var all =
                clocks.stream()
                        .flatMap(
                                one ->
                                        parts.processes(one.part()).stream()
                                                .map(process -> new Off(process, one.offset())))
                        .map(one -> CompletableFuture.runAsync(() -> restart(one, off)))
                        .toList();
        all.forEach(CompletableFuture::join);
    }

    private void restart(Off one, boolean off) {
        parts.give("stop", one.part());
        parts.give("start", one.part() + (off ? " emberkeep.clock.offset=" + one.offset() : ""));
    }

    private void awaitReported(Off off) {
        var words =
                off.offset().startsWith("PT-")
                        ? "(60\\.\\d|59\\.9) s behind"
                        : "(60\\.\\d|59\\.9) s ahead of";
        Patience.until(
                "status shows the clock of " + off.part(),
                Duration.ofSeconds(20),
                () ->
                        java.util.regex.Pattern.compile(
                                        "The clock of /" + off.part() + "\\S* is " + words)
                                .matcher(system.command("status").output())
                                .find(),
                () -> system.command("status").output());
    }
}
