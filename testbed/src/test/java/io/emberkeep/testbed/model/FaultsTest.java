package io.emberkeep.testbed.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Lab lab = new Lab();

    @Test
    void crashedServerIsSilentAndRunsForItsHypervisor() {
        lab.happens(new Input.Crash("W1"));
        assertThat(lab.who("127.21.14.2", Lab.NETWORK)).isEqualTo("silent");
        assertThat(lab.vm("W1").state()).isEqualTo(Vm.State.RUNNING);
    }

    @Test
    void serverThatCrashesInItsBootNeverEndsIt() {
        lab.happens(new Input.ResetVm("RS1", "W1")).passes(5);
        lab.happens(new Input.Crash("W1")).passes(60);
        assertThat(lab.vm("W1").guest().phase()).isEqualTo(Phase.CRASHED);
    }

    @Test
    void frozenServerAccepts() {
        lab.happens(new Input.Freeze("W1"));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("W1");
        var by = (Look.Accepting) lab.look(Lab.VIP_OF_W1, Lab.WEB);
        assertThat(Continuation.of(lab.world, Lab.VIP_OF_W1, Lab.WEB, by))
                .isEqualTo(Continuation.SILENT);
    }

    @Test
    void serverThatRestartsComesBackWithoutItsVips() {
        lab.happens(new Input.RestartItself("W1"));
        assertThat(lab.who("127.21.14.2", Lab.NETWORK)).isEqualTo("silent");
        lab.passes(14.2);
        assertThat(lab.who("127.21.14.2", Lab.NETWORK)).isEqualTo("W1");
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("silent");
        assertThat(lab.vm("W1").bootId()).isEqualTo("W1-2");
    }

    @Test
    void brokenServerNeverBootsUntilItIsMended() {
        lab.happens(new Input.Break("W1"));
        assertThat(lab.vm("W1").state()).isEqualTo(Vm.State.OFF);
        lab.happens(new Input.Start("RS1", "W1")).passes(100);
        assertThat(lab.vm("W1").state()).isEqualTo(Vm.State.RUNNING);
        assertThat(lab.vm("W1").guest().phase()).isEqualTo(Phase.BOOTING);
        lab.happens(new Input.Clear(Optional.of("W1"))).passes(15);
        assertThat(lab.vm("W1").guest().phase()).isEqualTo(Phase.UP);
    }

    @Test
    void clearOfOneLeavesTheOthers() {
        lab.happens(new Input.CutNetwork("W1")).happens(new Input.CutNetwork("W2"));
        lab.happens(new Input.Clear(Optional.of("W1")));
        assertThat(lab.vm("W1").networkCut()).isFalse();
        assertThat(lab.vm("W2").networkCut()).isTrue();
        lab.happens(new Input.Clear(Optional.empty()));
        assertThat(lab.vm("W2").networkCut()).isFalse();
    }

    @Test
    void clearMendsABrokenDaemon() {
        lab.happens(new Input.BreakService("W1", "httpd"));
        lab.happens(new Input.Clear(Optional.of("W1")));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("W1");
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertRefused(new Input.Crash("W9"), "There is no server W9.");
        assertRefused(new Input.StopService("W1", "postfix"), "There is no daemon postfix on W1.");
        assertRefused(new Input.CutPower("W1"), "There is no host W1.");
        assertRefused(new Input.Crash("Wb"), "Wb does not run: it is PAUSED.");
        assertRefused(new Input.Clear(Optional.of("W9")), "There is no server W9.");
    }

    private void assertRefused(Input input, String sentence) {
        assertThatThrownBy(() -> lab.happens(input))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }
}
