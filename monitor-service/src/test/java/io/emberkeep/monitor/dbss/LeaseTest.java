package io.emberkeep.monitor.dbss;

import static io.emberkeep.monitor.dbss.Drives.R;
import static io.emberkeep.monitor.dbss.Drives.claimed;
import static io.emberkeep.monitor.dbss.Drives.standsIn;
import static io.emberkeep.monitor.dbss.Drives.up;
import static io.emberkeep.monitor.dbss.Samples.MS;
import static io.emberkeep.monitor.dbss.Samples.T0;
import static io.emberkeep.monitor.dbss.Samples.VIP;
import static io.emberkeep.monitor.dbss.Samples.WB;
import static io.emberkeep.monitor.dbss.Samples.done;
import static io.emberkeep.monitor.dbss.Samples.incident;
import static io.emberkeep.monitor.dbss.Samples.network;
import static io.emberkeep.monitor.dbss.Samples.off;
import static io.emberkeep.monitor.dbss.Samples.pool;
import static io.emberkeep.monitor.dbss.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.command.Condition.ServerPaused;
import io.emberkeep.contract.command.Condition.VipsOff;
import io.emberkeep.contract.command.Condition.VipsOn;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.signal.IncidentQuestion.TakeOver;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Claims are leases: DESIGN rules 3, 5 and 8, one by one. */
class LeaseTest {

    @Test
    void theLeaseIsRenewedThreeTimes() { // DESIGN rule 3
        var driver = standsIn(R, network(), Means.GUEST_OFF).ring("renew");
        assertThat(driver.reports.getLast()).isInstanceOf(Renew.class);
        driver.ring("renew");
        assertThat(driver.reports.getLast()).isInstanceOf(Renew.class);
    }

    @Test
    void aLeaseThatRanOutIsTakenOverAgain() { // DESIGN rule 3
        var driver = standsIn(R, network(), Means.GUEST_OFF);
        var lapsed =
                incident(
                        driver.incident().value(),
                        TroubleKind.NETWORK,
                        IncidentState.FUNCTION_RECOVERED,
                        3,
                        false,
                        Optional.of(WB),
                        true);
        driver.configured(pool().settings(R).revision(9).incident(lapsed).view());
        assertThat(driver.asks(TakeOver.class)).isTrue();
    }

    @Test
    void whoHasBeenReplacedStopsAtOnce() { // DESIGN rule 3
        var driver = standsIn(R, network(), Means.GUEST_OFF);
        var another =
                incident(
                        driver.incident().value(),
                        TroubleKind.NETWORK,
                        IncidentState.FUNCTION_RECOVERED,
                        4,
                        true,
                        Optional.of(WB),
                        true);
        driver.configured(pool().settings(R).revision(9).incident(another).view());
        assertThat(driver.phase()).isInstanceOf(Phase.StandingAside.class);
    }

    @Test
    void aLateConfigurationDoesNotUndoTheEnd() { // DESIGN rule 8
        var driver = up(R).done(VipsOff.class).done(VipsOn.class).done(ServerPaused.class);
        var open =
                incident(
                        driver.incident().value(),
                        TroubleKind.SERVICE,
                        IncidentState.FUNCTION_RECOVERED,
                        3,
                        true,
                        Optional.of(WB),
                        true);
        driver.configured(
                pool().settings(R).revision(9).incident(open).operation(row(WB, MS, VIP)).view());
        assertThat(driver.phase()).isInstanceOf(Phase.Watching.class);
        assertThat(driver.asks(TakeOver.class)).isFalse();
    }

    @Test
    void aDuplicateAnswerIsIgnored() { // DESIGN rule 5
        var driver = claimed(R, network());
        var fence = driver.orders.getFirst().name();
        driver.executed(VipsOff.class, off(Means.GUEST_OFF));
        var before = driver.state();
        driver.tell(new DbssInput.CommandAnswered(T0, fence, done()));
        assertThat(driver.state()).isEqualTo(before);
    }
}
