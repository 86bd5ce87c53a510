package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.signal.IncidentReport.ClaimDropped;
import io.emberkeep.contract.signal.IncidentReport.TargetGivenUp;
import io.emberkeep.contract.signal.IncidentReport.TargetHeld;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.DbssInput.CommandAnswered;
import io.emberkeep.monitor.dbss.Ending.After;
import io.emberkeep.monitor.dbss.Phase.Resting.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How an incident ends once both jobs are through (DBSS-8). */
final class Endings {

    private Endings() {}

    /** What comes next. */
    sealed interface Next {
        /** More is to be done. */
        record GoOn(Ending ending) implements Next {}

        /** The incident ended, or rests. */
        record Over(Phase phase) implements Next {}
    }

    static Optional<Next> decide(Work work, Ending now, DbssInput input) {
        return input instanceof CommandAnswered(_, var name, var answer)
                ? commanded(work, now, name, answer)
                : Optional.empty();
    }

    private static Optional<Next> commanded(
            Work work, Ending now, String name, CommandAnswer answer) {
        return switch (now) {
            case Ending.ReleasingStandby one when one.command().equals(name) ->
                    Optional.of(Returns.released(work, one, answer));
            case Ending.ReturningVips one when one.command().equals(name) ->
                    Optional.of(Returns.returned(work, one, answer));
            case Ending.SendingHome one when one.command().equals(name) ->
                    Optional.of(Returns.sentHome(work, one, answer));
            case Ending.SuspendingStandby one when one.command().equals(name) ->
                    Optional.of(Returns.suspended(work, one, answer));
            case Ending.TakingBack one when one.command().equals(name) ->
                    Optional.of(Returns.takenBack(work, one, answer));
            case Ending.GivingBack one when one.command().equals(name) ->
                    Optional.of(Returns.givenBack(work, one, answer));
            case Ending.ExaminingHost one when one.command().equals(name) ->
                    Optional.of(Migrations.examined(work, one, answer));
            case Ending.MigratingStandby one when one.command().equals(name) ->
                    Optional.of(Migrations.migrated(work, one, answer));
            case Ending _ -> Optional.empty();
        };
    }

    /** Up: the VIPs return, unless the target is held (DBSS-8, DBSS-15). */
    static Next up(Work work) {
        return held(work)
                .<Next>map(reason -> new Next.Over(held(work, reason)))
                .orElseGet(() -> Returns.start(work, new After.Serve()));
    }

    private static Optional<String> held(Work work) {
        var recovery = work.recovery;
        if (!recovery.stoodIn() || recovery.errand() == Errand.RETURN) {
            return Optional.empty();
        }
        var settings = work.settings();
        return recovery.incident()
                .held()
                .or(
                        () ->
                                switch (settings.returning()) {
                                    case AUTOMATIC -> Optional.empty();
                                    case MANUAL ->
                                            Optional.of("waits for an operator's return command");
                                    case WINDOW ->
                                            Windows.open(settings.window(), work.at())
                                                    ? Optional.empty()
                                                    : Optional.of(
                                                            Windows.waiting(settings.window()));
                                });
    }

    /** The standby goes on serving; the incident rests. */
    static Phase held(Work work, String reason) {
        work.background(Step.HELD, reason);
        work.turn.report(new TargetHeld(work.incident(), work.recovery.epoch(), reason, work.at()));
        work.turn.publish(new Failure.Held(work.incident(), work.target(), work.at(), reason));
        work.turn.settle(work.recovery);
        return new Phase.Resting(
                work.incident(), Place.TAKEN, AtRest.TICKS_OF_PATIENCE, Optional.empty());
    }

    /** Down: the standby moves or stays, and the target is given up (DBSS-10). */
    static Next down(Work work, String reason) {
        return switch (work.recovery.standby()) {
            case STANDS_IN ->
                    work.recovery.errand() == Errand.RETURN
                            ? givenUp(work, Optional.empty(), reason)
                            : Migrations.start(work, reason);
            case TOUCHED -> Returns.start(work, new After.GiveUp(reason));
            case UNTOUCHED -> givenUp(work, Optional.empty(), reason);
        };
    }

    static Next givenUp(Work work, Optional<HostId> migratedTo, String reason) {
        var place = work.recovery.stoodIn() ? Place.TAKEN : Place.EMPTY;
        return givenUp(work, migratedTo, place, reason);
    }

    static Next givenUp(Work work, Optional<HostId> migratedTo, Place place, String reason) {
        work.background(Step.GIVEN_UP, reason);
        work.turn.report(
                new TargetGivenUp(
                        work.incident(),
                        work.recovery.epoch(),
                        migratedTo,
                        work.recovery.covered().filter(_ -> place == Place.UNCERTAIN),
                        reason,
                        work.at()));
        work.turn.publish(new Failure.GivenUp(work.incident(), work.target(), work.at(), reason));
        work.turn.settle(work.recovery);
        var patience =
                switch (work.recovery.errand()) {
                    case RECOVER, CARRY_ON -> 0;
                    case RETURN, WELL_AGAIN, COVER -> AtRest.TICKS_OF_PATIENCE;
                };
        return new Next.Over(new Phase.Resting(work.incident(), place, patience, Optional.empty()));
    }

    /** The target serves itself, and the standby, if one was granted, waits where it did. */
    static Phase recovered(Work work) {
        return recovered(work, work.recovery.covered().map(_ -> work.standbyHost()));
    }

    /**
     * The target serves itself: nothing is held any more.
     *
     * @param standbyOn where the standby waits that was granted; none if none was
     */
    static Phase recovered(Work work, Optional<HostId> standbyOn) {
        work.background(Step.TARGET_RECOVERED, work.target().value());
        work.turn.report(
                new TargetRecovered(
                        work.incident(),
                        work.recovery.epoch(),
                        standbyOn.filter(host -> !host.equals(work.standbyHome())),
                        work.at()));
        work.turn.publish(
                new Failure.TargetRecovered(
                        work.incident(),
                        work.target(),
                        work.at(),
                        Duration.between(work.recovery.matter().detectedAt(), work.at())));
        work.turn.settle(work.recovery);
        return new Phase.Watching(work.at(), true, Optional.empty());
    }

    /** A takeover that must not be: whatever was held is free again, and it is claimed again later. */
    static Phase dropped(Work work, String reason) {
        work.turn.report(
                new ClaimDropped(work.incident(), work.recovery.epoch(), reason, work.at()));
        work.turn.settle(work.recovery);
        work.foreground(Step.REFUSED, reason);
        work.turn.publish(
                new Failure.Refused(work.incident(), work.target(), work.at(), reason, List.of()));
        return new Phase.Refused(
                work.recovery.matter(), reason, false, AtRest.TICKS_OF_PATIENCE, Optional.empty());
    }
}
