package io.emberkeep.monitor.watch;

import static io.emberkeep.monitor.dbss.Samples.M1;
import static io.emberkeep.monitor.dbss.Samples.W1;
import static io.emberkeep.monitor.dbss.Samples.W2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.Trust;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** DESIGN rule 10, over all targets of one tick. */
class LedgerTest {

    private final Ledger ledger = new Ledger();

    private CompletableFuture<Trust> judge() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return ledger.judge(
                                Settings.DEFAULT, Duration.ZERO, Duration.ofSeconds(10));
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                });
    }

    @Test
    void oneFailureIsJudgedAtOnceWhenTheOthersAreGood() throws InterruptedException {
        ledger.begin(Duration.ZERO, 3, List.of(W1, W2, M1), false);
        ledger.seen(W2, true);
        ledger.seen(M1, true);
        ledger.seen(W1, false);
        assertThat(ledger.judge(Settings.DEFAULT, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(Trust.Full.class);
    }

    @Test
    void whatCouldBecomeAMassFailureIsWaitedFor() {
        ledger.begin(Duration.ZERO, 3, List.of(W1, W2), false);
        ledger.seen(W1, false);
        var trust = judge();
        await().during(Duration.ofMillis(100)).until(() -> !trust.isDone());
        ledger.seen(W2, false);
        await().until(trust::isDone);
        assertThat(trust.join()).isInstanceOf(Trust.WithWitness.class);
    }

    @Test
    void theGatewaysAnswerIsWaitedFor() {
        ledger.begin(Duration.ZERO, 3, List.of(), true);
        var trust = judge();
        await().during(Duration.ofMillis(100)).until(() -> !trust.isDone());
        ledger.gateway(false);
        await().until(trust::isDone);
        assertThat(trust.join()).isInstanceOf(Trust.None.class);
    }
}
