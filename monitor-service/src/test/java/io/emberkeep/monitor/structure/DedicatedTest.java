package io.emberkeep.monitor.structure;

import static io.emberkeep.monitor.dbss.Samples.M1;
import static io.emberkeep.monitor.dbss.Samples.ME;
import static io.emberkeep.monitor.dbss.Samples.MS;
import static io.emberkeep.monitor.dbss.Samples.RS2;
import static io.emberkeep.monitor.dbss.Samples.VIP;
import static io.emberkeep.monitor.dbss.Samples.W1;
import static io.emberkeep.monitor.dbss.Samples.W2;
import static io.emberkeep.monitor.dbss.Samples.WB;
import static io.emberkeep.monitor.dbss.Samples.incident;
import static io.emberkeep.monitor.dbss.Samples.pool;
import static io.emberkeep.monitor.dbss.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.MemberId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** TOP-1. */
class DedicatedTest {

    private static final Structure STRUCTURE = new Dedicated(ME);

    private static PoolConfiguration with(IncidentState state) {
        return pool().incident(
                        incident(
                                "i",
                                TroubleKind.NETWORK,
                                state,
                                3,
                                state.isOpen(),
                                Optional.of(WB),
                                true))
                .operation(row(WB, MS, VIP), row(W2, RS2))
                .make();
    }

    @Test
    void oneMemberWatchesAllServersInOperation() {
        assertThat(STRUCTURE.watchedBy(ME, pool().make())).containsExactly(M1, W1, W2);
    }

    @Test
    void theOthersWatchNone() {
        assertThat(STRUCTURE.watchedBy(new MemberId("other"), pool().make())).isEmpty();
    }

    @Test
    void aStandbyIsNotWatchedWhileItsIncidentIsOpen() { // DBSS-11
        assertThat(STRUCTURE.watchedBy(ME, with(IncidentState.FUNCTION_RECOVERED)))
                .containsExactly(W1, W2);
    }

    @Test
    void aStandbyIsWatchedOnceItsTargetIsGivenUp() { // DBSS-11
        assertThat(STRUCTURE.watchedBy(ME, with(IncidentState.GIVEN_UP)))
                .containsExactly(W1, W2, WB);
    }
}
