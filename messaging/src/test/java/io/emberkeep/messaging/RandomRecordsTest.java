package io.emberkeep.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentReport.TargetHeld;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever stands in a topic: it is read without an exception, and can be answered or put aside. */
class RandomRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final ResourceId W1 = new ResourceId("server:W1");
    private static final Inventory SAMPLE =
            InventoryFile.readPath(Path.of("../samples/sample.yaml")).inventory().orElseThrow();

    private static final List<Envelope<?>> GOOD =
            List.of(
                    envelope(
                            new Claim(
                                    new IncidentId("i-1"),
                                    new ServerId("W1"),
                                    new MemberId("MS"),
                                    TroubleKind.NETWORK,
                                    NOON,
                                    NOON,
                                    "no answer")),
                    envelope(new TargetHeld(new IncidentId("i-1"), new Epoch(3), "flaps", NOON)),
                    envelope(new ApplyInventory("ops", SAMPLE)),
                    envelope(
                            new Command(
                                    Optional.of(new IncidentId("i-1")),
                                    Optional.empty(),
                                    new ExecutorId("adapter"),
                                    Map.of(W1, new Epoch(3)),
                                    NOON,
                                    new Condition.VipsOn(
                                            new ServerId("W1"),
                                            new HostId("RS1"),
                                            List.of(new IpAddress("127.21.14.102"))))),
                    envelope(
                            new CommandAnswer.Done(
                                    true, Optional.empty(), Observed.only(Observed.HostPower.ON))),
                    envelope(new SignalAnswer.Refused("no", List.of("take over"))),
                    envelope(new ConfigurationMessage(NOON, List.of(), configuration())));

    @Property(tries = 1_500)
    void nothingThatStandsInATopicThrows(@ForAll long seed) {
        var read = new RandomRecords(seed).next(GOOD);
        var content = CloudEventCodec.read(read);
        var record = new Record(Topics.named(read.topic()), 0, read.offset(), read.key(), content);
        CloudEventCodec.write("any", DeadLetters.of(record, "no use", "/test/1", NOON));
        if (content instanceof Content.Readable(var envelope)) {
            var answer = envelope.answer("/test/1", NOON, new SignalAnswer.Wait("later", NOON));
            CloudEventCodec.write(envelope.replyTo().orElse(""), answer);
            CloudEventCodec.write("any", envelope);
        }
    }

    /** The property above is worth something only if some of it can be read and some cannot. */
    @Test
    void theRandomRecordsAreOfBothKinds() {
        Set<Topics> readable = EnumSet.noneOf(Topics.class);
        Set<Topics> unreadable = EnumSet.noneOf(Topics.class);
        for (var seed = 0L; seed < 500; seed++) {
            var read = new RandomRecords(seed).next(GOOD);
            var readIt = CloudEventCodec.read(read) instanceof Content.Readable;
            (readIt ? readable : unreadable).add(Topics.named(read.topic()));
        }
        assertThat(readable)
                .containsExactlyInAnyOrder(
                        Topics.SIGNALS, Topics.COMMANDS, Topics.ANSWERS, Topics.CONFIGURATION);
        assertThat(unreadable).containsAll(readable);
    }

    private static PoolConfiguration configuration() {
        return new PoolConfiguration(
                new Revision(7),
                Mode.ARMED,
                PowerMode.AUTOMATIC,
                SAMPLE,
                Set.of(new ServerId("W1")),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Envelope<?> envelope(Message message) {
        return Envelope.of("/test/1", NOON, new PoolId("sample"), message)
                .replyTo("MS")
                .until(NOON.plusSeconds(5));
    }
}
