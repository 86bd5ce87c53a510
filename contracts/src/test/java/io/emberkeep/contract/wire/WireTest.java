package io.emberkeep.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.5Z");
    private static final Heartbeat BEAT =
            new Heartbeat(new MemberId("MS"), NOON, Duration.ofMillis(4), true, 6);
    private static final String JSON =
            "{\"member\":\"MS\",\"at\":\"2026-11-01T12:00:00.500Z\",\"lateness\":\"PT0.004S\",\"trusted\":true,\"watching\":6,"
                    + "\"well\":true,\"reasons\":[],\"clockError\":\"PT0S\"}";

    static List<Message> examples() {
        return Examples.all();
    }

    @Test
    void timesAreIsoAndIdsTheirValue() throws JsonProcessingException {
        assertThat(Json.mapper().writeValueAsString(BEAT)).isEqualTo(JSON);
        assertThat(Json.mapper().readValue(JSON, Heartbeat.class)).isEqualTo(BEAT);
    }

    @Test
    void aFieldOfANewerSenderIsIgnored() throws JsonProcessingException {
        var newer = JSON.replace("{\"member\"", "{\"mood\":\"good\",\"member\"");
        assertThat(Json.mapper().readValue(newer, Heartbeat.class)).isEqualTo(BEAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"member\":null",
                "{\"member\":\"M S\"",
                "{\"member\":\"MS\",\"watching\":null",
                "{\"at\":\"noon\""
            })
    void whatIsMissingOrBadIsRefused(String start) {
        var rest = JSON.substring(JSON.indexOf(','));
        var bad =
                start.contains("\"at\"") || start.contains("watching") ? start + "}" : start + rest;
        assertThatThrownBy(() -> Json.mapper().readValue(bad, Heartbeat.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aMessageIsFoundByItsTypeAndVersion() {
        assertThat(MessageCatalog.typeOf(Claim.class)).isEqualTo("io.emberkeep.signal.claim.v1");
        assertThat(MessageCatalog.find("io.emberkeep.signal.claim.v1")).contains(Claim.class);
        assertThat(MessageCatalog.find("io.emberkeep.signal.claim.v2")).isEmpty();
        assertThat(MessageCatalog.find("io.emberkeep.signal")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void everyMessageHasATopic(Message example) {
        var topic = Topics.of(example);
        assertThat(example).isInstanceOf(topic.kind());
        assertThat(Topics.named(topic.topic())).isEqualTo(topic);
    }

    @Test
    void aTopicThatIsNotOursIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Topics.named("gossip"));
    }

    @Test
    void anAnswersIdFollowsFromTheQuestions() {
        var question =
                Envelope.of("/monitor-service/MS", NOON, new PoolId("p"), BEAT).replyTo("MS");
        var answer = new SignalAnswer.Accepted(new Revision(1), true);
        var once = question.answer("/sif-service/sif-1", NOON, answer);
        var again = question.answer("/sif-service/sif-1", NOON, answer);
        assertThat(once).isEqualTo(again);
        assertThat(once.inReplyTo()).contains(question.id());
        assertThat(once.replyTo()).contains("MS");
        assertThat(once.pool()).isEqualTo(question.pool());
        assertThat(once.deadline()).isEmpty();
    }

    @Test
    void anEnvelopeIsChangedOneSideAtATime() {
        var plain = Envelope.of("/a/b", NOON, new PoolId("p"), BEAT);
        assertThat(plain.replyTo()).isEmpty();
        assertThat(plain.until(NOON).deadline()).contains(NOON);
        assertThat(plain.traced(Optional.of("00-1-2-01")).traceParent()).contains("00-1-2-01");
        assertThat(plain.until(NOON).replyTo("k").traced(Optional.empty()).id())
                .isEqualTo(plain.id());
        assertThat(Envelope.of("/a/b", NOON, new PoolId("p"), BEAT).id()).isNotEqualTo(plain.id());
    }
}
