package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Session;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;

/** Something that an operator wants moved: asked of the power-service, and followed at the sif-service to its end. */
final class Errand {

    private static final Duration POLL = Duration.ofMillis(200);

    /** A step that takes longer is said before it is done. */
    private static final Duration UNNOTICED = Duration.ofSeconds(2);

    /** The sif-service has recorded it before the power-service answers. */
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(10);

    private final Emberkeep root;
    private final PoolOption pool;
    private final String done;
    private final String failed;
    private final PrintWriter out;

    /**
     * Nothing is asked yet.
     *
     * @param done the sentence when all is done
     * @param failed the beginning of the sentence when it is not
     */
    Errand(Emberkeep root, PoolOption pool, String done, String failed) {
        this.root = root;
        this.pool = pool;
        this.done = done;
        this.failed = failed;
        this.out = root.surroundings().out();
    }

    /** Asks for it, and waits. @return the exit code */
    int run(String word, ObjectNode wish, boolean dryRun) {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        wish.put("dryRun", dryRun);
        if (!dryRun) {
            wish.put("request", "%012x".formatted(ThreadLocalRandom.current().nextLong(1L << 48)));
        }
        var answer =
                session.power(name)
                        .send(
                                "POST",
                                Session.inPool(name, "/power/" + word),
                                wish,
                                session.operator());
        if (dryRun) {
            answer.path("steps").forEach(step -> out.printf("  - %s%n", step.asText()));
        }
        answer.path("notes").forEach(note -> out.printf("  note: %s%n", note.asText()));
        out.flush();
        if (!dryRun) {
            follow(session, name, answer.path("transition").asText());
            out.println(done);
        }
        return ExitCode.OK;
    }

    private void follow(Session session, String name, String id) {
        var progress = new Progress();
        var begin = System.nanoTime();
        while (true) {
            var found = find(session.sif().get(Session.inPool(name, "/transitions?size=100")), id);
            if (found.isPresent()) {
                progress.saw(found.get());
                if (isOver(found.get())) {
                    return;
                }
            } else if (System.nanoTime() - begin > UNTIL_SEEN.toNanos()) {
                throw CliException.failed(
                        "%s: there is no transition %s; see ./emberkeep plans."
                                .formatted(failed, id));
            }
            pause();
        }
    }

    /** Whether it is done. @throws CliException if it ended in another way */
    private boolean isOver(JsonNode transition) {
        var reason = transition.path("reason").asText();
        return switch (transition.path("state").asText()) {
            case "DONE" -> true;
            case "UNDONE" ->
                    throw CliException.failed(
                            "%s: %s. What was done of it is taken back.".formatted(failed, reason));
            case "STOPPED", "REJECTED" ->
                    throw CliException.failed(
                            "%s: %s. It stopped where ./emberkeep status shows; what was suspended comes back by itself."
                                    .formatted(failed, reason));
            case "UNSETTLED" ->
                    throw CliException.failed(
                            "%s: %s. On which of two hosts its server is, nobody could see; that is looked at again by itself, see ./emberkeep plans."
                                    .formatted(failed, reason));
            default -> false;
        };
    }

    private static Optional<JsonNode> find(JsonNode transitions, String id) {
        return StreamSupport.stream(transitions.spliterator(), false)
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CliException.failed("It goes on without this command; see ./emberkeep plans.");
        }
    }

    /** One line for each step that is done, and one for each that takes its time. */
    private final class Progress {
        private String state = "RUNNING";
        private int said;
        private boolean announced;
        private long since = System.nanoTime();

        void saw(JsonNode transition) {
            var now = transition.path("state").asText();
            if (now.equals("UNDOING") && !state.equals(now)) {
                out.printf("  it goes back: %s%n", transition.path("reason").asText());
                said = 0;
                next();
            }
            state = now;
            var steps = transition.path("steps");
            for (var all = transition.path("done").asInt(); said < all; said++) {
                out.printf("  x %d/%d %s%n", said + 1, steps.size(), steps.path(said).asText());
                next();
            }
            if (!announced && said < steps.size() && isLong()) {
                out.printf("  … %d/%d %s%n", said + 1, steps.size(), steps.path(said).asText());
                announced = true;
            }
            out.flush();
        }

        private boolean isLong() {
            return System.nanoTime() - since > UNNOTICED.toNanos();
        }

        private void next() {
            since = System.nanoTime();
            announced = false;
        }
    }
}
