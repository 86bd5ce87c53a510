package io.emberkeep.power.classify;

import static io.emberkeep.contract.load.LoadClass.HEAVY;
import static io.emberkeep.contract.load.LoadClass.LIGHT;
import static io.emberkeep.contract.load.LoadClass.MODERATE;
import static io.emberkeep.power.classify.Watched.FIRST;
import static io.emberkeep.power.classify.Watched.RULES;
import static io.emberkeep.power.classify.Watched.TWO;
import static io.emberkeep.power.classify.Watched.WEB;
import static io.emberkeep.power.classify.Watched.WITH_HEAVY;
import static io.emberkeep.power.classify.Watched.light;
import static io.emberkeep.power.classify.Watched.load;
import static io.emberkeep.power.classify.Watched.moderate;
import static io.emberkeep.power.classify.Watched.servers;
import static io.emberkeep.power.classify.Watched.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.power.load.GroupLoad;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** PSS-1, 2, 3 and 11, and why. */
class GroupWatchTest {

    private static final GroupLoad LIGHT_LOAD = load(TWO, 10, 5, 1);

    private static Judgement after(ClassRules rules, Observation... seen) {
        var watch = GroupWatch.first(WEB);
        Judgement judged = null;
        for (var one : seen) {
            judged = watch.observe(one, rules);
            watch = judged.next();
        }
        return judged;
    }

    @Test
    void fourLightsInARowGoLight() { // PSS-3
        var seen = moderate(LIGHT_LOAD);
        var three = after(RULES, seen, seen, seen);
        assertThat(three.wanted()).isEqualTo(MODERATE);
        assertThat(three.reason()).isEqualTo("3 of 4 lights in a row");
        var four = three.next().observe(seen, RULES);
        assertThat(four.wanted()).isEqualTo(LIGHT);
        assertThat(four.reason()).isEqualTo("4 of 4 lights in a row");
    }

    @Test
    void howManyIsASetting() {
        var two = new ClassRules(RULES.bands(), Optional.empty(), 2, 5, 1);
        var seen = moderate(LIGHT_LOAD);
        assertThat(after(two, seen).wanted()).isEqualTo(MODERATE);
        assertThat(after(two, seen, seen).wanted()).isEqualTo(LIGHT);
    }

    @Test
    void aModerateOneInBetweenBeginsTheRowAnew() {
        var seen = moderate(LIGHT_LOAD);
        var busy = moderate(load(TWO, 41, 5, 1));
        assertThat(after(RULES, seen, seen, seen, busy, seen).reason())
                .isEqualTo("1 of 4 lights in a row");
    }

    @Test
    void anUnknownOneInBetweenBeginsTheRowAnewAndChangesNothing() {
        var seen = moderate(LIGHT_LOAD);
        var judged = after(RULES, seen, seen, seen, moderate(unknown()));
        assertThat(judged.wanted()).isEqualTo(MODERATE);
        assertThat(judged.reason()).isEqualTo("unknown, no sample of W2 for 40 s");
        assertThat(judged.next().observe(seen, RULES).wanted()).isEqualTo(MODERATE);
        assertThat(GroupWatch.resumed(WEB, LIGHT).observe(light(unknown()), RULES).wanted())
                .isEqualTo(LIGHT);
    }

    @Test
    void oneModerateGoesModerateAtOnce() { // PSS-2, PSS-3
        var judged = GroupWatch.resumed(WEB, LIGHT).observe(light(load(FIRST, 41, 5, 1)), RULES);
        assertThat(judged.wanted()).isEqualTo(MODERATE);
        assertThat(judged.reason()).isEqualTo("memory 41 % is above 30 %");
    }

    @Test
    void oneLoadThatIsNotLightKeepsAGroupModerate() { // PSS-2
        var judged = after(RULES, moderate(load(TWO, 10, 25, 1)));
        assertThat(judged.wanted()).isEqualTo(MODERATE);
        assertThat(judged.reason()).isEqualTo("cpu 25 % is not below 20 %");
    }

    @Test
    void betweenTheThresholdsALightGroupStaysLight() { // PSS-1
        var judged = GroupWatch.resumed(WEB, LIGHT).observe(light(load(FIRST, 29, 30, 1)), RULES);
        assertThat(judged.wanted()).isEqualTo(LIGHT);
        assertThat(judged.reason()).isEqualTo("memory 29 %, cpu 30 %, network 1 %: all light");
    }

    @Test
    void aGroupThatWouldBeModerateOnOneServerDoesNotGoLight() {
        var seen = moderate(load(TWO, 10, 19, 1));
        var judged = after(RULES, seen, seen, seen, seen, seen);
        assertThat(judged.wanted()).isEqualTo(MODERATE);
        assertThat(judged.reason())
                .isEqualTo(
                        "4 of 4 lights in a row, but on W1 cpu would be 38 %, more than 35 % less 5 points");
    }

    @Test
    void aGroupOfWhichNobodyCouldKeepTheServiceDoesNotGoLight() {
        var seen = new Observation(LIGHT_LOAD, MODERATE, List.of());
        assertThat(after(RULES, seen, seen, seen, seen).reason())
                .endsWith("but nobody who is measured would serve");
    }

    @Test
    void itWantsLightForAsLongAsThatIsNotRecorded() {
        var seen = moderate(LIGHT_LOAD);
        assertThat(after(RULES, seen, seen, seen, seen, seen, seen).wanted()).isEqualTo(LIGHT);
    }

    @Test
    void whoLostItsCountsCountsAnew() {
        var seen = moderate(LIGHT_LOAD);
        after(RULES, seen, seen, seen);
        var again = GroupWatch.resumed(WEB, MODERATE).observe(seen, RULES);
        assertThat(again.reason()).isEqualTo("1 of 4 lights in a row");
    }

    @Test
    void aboveHeavysThresholdItWantsASpareAtOnce() { // PSS-11
        var judged = after(WITH_HEAVY, moderate(load(TWO, 10, 81, 1)));
        assertThat(judged.wanted()).isEqualTo(HEAVY);
        assertThat(judged.reason()).isEqualTo("cpu 81 % is above 80 %");
    }

    @Test
    void aLightGroupGrowsByOneShapeAtATime() {
        var judged =
                GroupWatch.resumed(WEB, LIGHT).observe(light(load(FIRST, 10, 95, 1)), WITH_HEAVY);
        assertThat(judged.wanted()).isEqualTo(MODERATE);
    }

    @Test
    void aSpareIsPutBackAfterFourInARowIfTheOthersBearIt() { // PSS-11
        var heavy = GroupWatch.resumed(WEB, HEAVY);
        var calm = new Observation(load(servers(3), 10, 30, 1), HEAVY, TWO);
        var judged = heavy.observe(calm, WITH_HEAVY);
        assertThat(judged.reason()).isEqualTo("1 of 4 below heavy in a row");
        for (var i = 0; i < 3; i++) {
            judged = judged.next().observe(calm, WITH_HEAVY);
        }
        assertThat(judged.wanted()).isEqualTo(MODERATE);
    }

    @Test
    void aSpareStaysWhileTheOthersWouldBeHeavyWithoutIt() {
        var judged =
                new Judgement(
                        GroupWatch.resumed(WEB, HEAVY),
                        HEAVY,
                        new Why.Unknown("nothing was measured"));
        var seen = new Observation(load(servers(3), 10, 55, 1), HEAVY, TWO);
        for (var i = 0; i < 8; i++) {
            judged = judged.next().observe(seen, WITH_HEAVY);
        }
        assertThat(judged.wanted()).isEqualTo(HEAVY);
        assertThat(judged.reason()).contains("on W1 and W2 cpu would be 82.5 %");
    }
}
