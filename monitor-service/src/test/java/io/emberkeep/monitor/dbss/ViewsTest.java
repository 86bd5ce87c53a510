package io.emberkeep.monitor.dbss;

import static io.emberkeep.monitor.dbss.Samples.M1;
import static io.emberkeep.monitor.dbss.Samples.ME;
import static io.emberkeep.monitor.dbss.Samples.MS;
import static io.emberkeep.monitor.dbss.Samples.RS1;
import static io.emberkeep.monitor.dbss.Samples.VIP;
import static io.emberkeep.monitor.dbss.Samples.W1;
import static io.emberkeep.monitor.dbss.Samples.W2;
import static io.emberkeep.monitor.dbss.Samples.WB;
import static io.emberkeep.monitor.dbss.Samples.incident;
import static io.emberkeep.monitor.dbss.Samples.pool;
import static io.emberkeep.monitor.dbss.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.dbss.TargetView.Peer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of the configuration concerns one target. */
class ViewsTest {

    private static Samples.PoolMaker standsIn() {
        return pool().incident(
                        incident(
                                "i",
                                TroubleKind.NETWORK,
                                IncidentState.FUNCTION_RECOVERED,
                                3,
                                true,
                                Optional.of(WB),
                                true))
                .operation(row(WB, MS, VIP), row(M1, RS1));
    }

    @Test
    void theOthersOnItsHostAreItsPeers() { // DBSS-10
        assertThat(pool().view().peers()).containsExactly(new Peer(M1, false));
    }

    @Test
    void aFailedTargetIsStillCountedOnItsHost() { // DBSS-10
        assertThat(standsIn().view(M1).peers()).containsExactly(new Peer(W1, true));
    }

    @Test
    void aStandbyThatWaitsIsFree() { // DBSS-12
        assertThat(pool().view().standbyFree()).isTrue();
    }

    @Test
    void aStandbyTakenByAnotherIsNotFree() { // DBSS-12
        assertThat(standsIn().view(W2).standbyFree()).isFalse();
    }

    @Test
    void aStandbyInOperationHasItsHostAndVipsFromItsRow() { // SIF-7
        var standby = standsIn().operation(row(WB, RS1, VIP)).view().standby().orElseThrow();
        assertThat(standby.host()).isEqualTo(RS1);
        assertThat(standby.home()).isEqualTo(MS);
        assertThat(standby.vips()).containsExactly(VIP);
    }

    @Test
    void aFailedTargetsHostIsThatOfItsIncident() { // SIF-5
        assertThat(standsIn().view().host()).isEqualTo(RS1);
    }

    @Test
    void maintenanceIsSeen() { // DESIGN rule 12
        assertThat(pool().maintenance(W1).view().mayBegin()).isFalse();
    }

    @Test
    void anUnknownServerHasNoView() {
        assertThat(Views.of(pool().make(), new ServerId("X"), ME)).isEmpty();
    }
}
