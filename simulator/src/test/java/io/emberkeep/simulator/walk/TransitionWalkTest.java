package io.emberkeep.simulator.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.simulator.Part;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Walks over every moment of figure 4 of C and its reverse: each part is killed at each, each server is shut down at each,
 * each host loses its power at each; all ends in order (PSS-9, DESIGN rules 3 to 5).
 */
class TransitionWalkTest {

    /** In CI every third moment; {@code -Dwalk=all} walks them all. */
    private static final int STRIDE = "all".equals(System.getProperty("walk")) ? 1 : 3;

    private static final Duration RESTARTED = Duration.ofSeconds(8);
    private static final Duration MENDED = Duration.ofSeconds(60);
    private static final List<String> SERVERS =
            List.of("M1", "W1", "F1", "M2", "W2", "F2", "Mb", "Wb", "Fb");
    private static final List<String> HOSTS = List.of("RS1", "RS2", "RS3");

    record Disturbed(String what, Consumer<Simulation> how) {}

    private final String sample = sample();
    private final LongAdder incidents = new LongAdder();

    private static String sample() {
        try {
            return Files.readString(Path.of("../samples/sample.yaml"));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    @Test
    void undisturbedItIsFigureFourAndBack() {
        var run = new GatheredAndBack(sample, 0, _ -> {});
        assertThat(run.go()).isEmpty();
        assertThat(run.moments()).hasSizeGreaterThan(40);
    }

    @Test
    void aPartThatIsKilledAtAnyMomentIsNoHarm() {
        walk(Stream.of(Part.values()).map(TransitionWalkTest::killed).toList());
    }

    @Test
    void aServerThatFailsAtAnyMomentIsRecovered() {
        walk(SERVERS.stream().map(name -> fault(name, new Input.ShutDown(name))).toList());
    }

    @Test
    void aHostThatLosesItsPowerAtAnyMomentComesBack() {
        walk(HOSTS.stream().map(name -> fault(name, new Input.CutPower(name))).toList());
    }

    private void walk(List<Disturbed> disturbances) {
        var undisturbed = new GatheredAndBack(sample, 0, _ -> {});
        undisturbed.go();
        var moments = undisturbed.moments();
        var faults =
                IntStream.rangeClosed(1, moments.size())
                        .filter(moment -> moment % STRIDE == 0)
                        .boxed()
                        .parallel()
                        .flatMap(
                                moment ->
                                        disturbances.stream()
                                                .flatMap(one -> go(moment, one, moments)))
                        .toList();
        System.out.printf(
                "walked %d moments with %d disturbances each: %d incidents%n",
                moments.size() / STRIDE, disturbances.size(), incidents.sum());
        assertThat(faults).isEmpty();
    }

    private Stream<String> go(int moment, Disturbed one, List<String> moments) {
        var run = new GatheredAndBack(sample, moment, one.how());
        var faults = run.go();
        incidents.add(run.incidents());
        return faults.stream()
                .map(
                        fault ->
                                "%s at %d, %s: %s"
                                        .formatted(
                                                one.what(),
                                                moment,
                                                moments.get(moment - 1),
                                                fault));
    }

    private static Disturbed killed(Part part) {
        return new Disturbed(
                part + " killed",
                simulation -> {
                    simulation.kill(part);
                    simulation.timeline().after(RESTARTED, () -> simulation.start(part));
                });
    }

    private static Disturbed fault(String name, Input.Fault fault) {
        return new Disturbed(
                fault.toString(),
                simulation -> {
                    simulation.machines().fault(fault);
                    simulation
                            .timeline()
                            .after(
                                    MENDED,
                                    () ->
                                            simulation
                                                    .machines()
                                                    .fault(new Input.Clear(Optional.of(name))));
                });
    }
}
