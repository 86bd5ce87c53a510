package io.emberkeep.launcher.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.launcher.member.Following.Act;
import io.emberkeep.launcher.member.Machine.Runs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a member's process with its machine. */
class FollowingTest {

    @Test
    void itIsStartedOnceInABootAndEndedWithIt() {
        assertThat(acts(on(1), on(1), off(1), off(1), off(2), on(2)))
                .containsExactly(Act.START, Act.LEAVE, Act.END, Act.LEAVE, Act.LEAVE, Act.START);
    }

    @Test
    void aBootThatNobodySawIsAnotherLife() {
        assertThat(acts(on(1), on(2))).containsExactly(Act.START, Act.RESTART);
    }

    @Test
    void itStandsStillAndGoesOnWithItsMachine() {
        assertThat(acts(on(1), still(1), still(1), on(1), on(1)))
                .containsExactly(Act.START, Act.HALT, Act.LEAVE, Act.GO_ON, Act.LEAVE);
    }

    @Test
    void whatStoodStillIsEndedWithItsMachine() {
        assertThat(acts(on(1), still(1), off(1), on(2)))
                .containsExactly(Act.START, Act.HALT, Act.END, Act.START);
    }

    @Test
    void aMachineFoundStandingStillStartsNothing() {
        assertThat(acts(still(1), on(1))).containsExactly(Act.LEAVE, Act.START);
        assertThat(acts(on(1), still(2), on(2))).containsExactly(Act.START, Act.END, Act.START);
    }

    private static List<Act> acts(Machine... machines) {
        var acts = new ArrayList<Act>();
        var now = Following.NOTHING;
        for (var machine : machines) {
            acts.add(now.next(machine));
            now = now.after(acts.getLast(), machine);
        }
        return acts;
    }

    private static Machine on(int boot) {
        return new Machine("ftp-" + boot, Runs.RUNNING);
    }

    private static Machine still(int boot) {
        return new Machine("ftp-" + boot, Runs.STILL);
    }

    private static Machine off(int boot) {
        return new Machine("ftp-" + boot, Runs.GONE);
    }
}
