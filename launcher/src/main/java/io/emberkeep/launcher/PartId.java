package io.emberkeep.launcher;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of one part of the system, which is also the name of its log file. */
public record PartId(@JsonValue String value) implements Comparable<PartId> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    /** The embedded Kafka. */
    public static final PartId BROKER = new PartId("broker");

    /** The embedded PostgreSQL. */
    public static final PartId DATABASE = new PartId("database");

    /** The small data centre. */
    public static final PartId TESTBED = new PartId("testbed");

    /** The hands. */
    public static final PartId ADAPTER = new PartId("hypervisor-adapter");

    /** Watches and recovers. */
    public static final PartId MONITOR = new PartId("monitor-service");

    /** Light and moderate; the first of them. */
    public static final PartId POWER = new PartId("power-service");

    /** @throws IllegalArgumentException if it is not lower-case letters, digits and dashes */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of a part: " + value);
        }
    }

    /** The n-th sif-service, counted from 1; they run side by side. */
    public static PartId sif(int number) {
        return new PartId("sif-" + number);
    }

    /** The n-th power-service, counted from 1; the pools are spread over them. */
    public static PartId power(int number) {
        return number == 1 ? POWER : new PartId("power-service-" + number);
    }

    /** The monitor-service of a member, by a word that stands for the member's name. */
    public static PartId member(String word) {
        return new PartId(MONITOR.value() + "-" + word);
    }

    /** Whether it is one of the power-services. */
    public boolean isPower() {
        return value.startsWith(POWER.value());
    }

    @Override
    public int compareTo(PartId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
