package io.emberkeep.simulator.replay;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.ResourceId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Any value of any record, whatever it would mean. */
final class RandomValues {

    private final Random random;

    RandomValues(long seed) {
        random = new Random(seed);
    }

    /** One of that kind. A record that refuses what it is given is given something else. */
    <T> T one(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        return switch (type) {
            case Class<?> plain -> plain(plain);
            case ParameterizedType generic -> generic(generic);
            default -> throw new AssertionError("what is " + type + "?");
        };
    }

    private Object generic(ParameterizedType type) {
        var of = type.getActualTypeArguments();
        var raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.of(value(of[0]));
        } else if (raw == List.class) {
            return several(of[0]);
        } else if (raw == Set.class) {
            return Set.copyOf(several(of[0]));
        } else if (raw == Map.class) {
            var map = new LinkedHashMap<Object, Object>();
            several(of[0]).forEach(key -> map.put(key, value(of[1])));
            return map;
        }
        throw new AssertionError("what is " + type + "?");
    }

    private List<Object> several(Type of) {
        var all = new ArrayList<Object>();
        for (var i = random.nextInt(3); i > 0; i--) {
            all.add(value(of));
        }
        return all;
    }

    private Object plain(Class<?> type) {
        if (type == String.class) {
            return Stream.of("", "a", "W1 \"is\" down: ünd …\n", "{}")
                    .toList()
                    .get(random.nextInt(4));
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == int.class) {
            return random.nextInt(1, 60_000);
        } else if (type == long.class) {
            return random.nextLong(1, Long.MAX_VALUE);
        } else if (type == double.class || type == Double.class) {
            return random.nextDouble();
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(
                    random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
        } else if (type == Duration.class) {
            return Duration.ofNanos(random.nextLong(1_000_000_000_000_000L));
        } else if (type == LocalTime.class) {
            return LocalTime.of(random.nextInt(24), random.nextInt(60));
        } else if (type == URI.class) {
            return URI.create("qemu:///system");
        } else if (type == JsonNode.class) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .set("a", IntNode.valueOf(random.nextInt()));
        } else if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        } else if (type.isSealed()) {
            var kinds = type.getPermittedSubclasses();
            return plain(kinds[random.nextInt(kinds.length)]);
        } else if (type.isRecord()) {
            return record(type);
        }
        throw new AssertionError("what is " + type + "?");
    }

    private Object record(Class<?> type) {
        var parts = type.getRecordComponents();
        AssertionError last = null;
        for (var attempt = 0; attempt < 50; attempt++) {
            try {
                var constructor =
                        type.getDeclaredConstructor(
                                Stream.of(parts)
                                        .map(RecordComponent::getType)
                                        .toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return constructor.newInstance(
                        isId(type)
                                ? new Object[] {id(type, parts[0].getType())}
                                : Stream.of(parts)
                                        .map(part -> value(part.getGenericType()))
                                        .toArray());
            } catch (InvocationTargetException refused) {
                last = new AssertionError(type + " takes nothing", refused.getCause());
            } catch (ReflectiveOperationException impossible) {
                throw new AssertionError(impossible);
            }
        }
        throw last;
    }

    private static boolean isId(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .anyMatch(field -> field.isAnnotationPresent(JsonValue.class));
    }

    private Object id(Class<?> type, Class<?> of) {
        if (of == long.class) {
            return random.nextLong(Long.MAX_VALUE);
        }
        var number = random.nextInt(1, 250);
        if (type == IpAddress.class) {
            return "127.21.14." + number;
        } else if (type == MacAddress.class) {
            return "02:00:00:00:02:%02x".formatted(number);
        } else if (type == ResourceId.class) {
            return (random.nextBoolean() ? "server:W" : "host:RS") + number;
        }
        return "n-" + number;
    }
}
