package io.emberkeep.contract;

import io.emberkeep.contract.answer.Answer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.contract.pulse.Pulse;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.transition.TransitionEvent;
import io.emberkeep.contract.wire.DeadLetter;
import io.emberkeep.contract.wire.Message;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Read this first: every topic, its key, who writes it, how long it is kept. Every arrow between two
 * services is one of these; nothing else is shared (DESIGN section 1).
 */
public enum Topics {
    /** Signs of life. Key: pool. Written by: monitor-service. */
    HEARTBEATS(
            "heartbeats",
            "pool",
            Heartbeat.class,
            4,
            Map.of("retention.ms", ms(Duration.ofMinutes(10)))),
    /** What happened or is wanted. Key: pool. Written by: monitor-, power-service, sif-service (REST). */
    SIGNALS("signals", "pool", Signal.class, 4, Map.of("retention.ms", ms(Duration.ofDays(7)))),
    /** Every change, to everyone. Key: pool. Written by: sif-service only. */
    CONFIGURATION(
            "configuration",
            "pool",
            ConfigurationMessage.class,
            4,
            Map.of("cleanup.policy", "compact")),
    /** Wanted conditions. Key: executor. Written by: monitor-, power-service. */
    COMMANDS(
            "commands",
            "executor",
            Command.class,
            4,
            Map.of("retention.ms", ms(Duration.ofDays(7)))),
    /** What came of signals and commands. Key: asker. Written by: sif-service, hypervisor-adapter. */
    ANSWERS("answers", "asker", Answer.class, 4, Map.of("retention.ms", ms(Duration.ofHours(1)))),
    /** Public failure events. Key: target. Written by: monitor-service. */
    FAILURES(
            "failures",
            "target",
            Failure.class,
            4,
            Map.of("retention.ms", ms(Duration.ofDays(30)))),
    /** Measured loads. Key: pool. Written by: monitor-service (own machine), hypervisor-adapter (its VMs). */
    LOADS("loads", "pool", LoadsMeasured.class, 4, Map.of("retention.ms", ms(Duration.ofDays(1)))),
    /** Public transition events. Key: service group. Written by: power-service. */
    TRANSITIONS(
            "transitions",
            "group",
            TransitionEvent.class,
            4,
            Map.of("retention.ms", ms(Duration.ofDays(30)))),
    /** Energy used and saved, minute by minute. Key: pool. Written by: power-service. */
    ENERGY("energy", "pool", EnergyUsed.class, 4, Map.of("retention.ms", ms(Duration.ofDays(400)))),
    /** Whether the broker answers, and what time it has. Key: process. Written by: all. */
    PULSES(
            "pulses",
            "process",
            Pulse.class,
            1,
            Map.of(
                    "retention.ms",
                    ms(Duration.ofMinutes(10)),
                    // What a pulse is sent for: the broker's own time.
                    "message.timestamp.type",
                    "LogAppendTime")),
    /**
     * Each decision about an incident or power saving, with what is needed to decide it again. Key: pool. Written by:
     * monitor-service, sif-service, hypervisor-adapter, power-service.
     */
    DECISIONS(
            "decisions",
            "pool",
            KeptDecision.class,
            4,
            Map.of("retention.ms", ms(Duration.ofDays(30)), "compression.type", "gzip")),
    /** What nobody could use. Key: the topic it came from. Written by: all. */
    DEAD_LETTERS(
            "dead-letters",
            "topic",
            DeadLetter.class,
            1,
            Map.of("retention.ms", ms(Duration.ofDays(28))));

    /** The largest payload that is read, in bytes; a pool of some hundred servers takes a third of it. */
    public static final int LARGEST_PAYLOAD = 2 * 1024 * 1024;

    private final String topic;
    private final String key;
    private final Class<? extends Message> kind;
    private final int partitions;
    private final Map<String, String> configs;

    Topics(
            String topic,
            String key,
            Class<? extends Message> kind,
            int partitions,
            Map<String, String> configs) {
        this.topic = topic;
        this.key = key;
        this.kind = kind;
        this.partitions = partitions;
        this.configs = configs;
    }

    /** The topic's name in the broker. */
    public String topic() {
        return topic;
    }

    /** What a record's key names, so that what belongs together stays in order. */
    public String key() {
        return key;
    }

    /** Into how many partitions it is created; a pool's messages share one. */
    public int partitions() {
        return partitions;
    }

    /** How it is kept, as the broker's topic settings. */
    public Map<String, String> configs() {
        return configs;
    }

    /** The topic of that name. @throws IllegalArgumentException if there is none */
    public static Topics named(String topic) {
        return Stream.of(values())
                .filter(one -> one.topic.equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic " + topic));
    }

    /** What travels on it: a message type, or the sealed interface of several. */
    public Class<? extends Message> kind() {
        return kind;
    }

    /** Where a message belongs. */
    public static Topics of(Message message) {
        return Stream.of(values())
                .filter(one -> one.kind.isInstance(message))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no topic for " + message.getClass()));
    }

    private static String ms(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
