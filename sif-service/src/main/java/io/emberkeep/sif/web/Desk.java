package io.emberkeep.sif.web;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.answer.SignalAnswer.Accepted;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.MessagingException;
import io.emberkeep.sif.store.Answers;
import io.emberkeep.sif.store.ReplicaLife;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * What an operator wants enters as everything does: as a signal in the one stream, whose answer is waited for.
 */
@ApplicationScoped
public class Desk {

    private static final Duration SENT_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    /** What took longer than this has no effect afterwards: whoever asked has long gone. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final ReplicaLife life;
    private final Answers answers;

    Desk(ReplicaLife life, Answers answers) {
        this.life = life;
        this.answers = answers;
    }

    /**
     * Sends a wish and waits for what the replicas make of it.
     *
     * @throws ProblemException if it is refused, or cannot be sent or answered in time
     */
    Accepted want(PoolId pool, OperatorSignal wish) {
        var replica = life.replica();
        var writer = replica.writer();
        var now = writer.clock().instant();
        var signal = Envelope.of(writer.source(), now, pool, wish).until(now.plus(DEADLINE));
        replica.handled().expect(signal.id());
        try {
            writer.sendAndWait(pool.value(), signal, SENT_WITHIN);
        } catch (MessagingException failure) {
            throw ProblemException.of(
                    Problem.Kind.UNAVAILABLE,
                    "%s; it may still take effect within %d seconds"
                            .formatted(failure.getMessage(), DEADLINE.toSeconds()));
        }
        if (!handled(signal.id())) {
            throw ProblemException.of(
                    Problem.Kind.TIMEOUT,
                    "signal %s was not answered within %d seconds; it may still take effect"
                            .formatted(signal.id(), ANSWERED_WITHIN.toSeconds()));
        }
        return accepted(signal.id());
    }

    private boolean handled(String id) {
        try {
            return life.replica().handled().await(id, ANSWERED_WITHIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Accepted accepted(String id) {
        return switch (answers.of(id).orElse(null)) {
            case Accepted accepted -> accepted;
            case SignalAnswer.Refused(var reason, _) ->
                    throw ProblemException.of(Problem.Kind.REFUSED, reason);
            case SignalAnswer.Wait(var reason, _) ->
                    throw ProblemException.of(Problem.Kind.REFUSED, reason);
            case SignalAnswer.Granted _, SignalAnswer.TransitionGranted _ ->
                    throw new IllegalStateException("a wish was granted");
            case null ->
                    throw ProblemException.of(
                            Problem.Kind.INTERNAL, "signal %s was put aside".formatted(id));
        };
    }
}
