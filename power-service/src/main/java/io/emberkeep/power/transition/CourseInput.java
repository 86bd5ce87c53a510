package io.emberkeep.power.transition;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * What a course is told. What answers an effect carries the name that the core gave the effect; one that nobody waits
 * for any more is ignored.
 */
public sealed interface CourseInput {

    /** When it came. */
    Instant at();

    /** It begins: with its claim, or by taking over what is open. */
    record Started(Instant at) implements CourseInput {}

    /** The configuration changed. */
    record Configured(Instant at, CourseView view) implements CourseInput {}

    /**
     * The SIF's word.
     *
     * @param answer none if it was silent for as long as it was to be asked
     */
    record SifAnswered(Instant at, String name, Optional<SignalAnswer> answer)
            implements CourseInput {}

    /** What came of a command; {@link CommandAnswer.Unknown} if its deadline passed without a word. */
    record CommandAnswered(Instant at, String name, CommandAnswer answer) implements CourseInput {}

    /** A timer rang. */
    record TimerRang(Instant at, String name) implements CourseInput {}
}
