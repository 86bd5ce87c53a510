package io.emberkeep.sif.support;

import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.TopicAdmin;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real broker in this process, with the product's topics. */
final class Broker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final String bootstrap;

    private Broker(KafkaRaftServer server, String bootstrap) {
        this.server = server;
        this.bootstrap = bootstrap;
    }

    static Broker start(Path directory) {
        try {
            var port = freePort();
            var settings = settings(directory.resolve("data"), port, freePort());
            var file = directory.resolve("server.properties");
            try (var out = Files.newBufferedWriter(file)) {
                settings.store(out, "test");
            }
            String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
            StorageTool.execute(format, new PrintStream(PrintStream.nullOutputStream()));
            var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
            server.startup();
            var broker = new Broker(server, "127.0.0.1:" + port);
            TopicAdmin.createAll(new KafkaSettings(broker.bootstrap), 1);
            return broker;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String bootstrap() {
        return bootstrap;
    }

    private static Properties settings(Path data, int port, int controller) {
        var settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller));
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.setProperty(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.setProperty("log.dirs", data.toString());
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "2");
        return settings;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
