package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * What a DBSS is told. Whatever answers an effect carries the name that the core gave the effect; one
 * that nobody waits for any more is ignored.
 */
public sealed interface DbssInput {

    /** When it came, by the member's clock. */
    Instant at();

    /**
     * Supervision begins: fresh, or after a restart of the member (DESIGN rule 3).
     *
     * @param watched whether another member watched the target until now, so that trouble is acted on at once (RING-2)
     */
    record Started(Instant at, boolean watched) implements DbssInput {}

    /** A multiple of the monitoring interval (SYNC-1). */
    record Tick(Instant at) implements DbssInput {}

    /** The configuration changed, or something in it that this target needs. */
    record Configured(Instant at, TargetView view) implements DbssInput {}

    /**
     * An examination ended.
     *
     * @param trust whether the member may believe what it sees (DESIGN rule 10)
     */
    record Examined(Instant at, String name, Finding finding, Trust trust) implements DbssInput {}

    /**
     * The SIF's word.
     *
     * @param answer none if it was silent for as long as it was to be asked
     */
    record SifAnswered(Instant at, String name, Optional<SignalAnswer> answer)
            implements DbssInput {}

    /** What came of a command; {@link CommandAnswer.Unknown} if its deadline passed without a word. */
    record CommandAnswered(Instant at, String name, CommandAnswer answer) implements DbssInput {}

    /** A timer rang. */
    record TimerRang(Instant at, String name) implements DbssInput {}
}
