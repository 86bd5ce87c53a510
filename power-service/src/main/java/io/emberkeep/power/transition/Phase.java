package io.emberkeep.power.transition;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.signal.TransitionQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a course is doing. */
public sealed interface Phase {

    /** Nothing yet. */
    record Fresh() implements Phase {}

    /**
     * The SIF was asked; which question says what for.
     *
     * @param held what is held meanwhile; nothing while it is claimed or taken over
     * @param times how often it was asked and was silent, or said wait
     */
    record Asking(Optional<Work> held, String name, TransitionQuestion question, int times)
            implements Phase {}

    /** The SIF said wait; the question is asked again when the timer rings. */
    record Postponed(Optional<Work> held, String timer, TransitionQuestion question, int times)
            implements Phase {}

    /** The step is begun; connections in progress have their grace. */
    record Gracing(Work work, String timer) implements Phase {}

    /**
     * Executors are at work.
     *
     * @param part which of the step's conditions they are
     * @param running what was ordered, or is ordered again when the timer of that name rings
     * @param rest what is ordered after those
     * @param failed what could not be made so, each as a sentence
     */
    record Commanding(
            Work work,
            Part part,
            Map<String, Attempt> running,
            List<Condition> rest,
            List<String> failed)
            implements Phase {
        public Commanding {
            running = new LinkedHashMap<>(running);
            rest = List.copyOf(rest);
            failed = List.copyOf(failed);
        }
    }

    /** Nothing more is done. */
    record Over(Outcome outcome, String reason) implements Phase {}

    /** Which of a step's conditions are commanded. */
    enum Part {
        /** Those that come before the edit of the records. */
        BEFORE_EDIT,
        /** Those that come after it. */
        AFTER_EDIT,
        /** Those that settle what an incident interrupted. */
        SETTLING
    }

    /**
     * One attempt at a condition.
     *
     * @param count from 1
     */
    record Attempt(Condition condition, int count) {}

    /** How a course ended. */
    enum Outcome {
        /** All steps are taken. */
        DONE,
        /** All that was done was taken back. */
        UNDONE,
        /** It stopped where the records say. */
        STOPPED,
        /** It waits for an operator's word. */
        PROPOSED,
        /** It was not granted. */
        REFUSED,
        /** It is not ours any more, or nobody can be asked: whoever may takes it over. */
        LOST
    }
}
