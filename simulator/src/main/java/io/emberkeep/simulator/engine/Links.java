package io.emberkeep.simulator.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The network between parts: delays, and cuts by pair and direction. A cut swallows; nothing is refused. */
public final class Links {

    private static final long QUICKEST = 100_000;
    private static final long SLOWEST = 900_000;

    private final Dice dice;
    private final Set<Pair> cut = new HashSet<>();
    private final Set<String> isolated = new HashSet<>();
    private final Map<Pair, Long> slow = new HashMap<>();

    private record Pair(String from, String to) {}

    /** All links good. */
    public Links(Dice dice) {
        this.dice = dice;
    }

    /** Whether what one sends comes to the other. */
    public boolean open(String from, String to) {
        return (cut.isEmpty() || !cut.contains(new Pair(from, to)))
                && (isolated.isEmpty() || !isolated.contains(from) && !isolated.contains(to));
    }

    /** Whether both hear each other. */
    public boolean bothWays(String one, String other) {
        return open(one, other) && open(other, one);
    }

    /** How long something takes now, in nanoseconds. */
    public long delay(String from, String to) {
        var usual = dice.between(QUICKEST, SLOWEST);
        return slow.isEmpty() ? usual : usual + slow.getOrDefault(new Pair(from, to), 0L);
    }

    /** From now on what the first sends does not come to the second. */
    public void cut(String from, String to) {
        cut.add(new Pair(from, to));
    }

    /** Whether somebody is on no network at all, because its machine is not; mended with that and not otherwise. */
    public void isolate(String name, boolean now) {
        if (now) {
            isolated.add(name);
        } else {
            isolated.remove(name);
        }
    }

    /** From now on everything takes so much longer. */
    public void slow(String from, String to, long nanos) {
        slow.put(new Pair(from, to), nanos);
    }

    /** Mends both directions. */
    public void mend(String one, String other) {
        for (var pair : new Pair[] {new Pair(one, other), new Pair(other, one)}) {
            cut.remove(pair);
            slow.remove(pair);
        }
    }

    /** Mends everything. */
    public void mendAll() {
        cut.clear();
        slow.clear();
    }
}
