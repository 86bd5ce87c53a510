package io.emberkeep.benchmarks.loads;

import io.emberkeep.benchmarks.measure.Latencies;
import io.emberkeep.benchmarks.measure.Machine;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.power.plan.PowerPlanner;
import io.emberkeep.power.pss.Pss;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The pure core of power saving: samples of many servers taken, and their groups judged and planned for, on one thread. */
@Command(
        name = "judging",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Samples of a million servers, taken and judged by the power-service's core on one thread.",
            "",
            "Each period every server has one new sample, and every pool is judged and planned for once, as the"
                    + " power-service does it; there is no broker and no clock. Samples are made beforehand, a pool at a"
                    + " time, and not counted. What the configurations and what the samples take of memory is measured"
                    + " after a collection."
        })
public final class JudgingBenchmark implements Callable<Integer> {

    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final MemberId MEMBER = new MemberId("power-1");

    @Option(
            names = "--servers",
            paramLabel = "N",
            description = "So many in operation, in all pools. Default: 1000000.")
    private int servers = 1_000_000;

    @Option(
            names = "--per-pool",
            paramLabel = "N",
            description = "So many of them make a pool. Default: 100.")
    private int perPool = 100;

    @Option(
            names = "--light",
            paramLabel = "PERCENT",
            description = "So many of a hundred groups have little to do. Default: 33.")
    private int light = 33;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "So many periods before. Default: 5.")
    private int warmUp = 5;

    @Option(
            names = "--periods",
            paramLabel = "N",
            description = "So many are measured. Default: 10.")
    private int periods = 10;

    private final Latencies pools = new Latencies();
    private long refused;

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        var shape = new Pools(perPool, PERIOD);
        var number = Math.ceilDiv(servers, perPool);
        var empty = used();
        System.out.printf("making %,d pools of %,d servers%n", number, perPool);
        var all = new Pss[number];
        for (var pool = 0; pool < number; pool++) {
            all[pool] = new Pss(MEMBER, shape.pool(pool), () -> 0, PowerPlanner::plan);
            all[pool].apply(all[pool].configuration(), START);
        }
        var configured = used();
        var measurements = new Measurements(shape, light);
        System.out.printf("%,d periods to warm up, %,d measured%n", warmUp, periods);
        var seconds = new double[periods];
        var processor = new double[periods];
        for (var period = 1 - warmUp; period <= periods; period++) {
            var at = START.plus(PERIOD.multipliedBy((long) period + warmUp));
            var cpu = processorSeconds();
            var took = period(all, measurements, at, period > 0) / 1e9;
            System.out.printf(Locale.ROOT, "  %3d: %.2f s%n", period, took);
            if (period > 0) {
                seconds[period - 1] = took;
                processor[period - 1] = processorSeconds() - cpu;
            }
        }
        report(all, seconds, processor, empty, configured);
        return 0;
    }

    /** @return how long the core was at work: this thread's processor time, in nanoseconds */
    private long period(Pss[] all, Measurements measurements, Instant at, boolean counts) {
        var sum = 0L;
        for (var pool = 0; pool < all.length; pool++) {
            var samples = measurements.of(pool, at);
            var begun = THREADS.getCurrentThreadCpuTime();
            judge(all[pool], samples, at);
            var took = THREADS.getCurrentThreadCpuTime() - begun;
            sum += took;
            if (counts) {
                pools.record(took);
            }
        }
        return sum;
    }

    private void judge(Pss pss, List<LoadSample> samples, Instant at) {
        for (var sample : samples) {
            if (pss.offer(sample, at).isPresent()) {
                refused++;
            }
        }
        if (!pss.round(at).isEmpty()) {
            throw new IllegalStateException("a pool that only reports begins something");
        }
        pss.decided();
    }

    private void report(
            Pss[] all, double[] seconds, double[] processor, long empty, long configured) {
        var number = (long) all.length * perPool;
        var full = used();
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%n%,d servers in %,d pools, %,d groups; refused samples: %,d; groups that would go light: %,d%n",
                number,
                all.length,
                all.length * (long) new Pools(perPool, PERIOD).groups(),
                refused,
                Arrays.stream(all).mapToLong(one -> one.now().plans().size()).sum());
        System.out.printf(
                Locale.ROOT,
                "one period      fastest %.2f s, median %.2f s, slowest %.2f s (%,.0f samples/s)%n",
                seconds[0],
                seconds[seconds.length / 2],
                seconds[seconds.length - 1],
                number / seconds[seconds.length / 2]);
        System.out.printf(
                Locale.ROOT,
                "the process     %.2f s of processor a period, making samples, compiling and collecting included%n",
                Arrays.stream(processor).average().orElse(0));
        System.out.printf(
                Locale.ROOT,
                "memory          %,d bytes a server: %,d configuration, %,d samples and judgements%n",
                (full - empty) / number,
                (configured - empty) / number,
                (full - configured) / number);
        System.out.println();
        System.out.println(Latencies.header("milliseconds"));
        System.out.println(pools.row("one pool: its samples and its round"));
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double processorSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos()
                / 1e9;
    }
}
