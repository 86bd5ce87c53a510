package io.emberkeep.monitor.messaging;

import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.wire.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One incident is one trace (DESIGN section 1): every message about it carries a W3C {@code traceparent}
 * whose trace id follows from the incident's name, so that whoever takes it over goes on in the same one.
 */
final class Traces {

    private static final int TRACE_ID_BYTES = 16;
    private static final String SAMPLED = "01";

    private Traces() {}

    /** The trace context of a message; none if it is about no incident. */
    static Optional<String> of(Message message) {
        return incident(message)
                .map(
                        incident ->
                                "00-%s-%016x-%s"
                                        .formatted(
                                                traceId(incident),
                                                ThreadLocalRandom.current()
                                                        .nextLong(1, Long.MAX_VALUE),
                                                SAMPLED));
    }

    private static Optional<IncidentId> incident(Message message) {
        return switch (message) {
            case IncidentQuestion question -> Optional.of(question.incident());
            case IncidentReport report -> Optional.of(report.incident());
            case Failure failure -> Optional.of(failure.incident());
            case Command command -> command.incident();
            default -> Optional.empty();
        };
    }

    private static String traceId(IncidentId incident) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(incident.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, TRACE_ID_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
