package io.emberkeep.monitor.dbss;

/**
 * Decides what one target's supervisor does, and does nothing itself: no clock, no I/O. The same state and
 * input give the same decision. Every state meets every input; what does not apply is ignored.
 */
public final class Dbss {

    private Dbss() {}

    /** What follows from an input. */
    public static Decision decide(DbssState state, DbssInput input) {
        var turn = new Turn(state, input);
        var next =
                switch (state.phase()) {
                    case Phase.Idle idle -> AtRest.idle(turn, idle, input);
                    case Phase.Watching watching -> AtRest.watching(turn, watching, input);
                    case Phase.StandingAside aside -> AtRest.aside(turn, aside, input);
                    case Phase.Resting resting -> Rests.decide(turn, resting, input);
                    case Phase.Reexamining doubt -> Doubts.reexamining(turn, doubt, input);
                    case Phase.AskingWitness asking -> Doubts.askingWitness(turn, asking, input);
                    case Phase.Claiming claiming -> Claims.claiming(turn, claiming, input);
                    case Phase.Refused refused -> Claims.refused(turn, refused, input);
                    case Phase.ToldToWait wait -> Claims.toldToWait(turn, wait, input);
                    case Phase.LookingAgain look -> Claims.lookingAgain(turn, look, input);
                    case Phase.TakingOver taking -> TakeOvers.decide(turn, taking, input);
                    case Phase.Recovering recovering -> Recoveries.decide(turn, recovering, input);
                };
        return turn.end(next);
    }
}
