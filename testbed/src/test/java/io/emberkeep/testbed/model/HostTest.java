package io.emberkeep.testbed.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostTest {

    private static final Input WAKE_RS2 = new Input.Wake("02:00:00:00:02:02");

    private final Lab lab = new Lab();

    @Test
    void hostThatIsOffIsWokenIn3107HundredthsWithoutItsServers() {
        lab.happens(new Input.PowerOff("RS2")).passes(5);
        assertThat(lab.who("127.21.14.103", 2121)).isEqualTo("silent");
        lab.happens(WAKE_RS2).passes(31);
        assertThat(lab.world.host("RS2").power()).isEqualTo(Power.BOOTING);
        assertSilent(() -> lab.world.hypervisor("RS2"));
        lab.passes(0.1);
        assertThat(lab.world.host("RS2").power()).isEqualTo(Power.ON);
        assertThat(lab.vm("F1").state()).isEqualTo(Vm.State.OFF);
    }

    @Test
    void suspendedHostComesBackWithEverythingAsItWas() {
        lab.happens(new Input.Suspend("RS2")).passes(5);
        assertThat(lab.who("127.21.14.103", 2121)).isEqualTo("silent");
        lab.happens(WAKE_RS2).passes(6);
        assertThat(lab.who("127.21.14.103", 2121)).isEqualTo("F1");
    }

    @Test
    void hostThatWasOffAlreadyIsOff() {
        lab.happens(new Input.PowerOff("RS2")).happens(new Input.PowerOff("RS2"));
        assertThat(lab.said).isEmpty();
        assertThatThrownBy(() -> lab.happens(new Input.Suspend("RS2")))
                .hasMessage("RS2 cannot be suspended: it is OFF.");
    }

    @Test
    void hostWithoutPowerDoesNotWakeAndComesBackWithWhatRan() {
        lab.happens(new Input.ShutDown("M2"));
        lab.happens(new Input.CutPower("RS2")).happens(WAKE_RS2).passes(60);
        assertThat(lab.world.host("RS2").power()).isEqualTo(Power.OFF);
        lab.happens(new Input.Clear(Optional.empty())).passes(32);
        assertThat(lab.world.host("RS2").power()).isEqualTo(Power.ON);
        lab.passes(15);
        assertThat(lab.vm("F1").bootId()).isEqualTo("F1-2");
        assertThat(lab.vm("F1").guest().phase()).isEqualTo(Phase.UP);
        assertThat(lab.vm("M2").state()).isEqualTo(Vm.State.OFF);
    }

    @Test
    void powerControlAnswersWhileTheHostIsOffAndNotWhileItIsCut() {
        lab.happens(new Input.CutPower("RS2"));
        assertThat(lab.world.powerControl("RS2").power()).isEqualTo(Power.OFF);
        lab.happens(new Input.CutControl("RS1"));
        assertSilent(() -> lab.happens(new Input.PowerOff("RS1")));
        assertThat(lab.world.host("RS1").power()).isEqualTo(Power.ON);
    }

    @Test
    void hostWhoseNetworkIsCutIsSilentWithItsServers() {
        lab.happens(new Input.CutNetwork("RS1"));
        assertSilent(() -> lab.world.hypervisor("RS1"));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("silent");
        assertThat(lab.world.powerControl("RS1").power()).isEqualTo(Power.ON);
        lab.happens(new Input.Clear(Optional.of("RS1")));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("W1");
    }

    @Test
    void hostOnItsWayThatLosesPowerStaysOff() {
        lab.happens(new Input.PowerOff("RS2")).happens(WAKE_RS2).passes(10);
        lab.happens(new Input.CutPower("RS2")).passes(60);
        assertThat(lab.world.host("RS2").power()).isEqualTo(Power.OFF);
    }

    private static void assertSilent(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.SILENT));
    }
}
