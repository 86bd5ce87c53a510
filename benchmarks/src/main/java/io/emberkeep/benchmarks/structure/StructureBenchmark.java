package io.emberkeep.benchmarks.structure;

import io.emberkeep.benchmarks.measure.Latencies;
import io.emberkeep.benchmarks.measure.Machine;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.structure.PeerToPeer;
import io.emberkeep.contract.structure.Ring;
import io.emberkeep.contract.structure.Structure;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code emberkeep benchmark structure}. */
@Command(
        name = "structure",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Who watches whom, for all members of a large pool at once, on one thread.",
            "",
            "Each time another hundredth of the members is apart, and everybody's assignments are made anew."
        })
public final class StructureBenchmark implements Callable<Integer> {

    private static final int WARM_UP = 200;
    private static final int APART = 100;

    @Option(
            names = "--members",
            paramLabel = "N",
            description = "So many are in the pool. Default: 10000.")
    private int members = 10_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "So often it is measured, after 200 to warm up. Default: 1000.")
    private int rounds = 1_000;

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        System.out.printf("%,d members, of whom one in %d is apart%n", members, APART);
        System.out.println(Latencies.header("all assignments, ms"));
        measure("rings of at most 32", Ring.OF_THE_PAPER);
        measure("peer-to-peer groups", new PeerToPeer());
        return 0;
    }

    private void measure(String name, Structure structure) {
        var all = IntStream.range(0, members).mapToObj(i -> new ServerId("S" + i)).toList();
        var took = new Latencies();
        var random = new Random(1);
        for (var round = -WARM_UP; round < rounds; round++) {
            var apart = some(all, random);
            var begun = System.nanoTime();
            var assigned = structure.assign(all, apart);
            if (round >= 0) {
                took.record(System.nanoTime() - begun);
            }
            if (assigned.size() < members - apart.size()) {
                throw new IllegalStateException("somebody is watched by nobody");
            }
        }
        System.out.println(took.row(name));
    }

    private static Set<ServerId> some(List<ServerId> all, Random random) {
        var apart = new HashSet<ServerId>();
        for (var i = 0; i < all.size() / APART; i++) {
            apart.add(all.get(random.nextInt(all.size())));
        }
        return apart;
    }
}
