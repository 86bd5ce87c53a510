package io.emberkeep.simulator.scenario;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.transition.TransitionEvent;
import java.util.Locale;

/** What transitions' events are in a scenario's log: {@code Web transition DONE move 127.21.14.105 from W2 to W1}. */
public final class TransitionLines {

    /** Whose the transitions are that are no group's. */
    public static final String HOSTS = "hosts";

    private static final String JOB = "transition";

    private TransitionLines() {}

    /** Whether a log's line is about a transition. */
    public static boolean isOne(String line) {
        return line.split(" ", 3)[1].equals(JOB);
    }

    /** The line of an event. */
    public static String of(TransitionEvent event) {
        return of(event.group().map(GroupId::value).orElse(HOSTS), event.what());
    }

    /** The same. @param what as the event says it: {@code done: put RS2 to sleep} */
    public static String of(String group, String what) {
        var parts = what.split(": ", 2);
        return ExpectedLog.line(
                group,
                JOB,
                parts[0].toUpperCase(Locale.ROOT).replace(' ', '_'),
                parts.length > 1 ? parts[1] : "");
    }
}
