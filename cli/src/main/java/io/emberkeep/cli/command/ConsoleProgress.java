package io.emberkeep.cli.command;

import io.emberkeep.cli.Surroundings;
import io.emberkeep.cli.view.Style;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One line for each part that is ready; on a terminal below them what is still waited for. */
final class ConsoleProgress implements Progress, AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(250);
    private static final String TO_THE_LEFT_AND_CLEAR = "\r\u001b[K";

    private final Surroundings surroundings;
    private final long begin = System.nanoTime();
    private final TreeSet<PartId> waitedFor = new TreeSet<>();
    private final Thread ticker;
    private String title;
    private boolean closed;

    /**
     * Says nothing yet.
     *
     * @param title stands above the first line
     */
    ConsoleProgress(Surroundings surroundings, String title) {
        this.surroundings = surroundings;
        this.title = title;
        this.ticker = Thread.ofVirtual().unstarted(this::tick);
        if (surroundings.terminal()) {
            ticker.start();
        }
    }

    @Override
    public synchronized void starting(PartId part) {
        entitle();
        waitedFor.add(part);
    }

    @Override
    public synchronized void ready(PartId part, Duration after) {
        waitedFor.remove(part);
        line(
                "  %-20s %s  %s"
                        .formatted(
                                part,
                                Style.GOOD.apply("ready", surroundings.terminal()),
                                seconds(after)));
    }

    @Override
    public synchronized void note(String sentence) {
        line("  " + sentence);
    }

    /** Prints a line above what is waited for. */
    synchronized void line(String text) {
        clear();
        entitle();
        surroundings.out().println(text);
        surroundings.out().flush();
    }

    private void entitle() {
        if (!title.isEmpty()) {
            surroundings.out().println(title);
            title = "";
        }
    }

    private void tick() {
        try {
            while (!ended()) {
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean ended() {
        if (!closed && !waitedFor.isEmpty()) {
            surroundings
                    .out()
                    .print(
                            TO_THE_LEFT_AND_CLEAR
                                    + Style.FAINT.apply(
                                            "  waiting for %s  %s"
                                                    .formatted(
                                                            waitedFor.stream()
                                                                    .map(PartId::value)
                                                                    .collect(
                                                                            Collectors.joining(
                                                                                    ", ")),
                                                            seconds(passed())),
                                            true));
            surroundings.out().flush();
        }
        return closed;
    }

    Duration passed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%5.1f s", duration.toMillis() / 1000.0);
    }

    private void clear() {
        if (surroundings.terminal() && !closed) {
            surroundings.out().print(TO_THE_LEFT_AND_CLEAR);
        }
    }

    @Override
    public synchronized void close() {
        clear();
        surroundings.out().flush();
        closed = true;
    }
}
