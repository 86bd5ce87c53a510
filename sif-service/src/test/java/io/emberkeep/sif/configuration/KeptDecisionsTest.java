package io.emberkeep.sif.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.sif.configuration.SifInput.LeasesChecked;
import io.emberkeep.sif.configuration.SifInput.SignalReceived;
import io.emberkeep.sif.keeping.SifKeeping;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which decisions of the SIF are kept, and in which words (DESIGN rule 11). */
class KeptDecisionsTest {

    private static final Instant LATER = SamplePool.START.plusSeconds(600);

    private final SamplePool pool = new SamplePool();

    private record Decided(PoolState before, SifInput input, Decision decision) {
        boolean isKept() {
            return SifKeeping.isKept(before, input, decision);
        }
    }

    private static Decided decide(PoolState before, SifInput input) {
        return new Decided(before, input, Sif.decide(before, input));
    }

    private Decided decide(Signal signal) {
        return decide(
                pool.state,
                new SignalReceived(signal, Optional.empty(), SamplePool.START.plusSeconds(1)));
    }

    @Test
    void aGrantIsKeptWithWhatItGives() {
        var claim = decide(pool.claimOf("i1", "W1", TroubleKind.NETWORK));
        assertThat(claim.isKept()).isTrue();
        var kept = SifKeeping.of(claim.before(), claim.input(), claim.decision());
        assertThat(kept.incidents()).containsExactly(new IncidentId("i1"));
        assertThat(kept.subject()).isEqualTo("W1");
        assertThat(kept.story().came()).contains("claims W1: network trouble");
        assertThat(kept.story().decided())
                .isEqualTo("granted (standby Wb, epoch 1); revision 2: adds trouble W1");
    }

    @Test
    void aRenewedLeaseIsNotKeptButOneThatRanOutIs() {
        var granted = pool.granted("i1", "W1");
        assertThat(
                        decide(
                                        new Renew(
                                                granted.incident().id(),
                                                new MemberId("MS"),
                                                granted.incident().epoch()))
                                .isKept())
                .isFalse();
        assertThat(decide(pool.state, new LeasesChecked(SamplePool.START)).isKept()).isFalse();
        var ranOut = decide(pool.state, new LeasesChecked(LATER));
        assertThat(ranOut.isKept()).isTrue();
        var kept = SifKeeping.of(ranOut.before(), ranOut.input(), ranOut.decision());
        assertThat(kept.incidents()).containsExactly(granted.incident().id());
        assertThat(kept.story().reason()).contains("the lease ran out");
    }

    @Test
    void aRefusalIsKeptOnceAsLongAsItsReasonIsTheSame() {
        pool.tell(new OperatorSignal.SetMode("ann", Mode.DISARMED));
        var claim = pool.claimOf("i1", "W1", TroubleKind.NETWORK);
        var first = decide(claim);
        assertThat(first.isKept()).isTrue();
        assertThat(SifKeeping.of(first.before(), first.input(), first.decision()).story().reason())
                .isNotEmpty();
        pool.tell(claim);
        assertThat(decide(claim).isKept()).isFalse();
    }

    @Test
    void whatIsAboutNoIncidentIsNotKept() {
        assertThat(decide(new OperatorSignal.SetMode("ann", Mode.DISARMED)).isKept()).isFalse();
    }
}
