package io.emberkeep.benchmarks.signals;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentReport.ClaimDropped;
import io.emberkeep.contract.signal.IncidentReport.FunctionRecovered;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.signal.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The signals of one pool, one after the other: its targets fail in turn, each is claimed; every second one
 * is recovered by its standby and returns, the others are dropped. Nothing waits for an answer: a target's
 * epoch is known beforehand, since each claim of it is granted and makes the next.
 *
 * <p>Of a round of eight signals two are questions, and five make a revision. In a real recovery most
 * signals are steps, which make none: this is more work.
 */
final class Traffic {

    /** In one round: a recovery of five signals, and a dropped claim of three. */
    static final int ROUND = 8;

    private static final int RECOVERY = 5;
    private static final MemberId MEMBER = new MemberId("MS");
    private final List<ServerDefinition> targets;

    Traffic(Inventory inventory) {
        targets =
                inventory.servers().stream()
                        .filter(server -> server.standby().isPresent())
                        .toList();
    }

    /** Whether the n-th signal is a question. */
    static boolean isQuestion(long n) {
        var step = n % ROUND;
        return step == 0 || step == RECOVERY;
    }

    /** The epoch under which the n-th signal's claim is granted. */
    Epoch epoch(long n) {
        return new Epoch(incident(n) / targets.size() + 1);
    }

    /** The n-th signal of this pool. */
    Signal signal(long n, Instant now) {
        var number = incident(n);
        var id = new IncidentId("incident-" + number);
        var target = targets.get((int) (number % targets.size()));
        var epoch = epoch(n);
        return switch ((int) (n % ROUND)) {
            case 0, RECOVERY ->
                    new Claim(
                            id,
                            target.name(),
                            MEMBER,
                            TroubleKind.NETWORK,
                            now.minusMillis(200),
                            now,
                            "does not answer");
            case 1, RECOVERY + 1 ->
                    new StepTaken(id, epoch, now, Job.FOREGROUND, Step.CONFIRMED, "no answer");
            case 2 ->
                    new FunctionRecovered(
                            id, epoch, target.standby().orElseThrow(), target.vips(), now);
            case 3 -> new StepTaken(id, epoch, now, Job.FOREGROUND, Step.VIPS_SET, "set");
            case 4 -> new TargetRecovered(id, epoch, Optional.empty(), now);
            default -> new ClaimDropped(id, epoch, "the benchmark drops it", now);
        };
    }

    private static long incident(long n) {
        return n / ROUND * 2 + (n % ROUND < RECOVERY ? 0 : 1);
    }
}
