package io.emberkeep.monitor.self;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.Durations;
import io.emberkeep.monitor.heartbeat.OwnCondition;
import io.emberkeep.monitor.heartbeat.OwnSubject;
import io.emberkeep.monitor.probe.Examiner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Examines this member once: its gateway and its own service ports, side by side (RING-1). */
public final class SelfCheck {

    private final Examiner examiner;
    private final InstantSource time;
    private final ScheduledExecutorService timer;

    /**
     * @param examiner by which everything is examined
     * @param time the broker's clock
     * @param timer ends an examination that takes too long
     */
    public SelfCheck(Examiner examiner, InstantSource time, ScheduledExecutorService timer) {
        this.examiner = examiner;
        this.time = time;
        this.timer = timer;
    }

    /**
     * Begins to examine.
     *
     * @param end told once, within {@link OwnSubject#atMost()} and a moment, on a thread that must not be blocked. Where
     *     there is nothing to examine the member is well
     */
    public void examine(OwnSubject subject, Consumer<OwnCondition> end) {
        new Round(subject, end).begin();
    }

    /** One examination; its parts end on different threads. */
    private final class Round {

        private final OwnSubject subject;
        private final Consumer<OwnCondition> end;
        private Optional<List<String>> gateway = Optional.empty();
        private Optional<List<String>> ports = Optional.empty();
        private boolean ended;

        private Round(OwnSubject subject, Consumer<OwnCondition> end) {
            this.subject = subject;
            this.end = end;
        }

        private void begin() {
            // What begins late on a busy machine is not waited for past the tick.
            var _ = timer.schedule(this::late, subject.atMost().toNanos(), TimeUnit.NANOSECONDS);
            subject.gateway().ifPresentOrElse(this::askGateway, () -> gateway(List.of()));
            subject.ip()
                    .filter(_ -> !subject.ports().isEmpty())
                    .ifPresentOrElse(this::tryPorts, () -> ports(List.of()));
        }

        private void askGateway(IpAddress address) {
            examiner.answers(
                    address,
                    subject.network(),
                    each(),
                    silent -> gateway(named("the gateway: ", silent.stream())));
        }

        private void tryPorts(IpAddress own) {
            examiner.services(
                    own,
                    subject.ports(),
                    each(),
                    bad -> ports(named("own service ", bad.stream())));
        }

        private static List<String> named(String what, Stream<String> troubles) {
            return troubles.map(what::concat).toList();
        }

        /** A little less than the whole, so that each says itself what it waited for and is not cut off. */
        private Duration each() {
            return subject.atMost().multipliedBy(9).dividedBy(10);
        }

        private void gateway(List<String> bad) {
            synchronized (this) {
                gateway = Optional.of(bad);
            }
            endIf(false);
        }

        private void ports(List<String> bad) {
            synchronized (this) {
                ports = Optional.of(bad);
            }
            endIf(false);
        }

        private void late() {
            endIf(true);
        }

        private void endIf(boolean late) {
            OwnCondition found;
            synchronized (this) {
                if (ended || !late && (gateway.isEmpty() || ports.isEmpty())) {
                    return;
                }
                ended = true;
                found = OwnCondition.of(time.instant(), reasons());
            }
            end.accept(found);
        }

        private List<String> reasons() {
            var reasons = new ArrayList<String>();
            reasons.addAll(gateway.orElseGet(() -> List.of(unfinished("the gateway"))));
            reasons.addAll(ports.orElseGet(() -> List.of(unfinished("own services"))));
            return reasons;
        }

        private String unfinished(String what) {
            return "%s: the examination did not end within %s"
                    .formatted(what, Durations.format(subject.atMost()));
        }
    }
}
