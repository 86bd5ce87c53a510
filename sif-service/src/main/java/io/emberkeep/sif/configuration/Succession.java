package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.sif.configuration.SifInput.LeasesChecked;
import io.emberkeep.sif.configuration.SifInput.SignalReceived;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules that hold between a state and the one that a decision makes of it; {@link Consistency} has those
 * of one state.
 */
public final class Succession {

    private Succession() {}

    /** What is broken by a decision, each as a sentence; empty if nothing is. */
    public static List<String> broken(PoolState before, SifInput input, Decision decision) {
        return Stream.of(
                        theRevisionCountsWhatChanged(before, decision),
                        epochsOnlyGrow(before, decision),
                        whatIsOverStaysOver(before, decision),
                        noChangesNothing(before, decision),
                        questionsAreAnsweredAndReportsAreNot(input, decision),
                        aGrantTellsWhatIs(decision))
                .flatMap(Function.identity())
                .toList();
    }

    /** The revision grows by one if, and only if, something that is published changed (SIF-9). */
    static Stream<String> theRevisionCountsWhatChanged(PoolState before, Decision decision) {
        var old = before.configuration();
        var next = decision.next().configuration();
        var wanted = decision.changed() ? old.revision().next() : old.revision();
        return Stream.of(
                        broken(!next.revision().equals(wanted), "revision %s follows %s"),
                        broken(
                                !decision.changed() && !next.equals(old),
                                "revision %s is not what %s was, and tells no change"))
                .flatMap(Function.identity())
                .map(sentence -> sentence.formatted(next.revision(), old.revision()));
    }

    /**
     * The changes of a revision, applied to the state before, give the state after (SIF-9). Not among the
     * others, because it takes a hundred times as long.
     */
    public static Stream<String> theChangesGiveTheStateAfter(PoolState before, Decision decision) {
        var next = decision.next().configuration();
        var patched = Patch.apply(before.configuration(), next.revision(), decision.changes());
        return broken(
                !patched.equals(next),
                "the changes to revision %s give another state: %s"
                        .formatted(next.revision(), decision.changes()));
    }

    /** Epochs never shrink, also when their resource leaves the inventory (DESIGN rule 2). */
    static Stream<String> epochsOnlyGrow(PoolState before, Decision decision) {
        var next =
                decision.next().configuration().holds().stream()
                        .collect(Collectors.toMap(Hold::resource, Hold::epoch, (one, _) -> one));
        return before.configuration().holds().stream()
                .filter(
                        hold ->
                                !next.containsKey(hold.resource())
                                        || next.get(hold.resource()).olderThan(hold.epoch()))
                .map(
                        hold ->
                                "the epoch of %s shrank from %s to %s"
                                        .formatted(
                                                hold.resource(),
                                                hold.epoch(),
                                                next.get(hold.resource())));
    }

    /** Recovered is for ever; an incident that was refused may be claimed again under a later epoch. */
    static Stream<String> whatIsOverStaysOver(PoolState before, Decision decision) {
        var next = decision.next();
        return before.past().values().stream()
                .filter(
                        old ->
                                next.incident(old.id())
                                        .filter(
                                                now ->
                                                        old.state() == IncidentState.RECOVERED
                                                                ? !now.equals(old)
                                                                : now.state().isOpen()
                                                                        && !old.epoch()
                                                                                .olderThan(
                                                                                        now
                                                                                                .epoch()))
                                        .isPresent())
                .map(old -> old.id() + " was over and is so no more");
    }

    /** What is refused, put off or put aside changes nothing that is published, and no lease. */
    static Stream<String> noChangesNothing(PoolState before, Decision decision) {
        var no =
                decision.deadLetter().isPresent()
                        || decision.answer().filter(Succession::isNo).isPresent();
        return broken(
                no
                        && (decision.changed()
                                || !decision.next().leases().equals(before.leases())
                                || !decision.next().failovers().equals(before.failovers())),
                "no was said, and something changed all the same: %s"
                        .formatted(decision.changes()));
    }

    private static boolean isNo(SignalAnswer answer) {
        return switch (answer) {
            case SignalAnswer.Refused _, SignalAnswer.Wait _ -> true;
            case Granted _, SignalAnswer.TransitionGranted _, SignalAnswer.Accepted _ -> false;
        };
    }

    /** A question gets an answer, anything else none; only a report is put aside (SIF-2). */
    static Stream<String> questionsAreAnsweredAndReportsAreNot(SifInput input, Decision decision) {
        var question =
                switch (input) {
                    case LeasesChecked _ -> false;
                    case SignalReceived(var signal, _, _) -> signal instanceof Signal.Question;
                };
        return Stream.of(
                        broken(
                                question != decision.answer().isPresent(),
                                "answered although it is no question, or the reverse: " + input),
                        broken(
                                question && decision.deadLetter().isPresent(),
                                "a question was put aside: " + input))
                .flatMap(Function.identity());
    }

    /** A grant tells the revision, the incident and the epochs as they are from now on. */
    static Stream<String> aGrantTellsWhatIs(Decision decision) {
        var next = decision.next().configuration();
        return decision.answer().stream()
                .filter(Granted.class::isInstance)
                .map(Granted.class::cast)
                .filter(granted -> !isTrue(granted, next))
                .map(granted -> "granted what is not so: " + granted);
    }

    private static boolean isTrue(Granted granted, PoolConfiguration next) {
        var incident = granted.incident();
        var held =
                next.holds().stream()
                        .filter(hold -> hold.holders().contains(HolderId.of(incident.id())))
                        .collect(Collectors.toMap(Hold::resource, Hold::epoch));
        return granted.revision().equals(next.revision())
                && next.incident(incident.id()).filter(incident::equals).isPresent()
                && incident.state().isOpen()
                && incident.leased()
                && granted.row().server().equals(incident.target())
                && granted.epochs().equals(Map.copyOf(held))
                && granted.notCovered().isPresent() == incident.standby().isEmpty();
    }

    private static Stream<String> broken(boolean isBroken, String sentence) {
        return isBroken ? Stream.of(sentence) : Stream.empty();
    }
}
