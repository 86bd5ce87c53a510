package io.emberkeep.power.transition;

import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport.RenewTransition;
import io.emberkeep.contract.transition.TransitionEvent;
import io.emberkeep.power.transition.Course.Tallies;
import io.emberkeep.power.transition.Phase.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One decision in the making. Lives as long as the decision. */
final class Turn {

    /** How often a claim is taken over again by the same course, before it is left to whoever may. */
    private static final int MOST_TAKE_OVERS = 4;

    private static final String RENEWAL = "renewal";

    final Course before;
    final Instant at;
    CourseView view;
    Phase phase;
    private final List<CourseEffect> effects = new ArrayList<>();
    private final Set<HostId> notWoken;
    private int names;
    private int takeOvers;
    private int refusals;
    private int undos;

    Turn(Course before, Instant at) {
        this.before = before;
        this.at = at;
        this.view = before.view();
        this.phase = before.phase();
        this.notWoken = new HashSet<>(before.notWoken());
        this.names = before.tallies().names();
        this.takeOvers = before.tallies().takeOvers();
        this.refusals = before.tallies().refusals();
        this.undos = before.tallies().undos();
    }

    CourseDecision decided() {
        return new CourseDecision(
                new Course(
                        before.transition(),
                        before.member(),
                        before.first(),
                        view,
                        phase,
                        new Tallies(names, takeOvers, refusals, undos),
                        notWoken),
                effects);
    }

    void add(CourseEffect effect) {
        effects.add(effect);
    }

    /** A name that no effect of this course had yet. */
    String name(String what) {
        names++;
        return what + "-" + names;
    }

    /** Asks the SIF; what is held stays so meanwhile. */
    void ask(Optional<Work> held, TransitionQuestion question) {
        ask(held, question, 1);
    }

    void ask(Optional<Work> held, TransitionQuestion question, int times) {
        var name = name("ask");
        phase = new Phase.Asking(held, name, question, times);
        add(new CourseEffect.AskSif(name, question, view.limits().lease()));
    }

    String timer(String what, Duration after) {
        var name = name(what);
        add(new CourseEffect.StartTimer(name, after.isNegative() ? Duration.ZERO : after));
        return name;
    }

    /** Once for each grant, and again each time that it rings: no two of the same name. */
    void renewLater(Work work) {
        add(new CourseEffect.StartTimer(renewal(work.transition()), work.lease().dividedBy(3)));
    }

    void renew(Work work) {
        add(
                new CourseEffect.ReportSif(
                        new RenewTransition(
                                before.transition(), before.member(), work.transition().epoch())));
        renewLater(work);
    }

    /** Whether that timer is the one that renews this holding, and not an earlier one. */
    static boolean isRenewal(String timer, Work work) {
        return timer.equals(renewal(work.transition()));
    }

    private static String renewal(Transition transition) {
        return RENEWAL + "-" + transition.epoch();
    }

    /** The claim may be gone: asks for it again, or leaves it. */
    void takeOver(String why) {
        takeOvers++;
        if (takeOvers > MOST_TAKE_OVERS) {
            over(Outcome.LOST, why);
        } else {
            ask(
                    Optional.empty(),
                    new TransitionQuestion.TakeOverTransition(
                            before.transition(), before.member()));
        }
    }

    /** Counts a refusal. @return how many there were */
    int refused() {
        refusals++;
        return refusals;
    }

    /** Counts a going back. @return how many there were */
    int undone() {
        undos++;
        return undos;
    }

    void notWoken(HostId host) {
        notWoken.add(host);
    }

    void over(Outcome outcome, String reason) {
        phase = new Phase.Over(outcome, reason);
    }

    /** @param step which one that is about, from 1; 0 before the first */
    void publish(Transition transition, int step, String what) {
        add(
                new CourseEffect.Publish(
                        new TransitionEvent(
                                transition.id(),
                                transition.kind(),
                                transition.group(),
                                at,
                                transition.state(),
                                step,
                                transition.steps().size(),
                                what)));
    }
}
