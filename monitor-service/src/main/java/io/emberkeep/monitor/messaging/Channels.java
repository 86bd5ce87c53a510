package io.emberkeep.monitor.messaging;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.monitor.dbss.DbssEffect.Order;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One pool's way to the SIF, to executors and to everybody. What waits, blocks: for virtual threads. */
public interface Channels {

    /**
     * Asks the SIF each second with the same id.
     *
     * @param patience how long; after it the question has no effect any more
     * @return none if it stayed silent
     */
    Optional<SignalAnswer> ask(IncidentQuestion question, Duration patience)
            throws InterruptedException;

    /** Commands an executor, once. @return {@code Unknown} if its deadline passes without a word */
    CommandAnswer command(Order order) throws InterruptedException;

    /** Tells the SIF; does not wait. */
    void report(IncidentReport report);

    /** Tells everybody; does not wait. */
    void publish(Failure failure);

    /** Keeps a decision; does not wait. @param decision made when it is written */
    void keep(Supplier<KeptDecision> decision);

    /** A sign of life; does not wait. */
    void beat(Heartbeat heartbeat);
}
