package io.emberkeep.testbed.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.testbed.description.DescriptionFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A physical server is its host: neither runs, hangs, or is away without the other. */
class MetalTest {

    private static final String FTP = "127.21.15.1";
    private static final String VIP = "127.21.15.101";
    private static final Input WAKE_FTP = new Input.Wake("02:00:00:00:05:01");

    private final Lab lab =
            new Lab(
                    DescriptionFile.read(
                            Optional.of(Path.of("src/test/resources/metal.yaml")),
                            Optional.empty()));

    @Test
    void itServesAtItsHostsAddressAndAtItsOwn() {
        assertThat(lab.who(FTP, 2121)).isEqualTo("ftp");
        assertThat(lab.who(VIP, 2121)).isEqualTo("ftp");
        assertThat(lab.who(FTP, Lab.NETWORK)).isEqualTo("ftp");
        assertThat(lab.who("127.21.15.2", Lab.NETWORK)).isEqualTo("web");
        assertThat(lab.who("127.21.15.12", Lab.WEB)).isEqualTo("web");
        var look = (Look.Accepting) lab.look("127.21.15.2", Lab.NETWORK);
        assertThat(Continuation.of(lab.world, "127.21.15.2", Lab.NETWORK, look))
                .isEqualTo(Continuation.SERVED);
    }

    @Test
    void itIsUpExactlyWhenItsHostIsAndWithoutItsVips() {
        lab.happens(new Input.PowerOff("ftp")).passes(2);
        assertThat(lab.vm("ftp").state()).isEqualTo(Vm.State.OFF);
        assertThat(lab.who(FTP, 2121)).isEqualTo("silent");
        lab.happens(WAKE_FTP).passes(31);
        assertThat(lab.vm("ftp").guest().phase()).isEqualTo(Phase.BOOTING);
        assertSilent(() -> lab.world.hypervisor("ftp"));
        lab.passes(0.1);
        assertThat(lab.who(FTP, 2121)).isEqualTo("ftp");
        assertThat(lab.who(VIP, 2121)).isEqualTo("silent");
        assertThat(lab.vm("ftp").bootId()).isEqualTo("ftp-2");
        assertThat(lab.vm("web-b").state()).isEqualTo(Vm.State.OFF);
    }

    @Test
    void resetIsARebootOfTheHostAndTakesAllOnItAlong() {
        lab.happens(new Input.ResetVm("ftp", "ftp"));
        assertThat(lab.world.host("ftp").power()).isEqualTo(Power.BOOTING);
        assertThat(lab.vm("web-b").state()).isEqualTo(Vm.State.OFF);
        lab.passes(31.1);
        assertThat(lab.vm("ftp").bootId()).isEqualTo("ftp-2");
        assertThat(lab.who(FTP, 2121)).isEqualTo("ftp");
    }

    @Test
    void nothingElseIsDoneToItAlone() {
        var calls =
                new Input[] {
                    new Input.Start("ftp", "ftp"),
                    new Input.Pause("ftp", "ftp"),
                    new Input.Resume("ftp", "ftp"),
                    new Input.Destroy("ftp", "ftp"),
                    new Input.SetLink("ftp", "ftp", false),
                    new Input.Migrate("ftp", "ftp", "B")
                };
        for (var call : calls) {
            assertThatThrownBy(() -> lab.happens(call))
                    .hasMessageStartingWith("ftp is the host ftp itself: it");
        }
        lab.happens(new Input.SetLink("ftp", "ftp", true));
        assertThat(lab.said).isEmpty();
        lab.happens(new Input.Migrate("B", "ftp-b", "ftp")).passes(1);
        assertThat(lab.vm("ftp-b").host()).isEqualTo("ftp");
    }

    @Test
    void itsGuestIsReachedThroughItsHost() {
        lab.happens(new Input.RemoveVip("ftp", "ftp", VIP));
        assertThat(lab.who(VIP, 2121)).isEqualTo("silent");
        lab.happens(new Input.StopService("ftp", "vsftpd"));
        assertThat(lab.who(FTP, 2121)).isEqualTo("refuses");
        lab.happens(new Input.RestartDaemon("ftp", "ftp", "vsftpd")).passes(1);
        assertThat(lab.who(FTP, 2121)).isEqualTo("ftp");
    }

    @Test
    void crashSilencesTheHostAndLosesWhatRanThere() {
        lab.happens(new Input.Crash("web"));
        assertThat(lab.vm("ftp-b").state()).isEqualTo(Vm.State.OFF);
        assertSilent(() -> lab.world.hypervisor("B"));
        assertThat(lab.world.powerControl("B").power()).isEqualTo(Power.ON);
        assertThat(lab.who("127.21.15.2", Lab.NETWORK)).isEqualTo("silent");
        lab.happens(new Input.PowerOff("B")).passes(2);
        lab.happens(new Input.Wake("02:00:00:00:05:02")).passes(32);
        assertThat(lab.who("127.21.15.12", Lab.WEB)).isEqualTo("web");
    }

    @Test
    void freezeHangsTheHypervisorAndWhatRunsThere() {
        lab.happens(new Input.Freeze("web"));
        assertSilent(() -> lab.world.hypervisor("B"));
        assertThat(lab.who("127.21.15.12", Lab.WEB)).isEqualTo("web");
        assertThat(lab.vm("ftp-b").guest().phase()).isEqualTo(Phase.FROZEN);
    }

    @Test
    void restartIsTheHosts() {
        lab.happens(new Input.RestartItself("web"));
        assertThat(lab.who("127.21.15.12", Lab.WEB)).isEqualTo("silent");
        lab.passes(31.1);
        assertThat(lab.who("127.21.15.12", Lab.WEB)).isEqualTo("web");
        assertThat(lab.vm("ftp-b").state()).isEqualTo(Vm.State.OFF);
    }

    @Test
    void shutdownIsTheHostsAndIsWoken() {
        lab.happens(new Input.ShutDown("ftp"));
        assertThat(lab.world.host("ftp").power()).isEqualTo(Power.OFF);
        assertThat(lab.vm("web-b").state()).isEqualTo(Vm.State.OFF);
        lab.happens(WAKE_FTP).passes(31.1);
        assertThat(lab.who(FTP, 2121)).isEqualTo("ftp");
    }

    @Test
    void brokenOneNeverEndsToBootUntilItIsMended() {
        lab.happens(new Input.Break("ftp")).happens(WAKE_FTP).passes(600);
        assertThat(lab.world.host("ftp").power()).isEqualTo(Power.BOOTING);
        lab.happens(new Input.Clear(Optional.of("ftp"))).passes(31.1);
        assertThat(lab.who(FTP, 2121)).isEqualTo("ftp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "web"})
    void eitherNameMeansTheOneMachine(String name) {
        lab.happens(new Input.CutNetwork(name));
        assertSilent(() -> lab.world.hypervisor("B"));
        assertThat(lab.who("127.21.15.12", Lab.WEB)).isEqualTo("silent");
        lab.happens(new Input.Clear(Optional.of(name)));
        assertThat(lab.who("127.21.15.12", Lab.WEB)).isEqualTo("web");
        lab.happens(new Input.CutControl(name));
        assertSilent(() -> lab.world.powerControl("B"));
        lab.happens(new Input.BreakService("web", "httpd"));
        lab.happens(new Input.Clear(Optional.of(name)));
        assertThat(lab.world.powerControl("B").power()).isEqualTo(Power.ON);
        assertThat(lab.who("127.21.15.12", Lab.WEB)).isEqualTo("web");
        lab.happens(new Input.CutPower(name)).passes(1);
        assertThat(lab.vm("web").state()).isEqualTo(Vm.State.OFF);
        lab.happens(new Input.Clear(Optional.of(name))).passes(31.1);
        assertThat(lab.who("127.21.15.12", Lab.WEB)).isEqualTo("web");
        lab.passes(14.2);
        assertThat(lab.vm("ftp-b").guest().phase()).isEqualTo(Phase.UP);
    }

    @Test
    void suspendedItStandsStillAndGoesOnAsItWas() {
        lab.happens(new Input.Suspend("ftp")).passes(4);
        assertThat(lab.who(VIP, 2121)).isEqualTo("silent");
        assertThatThrownBy(() -> lab.happens(new Input.RestartItself("ftp")))
                .hasMessage("ftp does not run: its host is SUSPENDED.");
        lab.happens(WAKE_FTP).passes(6);
        assertThat(lab.who(VIP, 2121)).isEqualTo("ftp");
        assertThat(lab.vm("ftp").bootId()).isEqualTo("ftp-1");
    }

    @Test
    void bootThatWasUnderWayBeginsAgainWithTheNextRun() {
        lab.happens(new Input.PowerOff("ftp")).happens(WAKE_FTP);
        var next = new Lab(lab.world);
        next.passes(31.1);
        assertThat(next.who(FTP, 2121)).isEqualTo("ftp");
    }

    private static void assertSilent(Runnable asked) {
        assertThatThrownBy(asked::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.SILENT));
    }
}
