package io.emberkeep.testbed.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of a connection to W1's VIP. */
class ContinuationTest {

    private final Lab lab = new Lab();
    private final Look.Accepting by = (Look.Accepting) lab.look(Lab.VIP_OF_W1, Lab.WEB);

    @Test
    void goesOnThroughAMigration() {
        assertThat(now()).isEqualTo(Continuation.SERVED);
        lab.happens(new Input.Migrate("RS1", "W1", "RS3")).passes(0.8);
        assertThat(now()).isEqualTo(Continuation.SILENT);
        lab.passes(0.2);
        assertThat(now()).isEqualTo(Continuation.SERVED);
    }

    @Test
    void isLostWithTheBoot() {
        lab.happens(new Input.RestartItself("W1"));
        assertThat(now()).isEqualTo(Continuation.LOST);
    }

    @Test
    void isLostWithTheDaemon() {
        lab.happens(new Input.StopService("W1", "httpd"));
        assertThat(now()).isEqualTo(Continuation.LOST);
    }

    @Test
    void isSilentAfterACrashAndLostOnceAnotherHasTheVip() {
        lab.happens(new Input.Crash("W1"));
        assertThat(now()).isEqualTo(Continuation.SILENT);
        lab.happens(new Input.Destroy("RS1", "W1")).resumed("Wb");
        lab.happens(new Input.SetVip("MS", "Wb", Lab.VIP_OF_W1));
        assertThat(now()).isEqualTo(Continuation.LOST);
    }

    private Continuation now() {
        return Continuation.of(lab.world, Lab.VIP_OF_W1, Lab.WEB, by);
    }
}
