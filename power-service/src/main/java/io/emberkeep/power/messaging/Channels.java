package io.emberkeep.power.messaging;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.transition.TransitionEvent;
import io.emberkeep.power.transition.CourseEffect.Order;
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
    Optional<SignalAnswer> ask(TransitionQuestion question, Duration patience)
            throws InterruptedException;

    /** Commands an executor, once. @return {@code Unknown} if its deadline passes without a word */
    CommandAnswer command(Order order) throws InterruptedException;

    /** Tells the SIF; does not wait. */
    void report(TransitionReport report);

    /** Tells everybody; does not wait. */
    void publish(TransitionEvent event);

    /** Keeps a decision, which is put into words beside; does not wait. */
    void keep(Supplier<KeptDecision> decision);
}
