package io.emberkeep.launcher.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.Progress;
import io.emberkeep.launcher.member.Machine.Runs;
import io.emberkeep.launcher.pool.Member;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that follow the machines of a testbed. */
class FollowersTest {

    private static final PartId FTP = PartId.member("ftp");
    private static final PartId WEB = PartId.member("web");

    private final Written processes = new Written();
    private FakeTestbed testbed;
    private Followers followers;

    @BeforeEach
    void start() throws IOException {
        testbed = new FakeTestbed();
        testbed.is("ftp", 1, Runs.RUNNING);
        testbed.is("web", 1, Runs.RUNNING);
        followers =
                new Followers(
                        List.of(
                                new Member(new ServerId("ftp"), 1, FTP),
                                new Member(new ServerId("web"), 2, WEB)),
                        testbed.url(),
                        processes,
                        Progress.SILENT);
    }

    @AfterEach
    void end() {
        followers.close();
        testbed.close();
    }

    @Test
    void eachIsStartedIfItsMachineRuns() throws Exception {
        testbed.is("web", 1, Runs.GONE);
        assertThat(followers.begin(FTP)).isTrue();
        assertThat(followers.begin(WEB)).isFalse();
        assertThat(processes.log).containsExactly("start ftp", "end web");
        assertThat(followers.whyNot(FTP)).isEmpty();
        assertThat(followers.whyNot(WEB))
                .contains("The machine web is off: monitor-service-web starts with it.");
        assertThat(followers.has(PartId.MONITOR)).isFalse();
        assertThat(followers.whyNot(PartId.MONITOR)).isEmpty();
    }

    @Test
    void oneGoesAndComesWithItsMachineAndTheOtherStays() throws Exception {
        begin();
        testbed.is("ftp", 1, Runs.GONE);
        awaitLog("end ftp");
        testbed.is("ftp", 2, Runs.RUNNING);
        awaitLog("end ftp", "start ftp");
    }

    @Test
    void itStandsStillAndGoesOn() throws Exception {
        begin();
        testbed.is("web", 1, Runs.STILL);
        awaitLog("halt web");
        assertThat(followers.whyNot(WEB))
                .contains("The machine web stands still: monitor-service-web goes on with it.");
        testbed.is("web", 1, Runs.RUNNING);
        awaitLog("halt web", "go on web");
    }

    @Test
    void whileTheTestbedIsAwayEverythingStaysAndThenItIsCaughtUpWith() throws Exception {
        begin();
        testbed.close();
        testbed.is("ftp", 2, Runs.RUNNING);
        assertThatThrownBy(() -> followers.begin(WEB))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("the testbed does not say what its machine does");
        assertThat(processes.log).isEmpty();
        testbed.open();
        awaitLog("end ftp", "start ftp");
    }

    @Test
    void aStartIsNotWantedAnyMoreOnceTheMachineIsGone() throws Exception {
        processes.slow = true;
        followers.follow();
        await().until(() -> processes.starting.size() == 2);
        testbed.is("ftp", 1, Runs.GONE);
        awaitLog("start ftp", "start web", "end ftp", "not wanted ftp");
        followers.close();
        await().until(() -> processes.log.contains("not wanted web"));
    }

    private void begin() throws Exception {
        followers.begin(FTP);
        followers.begin(WEB);
        processes.log.clear();
        followers.follow();
    }

    private void awaitLog(String... lines) {
        await().untilAsserted(() -> assertThat(processes.log).containsExactlyInAnyOrder(lines));
    }

    /** Writes down what is done; a slow start takes until it is not wanted. */
    private static final class Written implements Processes {
        private final List<String> log = new CopyOnWriteArrayList<>();
        private final List<PartId> starting = new CopyOnWriteArrayList<>();
        private volatile boolean slow;

        @Override
        public void start(PartId part, BooleanSupplier wanted) {
            write("start", part);
            starting.add(part);
            while (slow && wanted.getAsBoolean()) {
                LockSupport.parkNanos(5_000_000);
            }
            if (slow) {
                write("not wanted", part);
            }
        }

        @Override
        public void endWithMachine(PartId part) {
            write("end", part);
        }

        @Override
        public void halt(PartId part) {
            write("halt", part);
        }

        @Override
        public void goOn(PartId part) {
            write("go on", part);
        }

        private void write(String what, PartId part) {
            log.add(what + " " + part.value().replace("monitor-service-", ""));
        }
    }
}
