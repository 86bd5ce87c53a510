package io.emberkeep.monitor.heartbeat;

import static io.emberkeep.monitor.heartbeat.Beats.T0;
import static io.emberkeep.monitor.heartbeat.Beats.TEN;
import static io.emberkeep.monitor.heartbeat.Beats.at;
import static io.emberkeep.monitor.heartbeat.Beats.beat;
import static io.emberkeep.monitor.heartbeat.Beats.clockOff;
import static io.emberkeep.monitor.heartbeat.Beats.distrusting;
import static io.emberkeep.monitor.heartbeat.Beats.member;
import static io.emberkeep.monitor.heartbeat.Beats.members;
import static io.emberkeep.monitor.heartbeat.Beats.unwell;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.heartbeat.Refusal.Cause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RING-1, and what of a heartbeat is not believed. */
class HeartbeatsTest {

    private static final ServerId S1 = member(1);
    private static final ServerId S2 = member(2);
    private static final ServerId S3 = member(3);
    private final Heartbeats heard = new Heartbeats(members(3), TEN, T0);

    private static String why(Standing standing) {
        assertThat(standing).isInstanceOf(Standing.Stale.class);
        return ((Standing.Stale) standing).reason();
    }

    private static Refusal refused(Hearing hearing) {
        assertThat(hearing).isInstanceOf(Hearing.Refused.class);
        return ((Hearing.Refused) hearing).refusal();
    }

    @Test
    void whoSaidInTheLastSecondThatAllIsWellIsFreshAtTheTick() {
        assertThat(heard.hear(beat("S2", 9.5), at(9.52))).isEqualTo(new Hearing.Taken());
        assertThat(heard.of(S2, at(10))).isEqualTo(new Standing.Fresh(at(9.5)));
    }

    @Test
    void aFaultBeforeTheLastSecondShowsAtTheNextTick() {
        heard.hear(beat("S2", 9.5), at(9.5));
        assertThat(heard.of(S2, at(20)).isStale()).isTrue();
        assertThat(why(heard.of(S2, at(20))))
                .isEqualTo(
                        "the last heartbeat of S2 is 10s500ms old, more than one interval (10s)");
    }

    @Test
    void aHeartbeatOfExactlyOneIntervalIsNotStale() {
        heard.hear(beat("S2", 10), at(10));
        assertThat(heard.of(S2, at(20))).isInstanceOf(Standing.Fresh.class);
        assertThat(heard.of(S2, at(20.001)).isStale()).isTrue();
    }

    @Test
    void aStartMakesNobodyStale() { // DESIGN rule 10
        assertThat(heard.of(S2, at(0))).isEqualTo(new Standing.Awaited(at(10)));
        assertThat(heard.stale(at(10))).isEmpty();
    }

    @Test
    void whoIsNotHeardForAnIntervalSinceTheStartIsStale() {
        heard.hear(beat("S1", 9.5), at(9.5));
        assertThat(heard.stale(at(10.001))).containsExactly(S2, S3);
        assertThat(why(heard.of(S3, at(12)))).isEqualTo("S3 was never heard, for 12s");
    }

    @Test
    void whoIsHeardAgainIsFreshAgain() {
        assertThat(heard.of(S2, at(30)).isStale()).isTrue();
        heard.hear(beat("S2", 39.5), at(39.5));
        assertThat(heard.of(S2, at(40)).isStale()).isFalse();
    }

    @Test
    void whoseOwnExaminationFailedCountsAsStale() { // RING-2: its machine is not well
        heard.hear(
                unwell("S2", 9.5, "the gateway: no answer", "own service ftpd: refused"), at(9.5));
        assertThat(why(heard.of(S2, at(10))))
                .isEqualTo(
                        "S2 says that it is not well: the gateway: no answer; own service ftpd: refused");
        heard.hear(unwell("S3", 9.5), at(9.5));
        assertThat(why(heard.of(S3, at(10)))).endsWith("it does not say why");
    }

    @Test
    void whoDoesNotTrustWhatItSeesCountsAsStale() {
        heard.hear(distrusting("S2", 9.5), at(9.5));
        assertThat(why(heard.of(S2, at(10)))).contains("does not trust what it sees");
    }

    @Test
    void aStrangersHeartbeatIsRefusedAndShown() {
        assertThat(refused(heard.hear(beat("S9", 9), at(9))))
                .isEqualTo(heard.refusals().getFirst());
        assertThat(heard.refusals())
                .containsExactly(
                        new Refusal(
                                beat("S9", 9).member(),
                                Cause.STRANGER,
                                "heartbeat of S9: it is no member of this pool",
                                at(9),
                                at(9),
                                1));
        assertThat(why(heard.of(member(9), at(10)))).isEqualTo("S9 is no member of this pool");
        assertThat(heard.all(at(9))).containsOnlyKeys(S1, S2, S3);
    }

    @Test
    void aHeartbeatMoreThanATenthOfTheIntervalAheadIsRefused() {
        assertThat(heard.hear(beat("S2", 10), at(9))).isEqualTo(new Hearing.Taken());
        var refusal = refused(heard.hear(beat("S2", 13), at(11.5)));
        assertThat(refusal.cause()).isEqualTo(Cause.FUTURE);
        assertThat(refusal.reason())
                .isEqualTo(
                        "heartbeat of S2: its time is 1s500ms ahead of ours, more than a tenth of the interval (10s)");
        assertThat(heard.newest(S2)).contains(beat("S2", 10));
    }

    @Test
    void anOlderOneAndARepetitionAreIgnoredWithoutAFault() {
        heard.hear(beat("S2", 9.5), at(9.5));
        assertThat(heard.hear(beat("S2", 9.5), at(9.6))).isInstanceOf(Hearing.Ignored.class);
        assertThat(heard.hear(beat("S2", 3), at(9.7))).isInstanceOf(Hearing.Ignored.class);
        assertThat(heard.refusals()).isEmpty();
        assertThat(heard.newest(S2)).contains(beat("S2", 9.5));
    }

    @Test
    void refusalsOfOneKindAreOneAndTheListIsBounded() {
        heard.hear(beat("S9", 1), at(1));
        heard.hear(beat("S9", 2), at(2));
        heard.hear(beat("S9", 3), at(3));
        assertThat(heard.refusals())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.times()).isEqualTo(3);
                            assertThat(one.first()).isEqualTo(at(1));
                            assertThat(one.last()).isEqualTo(at(3));
                        });
        for (var i = 0; i < 100; i++) {
            heard.hear(beat("X" + i, 4), at(4));
        }
        assertThat(heard.refusals()).hasSize(Refusals.MOST);
        assertThat(heard.refusals().getFirst().member().value()).isEqualTo("X99");
    }

    @Test
    void whoJoinsThePoolIsAwaitedForAnInterval() {
        heard.configured(members(4), TEN, at(100));
        assertThat(heard.of(member(4), at(110))).isInstanceOf(Standing.Awaited.class);
        assertThat(heard.of(member(4), at(110.1)).isStale()).isTrue();
        assertThat(heard.of(S1, at(100)).isStale()).isTrue();
    }

    @Test
    void whoLeavesThePoolIsAStranger() {
        heard.configured(List.of(S1, S3), TEN, at(5));
        assertThat(heard.hear(beat("S2", 9), at(9))).isInstanceOf(Hearing.Refused.class);
        assertThat(heard.stale(at(11))).containsExactly(S1, S3);
    }

    @Test
    void aShorterIntervalMakesNobodyStaleAtOnce() {
        heard.hear(beat("S2", 9.5), at(9.5));
        heard.configured(members(3), Duration.ofSeconds(1), at(15));
        assertThat(heard.stale(at(16))).isEmpty();
        assertThat(heard.of(S2, at(16.1)).isStale()).isTrue();
    }

    @Test
    void theSilenceWhileTheBrokerWasAwayDoesNotCount() { // DESIGN rule 10
        assertThat(heard.stale(at(60))).hasSize(3);
        heard.listensAnew(at(60));
        assertThat(heard.stale(at(70))).isEmpty();
        assertThat(heard.stale(at(70.1))).hasSize(3);
    }

    @Test
    void aClockMoreThanATenthOfTheIntervalOffIsShownAndMakesNobodyStale() { // SYNC-1
        heard.hear(clockOff("S1", 9.5, Duration.ofMillis(1_000)), at(9.5));
        heard.hear(clockOff("S2", 9.5, Duration.ofMillis(1_001)), at(9.5));
        heard.hear(clockOff("S3", 9.5, Duration.ofMillis(-2_500)), at(9.5));
        assertThat(heard.stale(at(10))).isEmpty();
        assertThat(heard.badClocks())
                .containsEntry(
                        S2,
                        "the clock of S2 is 1s1ms ahead of the broker's, more than a tenth of the interval (10s)")
                .containsEntry(
                        S3,
                        "the clock of S3 is 2s500ms behind the broker's, more than a tenth of the interval (10s)")
                .hasSize(2);
    }
}
