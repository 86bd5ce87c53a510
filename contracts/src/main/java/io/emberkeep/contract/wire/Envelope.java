package io.emberkeep.contract.wire;

import io.emberkeep.contract.id.PoolId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message with what the outside of a letter says: CloudEvents attributes and ours.
 *
 * @param id unique; a repetition of the same message has the same one ({@code id})
 * @param source who sent it: {@code /SERVICE/INSTANCE} ({@code source})
 * @param time when ({@code time})
 * @param pool which pool it is about (extension {@code pool})
 * @param replyTo whose answers are wanted: the key of the topic {@code answers} (extension
 *     {@code replyto}); none if none is
 * @param inReplyTo the id of the message that this answers (extension {@code inreplyto})
 * @param deadline after which it must not take effect (extension {@code deadline})
 * @param traceParent the W3C trace context that it belongs to (extension {@code traceparent})
 * @param message the message itself (data; its type is {@code type})
 */
public record Envelope<M extends Message>(
        String id,
        String source,
        Instant time,
        PoolId pool,
        Optional<String> replyTo,
        Optional<String> inReplyTo,
        Optional<Instant> deadline,
        Optional<String> traceParent,
        M message) {

    /** A message that wants no answer. */
    public static <M extends Message> Envelope<M> of(
            String source, Instant time, PoolId pool, M message) {
        return new Envelope<>(
                UUID.randomUUID().toString(),
                source,
                time,
                pool,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                message);
    }

    /** The same, answers wanted under that key. */
    public Envelope<M> replyTo(String asker) {
        return new Envelope<>(
                id,
                source,
                time,
                pool,
                Optional.of(asker),
                inReplyTo,
                deadline,
                traceParent,
                message);
    }

    /** The same, without effect after that time. */
    public Envelope<M> until(Instant last) {
        return new Envelope<>(
                id,
                source,
                time,
                pool,
                replyTo,
                inReplyTo,
                Optional.of(last),
                traceParent,
                message);
    }

    /** The same, as part of that trace. */
    public Envelope<M> traced(Optional<String> parent) {
        return new Envelope<>(
                id, source, time, pool, replyTo, inReplyTo, deadline, parent, message);
    }

    /** An answer to this message; its id follows from this one's, so that a repetition is the same. */
    public <A extends Message> Envelope<A> answer(String source, Instant time, A answer) {
        return new Envelope<>(
                id + "-answer",
                source,
                time,
                pool,
                replyTo,
                Optional.of(id),
                Optional.empty(),
                traceParent,
                answer);
    }
}
