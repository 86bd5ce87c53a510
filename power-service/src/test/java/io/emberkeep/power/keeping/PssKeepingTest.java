package io.emberkeep.power.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.decision.About;
import io.emberkeep.contract.decision.Core;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.HostPower;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.contract.wire.MessageCatalog;
import io.emberkeep.contract.wire.Trees;
import io.emberkeep.power.classify.ClassRules;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.classify.Observation;
import io.emberkeep.power.load.GroupLoad;
import io.emberkeep.power.load.Loads;
import io.emberkeep.power.load.Percent;
import io.emberkeep.power.plan.Verdict;
import io.emberkeep.power.pss.PssDecision;
import io.emberkeep.power.pss.PssDecision.Acting;
import io.emberkeep.power.pss.PssDecision.Fate;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The PSS's decisions as they travel. */
class PssKeepingTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final GroupId WEB = new GroupId("Web");
    private static final ServerId W1 = new ServerId("W1");
    private static final ServerId W2 = new ServerId("W2");
    private static final HostId RS3 = new HostId("RS3");

    private static PssDecision group(double cpu, int lights, Verdict verdict, Acting acting) {
        var before = new GroupWatch(WEB, GroupWatch.first(WEB).classes(), lights);
        var seen =
                new Observation(
                        new GroupLoad.Known(
                                WEB,
                                new Loads(new Percent(10), new Percent(cpu), new Percent(1)),
                                Map.of()),
                        LoadClass.MODERATE,
                        List.of());
        return new PssDecision.OfGroup(
                AT,
                WEB,
                List.of(W1, W2),
                before,
                seen,
                ClassRules.DEFAULT,
                before.observe(seen, ClassRules.DEFAULT),
                verdict,
                verdict instanceof Verdict.Goes
                        ? List.of(new Step.SuspendServer(WEB, W2, RS3))
                        : List.of(),
                acting);
    }

    private static PssDecision transition(Fate fate) {
        return new PssDecision.OfTransition(
                AT,
                new TransitionId("Web-light-1"),
                TransitionKind.GOING_LIGHT,
                Optional.of(WEB),
                List.of(new Step.SuspendServer(WEB, W2, RS3)),
                fate,
                "4 of 4 lights in a row");
    }

    private static PssDecision host(boolean sleeps, String reason) {
        return new PssDecision.OfHost(
                AT, RS3, Optional.of(HostPower.State.AWAKE), sleeps, reason, Acting.ACTS);
    }

    /** A decision, and what is to be read of it: what came, what was decided, why. */
    record Told(PssDecision decision, String came, String decided, String reason) {}

    static List<Told> all() {
        var suspend = "suspend W2 on RS3";
        return List.of(
                new Told(
                        group(60, 0, new Verdict.Stays(LoadClass.MODERATE), Acting.ACTS),
                        "Web: memory 10 % light, cpu 60 % moderate, network 1 % light",
                        "stays moderate",
                        "cpu 60 % is above 50 %"),
                new Told(
                        group(5, 0, new Verdict.Stays(LoadClass.MODERATE), Acting.ACTS),
                        "Web: memory 10 % light, cpu 5 % light, network 1 % light",
                        "stays moderate",
                        "1 of 4 lights in a row"),
                new Told(
                        group(
                                60,
                                3,
                                new Verdict.Goes(LoadClass.LIGHT, List.of("W1 stays")),
                                Acting.ACTS),
                        "Web: memory 10 % light, cpu 60 % moderate, network 1 % light",
                        "goes light: " + suspend,
                        "cpu 60 % is above 50 %; W1 stays"),
                new Told(
                        group(60, 3, new Verdict.Goes(LoadClass.LIGHT, List.of()), Acting.PROPOSES),
                        "Web: memory 10 % light, cpu 60 % moderate, network 1 % light",
                        "is to go light, if an operator approves: " + suspend,
                        "cpu 60 % is above 50 %"),
                new Told(
                        group(60, 3, new Verdict.Goes(LoadClass.LIGHT, List.of()), Acting.REPORTS),
                        "Web: memory 10 % light, cpu 60 % moderate, network 1 % light",
                        "would go light, which is only reported: " + suspend,
                        "cpu 60 % is above 50 %"),
                new Told(
                        group(
                                60,
                                3,
                                new Verdict.Refused(LoadClass.LIGHT, "W1 is held"),
                                Acting.ACTS),
                        "Web: memory 10 % light, cpu 60 % moderate, network 1 % light",
                        "stays moderate",
                        "would go light (cpu 60 % is above 50 %), but W1 is held"),
                new Told(
                        host(false, "RS3 hosts F2 in operation"),
                        "RS3 is awake",
                        "is left so",
                        "RS3 hosts F2 in operation"),
                new Told(
                        host(true, "goes to sleep: no server in operation"),
                        "RS3 is awake",
                        "goes to sleep",
                        "no server is in operation on it"),
                new Told(
                        transition(Fate.BEGUN),
                        "Web going light Web-light-1",
                        "begins: " + suspend,
                        "4 of 4 lights in a row"),
                new Told(
                        transition(Fate.WITHDRAWN),
                        "Web going light Web-light-1",
                        "is withdrawn",
                        "4 of 4 lights in a row"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsToldInWords(Told told) {
        var kept = PssKeeping.of(told.decision());
        assertThat(kept.core()).isEqualTo(Core.PSS);
        assertThat(kept.incidents()).isEmpty();
        assertThat(kept.story())
                .isEqualTo(
                        new KeptDecision.Story(told.came(), told.decided(), told.reason(), false));
    }

    @ParameterizedTest
    @MethodSource("all")
    void itTravelsByItsSchemaAndComesBack(Told told) throws IOException {
        var kept = PssKeeping.of(told.decision());
        var json = Json.mapper().writeValueAsString(kept);
        try (var schema =
                KeptDecision.class.getResourceAsStream(
                        "/schemas/%s.json".formatted(MessageCatalog.typeOf(KeptDecision.class)))) {
            assertThat(
                            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                    .getSchema(schema)
                                    .validate(Json.mapper().readTree(json)))
                    .isEmpty();
        }
        assertThat(Json.mapper().readValue(json, KeptDecision.class)).isEqualTo(kept);
    }

    /** From what has travelled a group is judged again, to the same end; of the others it is said that it cannot be. */
    @ParameterizedTest
    @MethodSource("all")
    void aGroupIsJudgedAgain(Told told) {
        var kept = PssKeeping.of(told.decision());
        assertThat(kept.isReplayable()).isEqualTo(told.decision() instanceof PssDecision.OfGroup);
        if (kept.isReplayable()) {
            assertThat(
                            PssKeeping.judgedAgain(
                                    Trees.read(kept.facts().state(), GroupWatch.class),
                                    Trees.read(kept.facts().input(), PssKeeping.Heard.class)))
                    .isEqualTo(kept.facts());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itNamesWhomItIsAbout(Told told) {
        var about = PssKeeping.of(told.decision()).about();
        switch (told.decision()) {
            case PssDecision.OfGroup _ ->
                    assertThat(about)
                            .containsExactly(About.group(WEB), About.server(W1), About.server(W2));
            case PssDecision.OfHost _ -> assertThat(about).containsExactly(About.host(RS3));
            case PssDecision.OfTransition one ->
                    assertThat(about)
                            .containsExactly(
                                    About.transition(one.transition()),
                                    About.group(WEB),
                                    About.server(W2),
                                    About.host(RS3));
        }
    }
}
