package io.emberkeep.monitor.dbss;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.Observed.Guest;
import io.emberkeep.contract.answer.Observed.HostPower;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as an independent witness (DESIGN rule 10). */
class WitnessTest {

    private static final TargetView VIEW = Samples.pool().view();

    private static Optional<String> against(
            Guest guest, boolean linkUp, boolean agent, boolean vips) {
        return Witness.against(
                new CommandAnswer.Done(
                        false,
                        Optional.empty(),
                        new Observed(
                                HostPower.ON,
                                Optional.of(guest),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(linkUp),
                                agent,
                                Optional.of(vips ? List.of(Samples.VIP) : List.of()))),
                VIEW);
    }

    @Test
    void aGuestThatIsOffIsOne() {
        assertThat(against(Guest.OFF, true, false, true)).isPresent();
    }

    @Test
    void aLinkThatIsDownIsOne() {
        assertThat(against(Guest.RUNNING, false, true, true)).isPresent();
    }

    @Test
    void aGuestWithoutItsVipsIsOne() {
        assertThat(against(Guest.RUNNING, true, true, false)).isPresent();
    }

    @Test
    void aGuestThatDoesNotAnswerItsHostIsOne() {
        assertThat(against(Guest.RUNNING, true, false, true)).isPresent();
    }

    @Test
    void aGuestInWhichNothingIsWrongSpeaksForTheMonitorsOwnFault() {
        assertThat(against(Guest.RUNNING, true, true, true)).isEmpty();
    }

    @Test
    void whoCouldNotLookIsNoWitness() {
        assertThat(Witness.against(Samples.unknown(), VIEW)).isEmpty();
        assertThat(Witness.against(Samples.failed(CommandAnswer.Cause.HOST_UNREACHABLE), VIEW))
                .isEmpty();
    }
}
