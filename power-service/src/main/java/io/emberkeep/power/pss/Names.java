package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.TransitionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** New names of transitions, which tell something to people: {@code Web-light-20261101-220000-3f2a}. */
final class Names {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A name has 63 characters at most. */
    private static final int LONGEST_GROUP = 30;

    private Names() {}

    static TransitionId of(TransitionKind kind, Optional<GroupId> group, Instant at, int chance) {
        var word =
                switch (kind) {
                    case GOING_LIGHT -> "light";
                    case GOING_MODERATE -> "moderate";
                    case GOING_HEAVY -> "heavy";
                    case SLEEPING -> "sleep";
                    case DRAIN -> "drain";
                    case MOVE -> "move";
                };
        var whose =
                group.map(GroupId::value)
                        .map(one -> one.substring(0, Math.min(one.length(), LONGEST_GROUP)) + "-")
                        .orElse("");
        return new TransitionId(
                "%s%s-%s-%04x".formatted(whose, word, TIME.format(at), chance & 0xffff));
    }
}
