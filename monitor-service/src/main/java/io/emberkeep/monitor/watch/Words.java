package io.emberkeep.monitor.watch;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.dbss.Phase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a DBSS is doing, for people. */
public final class Words {

    private static final int NAMED = 20;

    private Words() {}

    /** One short word or two. */
    public static String state(Phase phase) {
        return switch (phase) {
            case Phase.Idle _ -> "idle";
            case Phase.Watching _ -> "watching";
            case Phase.Reexamining _ -> "re-examining";
            case Phase.AskingWitness _ -> "asking a witness";
            case Phase.Claiming _ -> "claiming";
            case Phase.Refused _ -> "refused";
            case Phase.ToldToWait _ -> "told to wait";
            case Phase.LookingAgain _ -> "looking again";
            case Phase.TakingOver _ -> "taking over";
            case Phase.StandingAside _ -> "standing aside";
            case Phase.Recovering _ -> "recovering";
            case Phase.Resting _ -> "resting";
        };
    }

    /** A few words more. */
    public static String detail(Phase phase) {
        return switch (phase) {
            case Phase.Idle _ -> "";
            case Phase.Watching watching -> watching.seenWell() ? "well" : "not seen well yet";
            case Phase.Reexamining doubt -> doubt.matter().found().evidence();
            case Phase.AskingWitness asking -> asking.doubt();
            case Phase.Claiming claiming -> claiming.matter().found().evidence();
            case Phase.Refused refused -> refused.reason();
            case Phase.ToldToWait wait -> wait.matter().found().evidence();
            case Phase.LookingAgain look -> look.matter().found().evidence();
            case Phase.TakingOver taking -> "incident " + taking.incident();
            case Phase.StandingAside aside -> "incident " + aside.incident();
            case Phase.Recovering recovering ->
                    "foreground: %s; background: %s"
                            .formatted(
                                    words(recovering.foreground()), words(recovering.background()));
            case Phase.Resting resting ->
                    switch (resting.place()) {
                        case EMPTY -> "nobody serves in its place";
                        case TAKEN -> "a standby serves in its place";
                        case UNCERTAIN -> "a standby may have its VIPs: look, then return it";
                    };
        };
    }

    /** Names, the first of them if there are many. */
    static String list(List<ServerId> targets) {
        var some =
                targets.stream()
                        .limit(NAMED)
                        .map(ServerId::value)
                        .collect(Collectors.joining(", "));
        return targets.size() > NAMED ? some + ", … %d in all".formatted(targets.size()) : some;
    }

    /** SettingVips is setting vips. */
    private static String words(Object state) {
        return state.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
