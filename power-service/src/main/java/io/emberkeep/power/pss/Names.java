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
        var whose = group.map(GroupId::value).map(one -> shortened(one) + "-").orElse("");
        return new TransitionId(
                "%s%s-%s-%04x".formatted(whose, word(kind), TIME.format(at), chance & 0xffff));
    }

    /** The same for the same request, so that asking twice is asking once: {@code RS2-drain-3f2a91}. */
    static TransitionId of(Wish wish, String request) {
        return new TransitionId(
                "%s-%s-%s".formatted(shortened(wish.subject()), word(wish.kind()), request));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_GROUP));
    }

    private static String word(TransitionKind kind) {
        return switch (kind) {
            case GOING_LIGHT -> "light";
            case GOING_MODERATE -> "moderate";
            case GOING_HEAVY -> "heavy";
            case SLEEPING -> "sleep";
            case DRAIN -> "drain";
            case MOVE -> "move";
            case RESTORING -> "back";
        };
    }
}
