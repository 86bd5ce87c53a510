package io.emberkeep.simulator.broker;

import io.emberkeep.contract.Topics;
import io.emberkeep.simulator.engine.Links;
import io.emberkeep.simulator.engine.Process;

/** One process' place in one topic. */
public final class Reader {

    private final Broker broker;
    private final Links links;
    private final Process process;
    private final int life;
    private final Topics topic;
    private final Runnable available;
    private final long first;
    private final long endAtStart;
    private long next;
    private boolean looking;

    Reader(
            Broker broker,
            Links links,
            Process process,
            Topics topic,
            long from,
            Runnable available) {
        this.broker = broker;
        this.links = links;
        this.process = process;
        this.life = process.life();
        this.topic = topic;
        this.available = available;
        this.first = from;
        this.next = from;
        this.endAtStart = broker.end(topic);
    }

    /** The next record; none if there is none yet, or the broker cannot be reached. */
    public Broker.Kept poll() {
        return next < broker.end(topic) && broker.reaches(process)
                ? broker.log(topic).get((int) next++)
                : null;
    }

    /** Whether everything was read that was there at the start. */
    public boolean caughtUp() {
        return next >= endAtStart;
    }

    /** Whether everything was read that is there now. */
    public boolean atEnd() {
        return next >= broker.end(topic);
    }

    /** What it reads. */
    public Topics topic() {
        return topic;
    }

    boolean isOfThisLife() {
        return process.life() == life;
    }

    /** Its last records come once more, as far as it had them in this life. */
    void back(int records) {
        next = Math.max(first, next - records);
    }

    /** Says that there is something, a moment later, if there is. */
    public void look() {
        if (looking || atEnd() || !isOfThisLife() || !broker.reaches(process)) {
            return;
        }
        looking = true;
        process.after(
                links.delay(Broker.NAME, process.name()),
                () -> {
                    looking = false;
                    available.run();
                });
    }
}
