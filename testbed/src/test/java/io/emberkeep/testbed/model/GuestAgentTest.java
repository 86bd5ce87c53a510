package io.emberkeep.testbed.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestAgentTest {

    private final Lab lab = new Lab();

    @Test
    void settingAndRemovingTwiceChangesNothing() {
        lab.happens(new Input.SetVip("RS1", "W1", Lab.VIP_OF_W1));
        assertThat(lab.said).isEmpty();
        lab.happens(new Input.RemoveVip("RS1", "W1", Lab.VIP_OF_W1));
        lab.happens(new Input.RemoveVip("RS1", "W1", Lab.VIP_OF_W1));
        assertThat(lab.said).isEmpty();
        assertThat(lab.vm("W1").guest().vips()).isEmpty();
    }

    @Test
    void daemonIsAwayWhileItRestarts() {
        lab.happens(new Input.StopService("W1", "httpd"));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("refuses");
        lab.happens(new Input.RestartDaemon("RS1", "W1", "httpd"));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("refuses");
        lab.passes(0.11);
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("W1");
    }

    @Test
    void brokenDaemonStartsOnlyWithItsServer() {
        lab.happens(new Input.BreakService("W1", "httpd"));
        assertThatThrownBy(() -> lab.happens(new Input.RestartDaemon("RS1", "W1", "httpd")))
                .hasMessage("httpd on W1 is broken: it does not start.");
        lab.happens(new Input.ResetVm("RS1", "W1")).passes(15);
        assertThat(lab.who("127.21.14.2", Lab.WEB)).isEqualTo("W1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boots", "crashed", "frozen", "paused", "off"})
    void guestThatCannotIsSilent(String how) {
        lab.happens(
                switch (how) {
                    case "boots" -> new Input.ResetVm("RS1", "W1");
                    case "crashed" -> new Input.Crash("W1");
                    case "frozen" -> new Input.Freeze("W1");
                    case "paused" -> new Input.Pause("RS1", "W1");
                    default -> new Input.ShutDown("W1");
                });
        assertThatThrownBy(() -> lab.happens(new Input.SetVip("RS1", "W1", Lab.VIP_OF_W1)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.GUEST_SILENT));
    }

    @Test
    void guestAnswersItsHostWhileItsNetworkIsCut() {
        lab.happens(new Input.CutNetwork("W1"));
        lab.happens(new Input.RemoveVip("RS1", "W1", Lab.VIP_OF_W1));
        assertThat(lab.vm("W1").guest().vips()).isEmpty();
    }

    @Test
    void onlyWhoHasAVipAnnouncesIt() {
        lab.resumed("Wb");
        assertThatThrownBy(() -> lab.happens(new Input.Announce("MS", "Wb", Lab.VIP_OF_W1)))
                .hasMessage("Wb does not have 127.21.14.102 to announce it.");
        assertThatThrownBy(() -> lab.happens(new Input.SetVip("MS", "Wb", "127.21.14.9")))
                .hasMessage("There is no virtual address 127.21.14.9 in this data centre.");
    }
}
