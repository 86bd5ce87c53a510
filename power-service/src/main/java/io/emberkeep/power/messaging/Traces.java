package io.emberkeep.power.messaging;

import io.emberkeep.contract.id.TransitionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One transition is one trace (DESIGN section 1): every message about it carries a W3C {@code traceparent} whose trace
 * id follows from the transition's name, so that whoever takes it over goes on in the same one.
 */
final class Traces {

    private static final int TRACE_ID_BYTES = 16;

    private Traces() {}

    /** The trace context of a message about that transition. */
    static String of(TransitionId transition) {
        return "00-%s-%016x-01"
                .formatted(
                        traceId(transition),
                        ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }

    private static String traceId(TransitionId transition) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(transition.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, TRACE_ID_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
