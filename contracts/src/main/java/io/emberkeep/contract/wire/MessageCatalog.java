package io.emberkeep.contract.wire;

import io.emberkeep.contract.Topics;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every message there is, by its CloudEvents type. Found by walking the sealed kinds that {@link Topics} names. */
public final class MessageCatalog {

    private static final String PREFIX = "io.emberkeep.";

    private static final Map<String, Class<? extends Message>> BY_TYPE =
            Stream.of(Topics.values())
                    .flatMap(topic -> leaves(topic.kind()))
                    .collect(
                            Collectors.toMap(
                                    MessageCatalog::typeOf,
                                    type -> type,
                                    (one, other) -> {
                                        throw new IllegalStateException(
                                                one + " and " + other + " have the same type");
                                    },
                                    TreeMap::new));

    private MessageCatalog() {}

    /** The CloudEvents type of a message, for example {@code io.emberkeep.signal.claim.v1}. */
    public static String typeOf(Class<? extends Message> type) {
        var name = type.getAnnotation(MessageType.class);
        if (name == null) {
            throw new IllegalStateException(type + " lacks @MessageType");
        }
        return PREFIX + name.name() + ".v" + name.version();
    }

    /** The message of that CloudEvents type; none if it is unknown, or of an unknown version. */
    public static Optional<Class<? extends Message>> find(String cloudEventsType) {
        return Optional.ofNullable(BY_TYPE.get(cloudEventsType));
    }

    /** All of them. */
    public static Collection<Class<? extends Message>> all() {
        return BY_TYPE.values();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Class<? extends Message>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(MessageCatalog::leaves)
                : Stream.of((Class<? extends Message>) type);
    }
}
