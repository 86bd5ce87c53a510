package io.emberkeep.launcher.broker;

import io.emberkeep.launcher.Ports;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.TopicAdmin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * The embedded Kafka as a process: formats its directory the first time, starts, creates the product's
 * topics, and only then writes its process id into the file {@code ready} beside its data. A kill at any
 * moment is survived: the next start goes on from what is there.
 */
public final class BrokerMain {

    private BrokerMain() {}

    /** @param arguments the data directory, the port for clients, the port for the controller */
    public static void main(String[] arguments) throws IOException {
        BrokerLog.configure();
        var directory = Path.of(arguments[0]);
        var port = Integer.parseInt(arguments[1]);
        var marker = directory.resolve("ready");
        Files.createDirectories(directory);
        Files.deleteIfExists(marker);

        var settings =
                BrokerSettings.of(directory.resolve("data"), port, Integer.parseInt(arguments[2]));
        format(directory, settings);
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        TopicAdmin.createAll(new KafkaSettings(Ports.ADDRESS + ":" + port), 1);
        Files.writeString(marker, Long.toString(ProcessHandle.current().pid()));
        System.out.println("the broker is ready on port " + port);
        server.awaitShutdown();
    }

    private static void format(Path directory, Properties settings) throws IOException {
        if (Files.exists(directory.resolve("data/meta.properties"))) {
            return;
        }
        var file = directory.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, "written at the first start; later starts do not read it");
        }
        var said = new ByteArrayOutputStream();
        var code =
                StorageTool.execute(
                        new String[] {
                            "format",
                            "--ignore-formatted",
                            "--cluster-id",
                            Uuid.randomUuid().toString(),
                            "--config",
                            file.toString()
                        },
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IOException(
                    "cannot format %s: %s"
                            .formatted(directory, said.toString(StandardCharsets.UTF_8).strip()));
        }
    }
}
