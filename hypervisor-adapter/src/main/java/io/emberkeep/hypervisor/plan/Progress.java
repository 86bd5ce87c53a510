package io.emberkeep.hypervisor.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was done so far for one command, in order.
 *
 * @param attempts the oldest first
 * @param waits how often the hardware was given time
 */
public record Progress(List<Attempt> attempts, int waits) {

    /** Nothing yet. */
    public static final Progress NONE = new Progress(List.of(), 0);

    public Progress {
        attempts = List.copyOf(attempts);
    }

    /** One action and what came of it. */
    public record Attempt(Primitive what, Result result) {}

    /** What came of an action. */
    public sealed interface Result {}

    /** It was done. */
    public record Did() implements Result {}

    /** It was refused, surely not done. */
    public record Refused(String reason) implements Result {}

    /** No answer came: perhaps it was done. */
    public record NoAnswer(String reason) implements Result {}

    /** With one more. */
    public Progress plus(Primitive what, Result result) {
        return new Progress(
                Stream.concat(attempts.stream(), Stream.of(new Attempt(what, result))).toList(),
                waits);
    }

    /** After one more wait. */
    public Progress waited() {
        return new Progress(attempts, waits + 1);
    }

    /** How often it was tried. */
    public long times(Primitive what) {
        return attempts.stream().filter(attempt -> attempt.what().equals(what)).count();
    }

    /** Whether it was tried, whatever came of it. */
    public boolean tried(Primitive what) {
        return attempts.stream().anyMatch(attempt -> attempt.what().equals(what));
    }

    /** Whether it was done. */
    public boolean did(Primitive what) {
        return attempts.stream()
                .anyMatch(one -> one.what().equals(what) && one.result() instanceof Did);
    }

    /** Whether anything was done, or perhaps was. */
    public boolean changed() {
        return attempts.stream().anyMatch(one -> !(one.result() instanceof Refused));
    }

    /** Whether nothing was even tried. */
    public boolean none() {
        return attempts.isEmpty();
    }

    /** Why nobody knows what came of the last action; none if that is known. */
    public Optional<String> unanswered() {
        return !attempts.isEmpty() && attempts.getLast().result() instanceof NoAnswer(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    /** Why the newest attempt at it was not a success, as the end of a sentence. */
    public String whyNot(Primitive what) {
        return attempts.reversed().stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .map(
                        one ->
                                switch (one.result()) {
                                    case Did _ -> "it was done and did not help";
                                    case Refused(var reason) -> reason;
                                    case NoAnswer(var reason) -> reason;
                                })
                .orElse("it was not tried");
    }
}
