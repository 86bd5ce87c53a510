package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ServerId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A trouble that was seen, before and while something is done about it.
 *
 * @param incident its name, chosen at detection
 * @param found what is wrong
 * @param detectedAt the end of the first bad examination (DBSS-4)
 * @param confirmedAt the end of the re-examination; the same until there was one
 * @param firstEvidence what the first bad examination saw
 */
public record Matter(
        IncidentId incident,
        Finding.Bad found,
        Instant detectedAt,
        Instant confirmedAt,
        String firstEvidence) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    /** A name that says whom and when, and that no other incident of the pool has. */
    static Matter detected(ServerId target, Finding.Bad found, Instant at) {
        var name = target.value();
        var id = name.substring(0, Math.min(name.length(), 40)) + "-" + STAMP.format(at);
        return new Matter(new IncidentId(id), found, at, at, Doubts.describe(found));
    }

    /** As far as it is recorded. Which daemons were bad is not: the target is examined again. */
    static Matter recorded(Incident incident) {
        var evidence = incident.reason().orElse("recorded by " + incident.holder());
        return new Matter(
                incident.id(),
                new Finding.Bad(incident.trouble(), List.of(), List.of(), evidence),
                incident.detectedAt(),
                incident.confirmedAt(),
                evidence);
    }

    Matter confirmed(Finding.Bad again, Instant at) {
        return new Matter(incident, again, detectedAt, at, firstEvidence);
    }

    Matter seenAgain(Finding.Bad again) {
        return new Matter(incident, again, detectedAt, confirmedAt, firstEvidence);
    }
}
