package io.emberkeep.testbed.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private final Lab lab = new Lab();

    @Test
    void announcedVipIsFoundAtOnce() {
        lab.happens(new Input.Crash("W1")).resumed("Wb");
        lab.happens(new Input.SetVip("MS", "Wb", Lab.VIP_OF_W1));
        lab.happens(new Input.Announce("MS", "Wb", Lab.VIP_OF_W1));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("Wb");
    }

    @Test
    void movedVipIsNotFoundUntilTheEntryAges() {
        lab.happens(new Input.Crash("W1")).resumed("Wb");
        lab.happens(new Input.SetVip("MS", "Wb", Lab.VIP_OF_W1)).passes(17.9);
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("silent");
        lab.passes(0.2);
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("Wb");
    }

    @Test
    void vipThatWasForgottenIsLearnedWhenItIsSet() {
        lab.happens(new Input.Crash("W1")).resumed("Wb").passes(20);
        assertThat(lab.world.arp()).doesNotContainKey(Lab.VIP_OF_W1);
        lab.happens(new Input.SetVip("MS", "Wb", Lab.VIP_OF_W1));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("Wb");
    }

    @Test
    void shortSilenceDoesNotAgeAnEntry() {
        for (int each = 0; each < 5; each++) {
            lab.happens(new Input.Pause("RS1", "W1")).passes(10);
            lab.happens(new Input.Resume("RS1", "W1")).passes(10);
        }
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("W1");
    }

    @Test
    void announcementOfACutServerIsNotHeard() {
        lab.resumed("Wb");
        lab.happens(new Input.SetLink("MS", "Wb", false));
        lab.happens(new Input.SetVip("MS", "Wb", Lab.VIP_OF_W1));
        lab.happens(new Input.Announce("MS", "Wb", Lab.VIP_OF_W1));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("W1");
        assertThat(lab.world.conflicts()).isEmpty();
    }

    @Test
    void twoServersOnAVipAreAConflictUntilOneGivesWay() {
        lab.resumed("Wb");
        lab.happens(new Input.SetVip("MS", "Wb", Lab.VIP_OF_W1)).passes(3);
        lab.happens(new Input.SetLink("RS1", "W1", false));
        var start = Instant.EPOCH.plus(Duration.ofSeconds(2));
        assertThat(lab.world.conflicts())
                .containsExactly(
                        new Conflict(
                                Lab.VIP_OF_W1,
                                List.of("W1", "Wb"),
                                start,
                                Optional.of(start.plusSeconds(3))));
    }

    @Test
    void serverThatComesBackWithItsVipIsAConflict() {
        lab.happens(new Input.CutNetwork("W1")).resumed("Wb");
        lab.happens(new Input.SetVip("MS", "Wb", Lab.VIP_OF_W1));
        lab.happens(new Input.Announce("MS", "Wb", Lab.VIP_OF_W1));
        assertThat(lab.world.conflicts()).isEmpty();
        lab.happens(new Input.Clear(Optional.of("W1")));
        assertThat(lab.world.conflicts()).hasSize(1);
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isIn("W1", "Wb");
    }

    @Test
    void vipOfNobodyIsSilent() {
        lab.happens(new Input.RemoveVip("RS1", "W1", Lab.VIP_OF_W1));
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.WEB)).isEqualTo("silent");
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.NETWORK)).isEqualTo("silent");
        assertThat(lab.who("127.21.14.2", Lab.WEB)).isEqualTo("W1");
    }

    @Test
    void portWithoutADaemonRefuses() {
        assertThat(lab.who(Lab.VIP_OF_W1, 2525)).isEqualTo("refuses");
        assertThat(lab.who(Lab.VIP_OF_W1, Lab.NETWORK)).isEqualTo("W1");
    }
}
