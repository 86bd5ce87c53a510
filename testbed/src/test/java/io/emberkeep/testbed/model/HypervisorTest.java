package io.emberkeep.testbed.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HypervisorTest {

    private final Lab lab = new Lab();

    @Test
    void standbyWaitsPausedAndResumesIn152Hundredths() {
        assertThat(lab.vm("Wb").state()).isEqualTo(Vm.State.PAUSED);
        lab.happens(new Input.Resume("MS", "Wb")).passes(1.51);
        assertThat(lab.vm("Wb").state()).isEqualTo(Vm.State.PAUSED);
        lab.passes(0.02);
        assertThat(lab.vm("Wb").state()).isEqualTo(Vm.State.RUNNING);
        assertThat(lab.vm("Wb").bootId()).isEqualTo("Wb-1");
        assertThat(lab.vm("Wb").agentAnswers()).isTrue();
    }

    @Test
    void resetBootsAnewAndLosesVips() {
        lab.happens(new Input.ResetVm("RS1", "W1"));
        assertThat(lab.vm("W1").bootId()).isEqualTo("W1-2");
        assertThat(lab.vm("W1").guest().vips()).isEmpty();
        assertThat(lab.vm("W1").agentAnswers()).isFalse();
        lab.passes(14.14);
        assertThat(lab.vm("W1").guest().phase()).isEqualTo(Phase.UP);
        assertThat(lab.vm("W1").guest().vips()).isEmpty();
    }

    @Test
    void resetDuringABootBeginsTheBootAgain() {
        lab.happens(new Input.ResetVm("RS1", "W1")).passes(10);
        lab.happens(new Input.ResetVm("RS1", "W1")).passes(10);
        assertThat(lab.vm("W1").guest().phase()).isEqualTo(Phase.BOOTING);
        lab.passes(5);
        assertThat(lab.vm("W1").bootId()).isEqualTo("W1-3");
        assertThat(lab.vm("W1").guest().phase()).isEqualTo(Phase.UP);
    }

    @Test
    void bootThatWasPausedBeginsAgainAtTheResume() {
        lab.happens(new Input.ResetVm("RS1", "W1")).passes(10);
        lab.happens(new Input.Pause("RS1", "W1")).passes(100);
        lab.happens(new Input.Resume("RS1", "W1")).passes(2);
        assertThat(lab.vm("W1").guest().phase()).isEqualTo(Phase.BOOTING);
        lab.passes(15);
        assertThat(lab.vm("W1").guest().phase()).isEqualTo(Phase.UP);
    }

    @Test
    void pauseKeepsTheMemory() {
        lab.happens(new Input.Pause("RS1", "W1"));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("silent");
        lab.happens(new Input.Resume("RS1", "W1")).passes(2);
        assertThat(lab.vm("W1").guest().vips()).containsExactly(Lab.VIP_OF_W1);
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("W1");
    }

    @Test
    void whatIsNotPossibleIsRefused() {
        assertRefused(new Input.Start("RS1", "W1"), "W1 cannot be started: it is RUNNING.");
        assertRefused(new Input.Resume("RS1", "W1"), "W1 cannot be resumed: it is RUNNING.");
        assertRefused(new Input.Pause("MS", "Wb"), "Wb cannot be paused: it is PAUSED.");
        lab.happens(new Input.Destroy("RS1", "W1"));
        assertRefused(new Input.ResetVm("RS1", "W1"), "W1 cannot be reset: it is OFF.");
        assertRefused(new Input.Destroy("RS1", "W1"), "W1 cannot be destroyed: it is off.");
        assertRefused(new Input.Start("RS2", "W1"), "There is no server W1 on RS2.");
    }

    @Test
    void resumeThatAnotherEndedIsDoneAsWell() {
        lab.happens(new Input.Resume("MS", "Wb")).passes(1);
        lab.happens(new Input.Resume("MS", "Wb")).passes(3);
        assertThat(lab.vm("Wb").state()).isEqualTo(Vm.State.RUNNING);
    }

    @Test
    void cutLinkSilencesAndIsKeptOverABoot() {
        lab.happens(new Input.SetLink("RS1", "W1", false));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("silent");
        assertThat(lab.vm("W1").agentAnswers()).isTrue();
        lab.happens(new Input.ResetVm("RS1", "W1")).passes(15);
        assertThat(lab.vm("W1").linkUp()).isFalse();
        lab.happens(new Input.SetLink("RS1", "W1", true));
        assertThat(lab.who("127.21.14.2", Lab.WEB)).isEqualTo("W1");
    }

    @Test
    void migrationServesButForTheStopTime() {
        lab.happens(new Input.Migrate("RS1", "W1", "RS3"));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("W1");
        lab.passes(0.75);
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("silent");
        lab.passes(0.2);
        assertThat(lab.vm("W1").host()).isEqualTo("RS3");
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("W1");
        assertThat(lab.vm("W1").bootId()).isEqualTo("W1-1");
    }

    @Test
    void migrationToASilentHostIsRefused() {
        lab.happens(new Input.CutNetwork("RS3"));
        assertRefused(
                new Input.Migrate("RS1", "W1", "RS3"),
                "W1 cannot be migrated: RS3 does not answer.");
        assertRefused(new Input.Migrate("RS1", "W1", "RS1"), "W1 is on RS1 already.");
    }

    @Test
    void migrationEndsWhereItBeganWhenTheTargetHostFails() {
        lab.happens(new Input.Migrate("RS1", "W1", "RS3")).passes(0.8);
        lab.happens(new Input.CutPower("RS3")).passes(1);
        assertThat(lab.vm("W1").host()).isEqualTo("RS1");
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("W1");
    }

    private void assertRefused(Input input, String sentence) {
        assertThatThrownBy(() -> lab.happens(input))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }
}
