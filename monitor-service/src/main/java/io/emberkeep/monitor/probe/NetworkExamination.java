package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether anything answers at an address at all (DBSS-3). */
interface NetworkExamination {

    /**
     * Examines, on the loop's thread.
     *
     * @param end told on the loop's thread what is wrong, as a sentence; none if it answers. Never later than
     *     after the time given
     */
    void examine(Loop loop, IpAddress ip, Duration atMost, Consumer<Optional<String>> end);
}
