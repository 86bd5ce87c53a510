package io.emberkeep.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.launcher.part.Part;
import io.emberkeep.launcher.process.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StartupTest {

    private static final Part BROKER = part(PartId.BROKER);
    private static final Part DATABASE = part(PartId.DATABASE);
    private static final Part SIF = part(PartId.sif(1), PartId.BROKER, PartId.DATABASE);
    private static final Part MONITOR = part(PartId.MONITOR, PartId.BROKER);

    @Test
    void eachStartsWhenWhatItNeedsIsHealthy() throws Exception {
        var order = Collections.synchronizedList(new ArrayList<PartId>());
        new Startup(List.of(SIF, MONITOR, DATABASE, BROKER), part -> order.add(part.id())).run();
        assertThat(order).hasSize(4);
        assertThat(order.indexOf(SIF.id())).isGreaterThan(order.indexOf(BROKER.id()));
        assertThat(order.indexOf(SIF.id())).isGreaterThan(order.indexOf(DATABASE.id()));
        assertThat(order.indexOf(MONITOR.id())).isGreaterThan(order.indexOf(BROKER.id()));
    }

    @Test
    void theFirstFailureEndsTheStartAtOnce() {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        assertThatThrownBy(
                        () ->
                                new Startup(
                                                List.of(BROKER, DATABASE, SIF),
                                                part -> {
                                                    if (part.id().equals(PartId.DATABASE)) {
                                                        begun.countDown();
                                                        never.await();
                                                    }
                                                    begun.await();
                                                    throw new LaunchException("the broker died");
                                                })
                                        .run())
                .isInstanceOf(LaunchException.class)
                .hasMessage("the broker died");
    }

    @Test
    void whatIsNotPartOfTheSystemIsNotWaitedFor() throws Exception {
        var order = new ArrayList<PartId>();
        new Startup(List.of(SIF), part -> order.add(part.id())).run();
        assertThat(order).containsExactly(SIF.id());
    }

    private static Part part(PartId id, PartId... needs) {
        return new Part(
                id,
                List.of(1),
                Optional.empty(),
                Set.of(needs),
                Part.Program.OURS,
                () -> {},
                List::of,
                Map.of(),
                _ -> true,
                Optional.empty(),
                Signal.TERM,
                false);
    }
}
