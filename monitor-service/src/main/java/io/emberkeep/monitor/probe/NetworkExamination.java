package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import java.time.Duration;
import java.util.Optional;

/** Whether anything answers at an address at all (DBSS-3). */
interface NetworkExamination {

    /** What is wrong, as a sentence; none if it answers. Never takes longer than the time given. */
    Optional<String> examine(IpAddress ip, Duration atMost);
}
