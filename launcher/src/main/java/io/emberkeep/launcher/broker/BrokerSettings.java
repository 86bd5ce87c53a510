package io.emberkeep.launcher.broker;

import io.emberkeep.contract.Topics;
import io.emberkeep.launcher.Ports;
import java.nio.file.Path;
import java.util.Properties;

/** One Kafka node that is broker and controller, small, on loopback, and quick to notice a death. */
final class BrokerSettings {

    private static final int MEGABYTE = 1024 * 1024;

    private BrokerSettings() {}

    static Properties of(Path data, int port, int controllerPort) {
        var settings = new Properties();
        place(settings, data, port, controllerPort);
        alone(settings);
        quick(settings);
        small(settings);
        return settings;
    }

    private static void place(Properties settings, Path data, int port, int controllerPort) {
        var broker = "PLAINTEXT://%s:%d".formatted(Ports.ADDRESS, port);
        var controller = "CONTROLLER://%s:%d".formatted(Ports.ADDRESS, controllerPort);
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("listeners", broker + "," + controller);
        settings.setProperty("advertised.listeners", broker);
        settings.setProperty(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty(
                "controller.quorum.voters", "1@%s:%d".formatted(Ports.ADDRESS, controllerPort));
        settings.setProperty("log.dirs", data.toString());
    }

    /** Kafka's own topics have as many replicas as there are brokers: one. */
    private static void alone(Properties settings) {
        for (var topic :
                new String[] {
                    "offsets.topic", "transaction.state.log", "share.coordinator.state.topic"
                }) {
            settings.setProperty(topic + ".replication.factor", "1");
            settings.setProperty(topic + ".num.partitions", "4");
        }
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("min.insync.replicas", "1");
        // The product's topics are created as contracts describe them, and no others.
        settings.setProperty("auto.create.topics.enable", "false");
    }

    private static void quick(Properties settings) {
        // A broker that was killed is registered again as soon as its old session is over: 9 s by
        // default, which a restarted system would stand still.
        settings.setProperty("broker.session.timeout.ms", "3000");
        settings.setProperty("broker.heartbeat.interval.ms", "500");
        // With one voter nobody can object; the default waits for others.
        settings.setProperty("controller.quorum.election.timeout.ms", "300");
        settings.setProperty("controller.quorum.election.backoff.max.ms", "300");
        settings.setProperty("controller.quorum.append.linger.ms", "0");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("num.recovery.threads.per.data.dir", "2");
    }

    private static void small(Properties settings) {
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "2");
        settings.setProperty("background.threads", "2");
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(4 * MEGABYTE));
        settings.setProperty("log.cleaner.io.buffer.size", Integer.toString(MEGABYTE / 4));
        settings.setProperty("log.segment.bytes", Integer.toString(32 * MEGABYTE));
        settings.setProperty("log.index.size.max.bytes", Integer.toString(MEGABYTE / 2));
        settings.setProperty("message.max.bytes", Integer.toString(Topics.LARGEST_PAYLOAD));
    }
}
