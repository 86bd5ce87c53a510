package io.emberkeep.simulator.scenario;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Durations;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.simulator.Part;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.control.BadRequest;
import io.emberkeep.testbed.control.FaultRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What the words of a script do in a simulation (scenarios/README.md). */
final class Deeds {

    private static final String OPERATOR = "operator";
    private static final String EXPECT = "expect";

    private final Simulation simulation;
    private final Expectations expectations;
    private final PowerWords power;
    private OptionalLong waitsUntil = OptionalLong.empty();
    private Optional<String> asked = Optional.empty();
    private Optional<SignalAnswer> answer = Optional.empty();

    Deeds(Simulation simulation, RecordedLog log, long start) {
        this.simulation = simulation;
        this.power = new PowerWords(simulation);
        this.expectations = new Expectations(simulation, log, start);
    }

    /** @return whether it is done, or so */
    boolean perform(String what) {
        var words = what.split(" ");
        return switch (words[0]) {
            case "arm" -> ask(what, new OperatorSignal.SetMode(OPERATOR, Mode.ARMED));
            case "disarm" -> ask(what, new OperatorSignal.SetMode(OPERATOR, Mode.DISARMED));
            case "report-only" -> ask(what, new OperatorSignal.SetMode(OPERATOR, Mode.REPORT_ONLY));
            case "maintenance" ->
                    ask(
                            what,
                            new OperatorSignal.SetMaintenance(
                                    OPERATOR, resource(words[2]), words[1].equals("on")));
            case "return" ->
                    ask(what, new OperatorSignal.ReturnTarget(OPERATOR, new ServerId(words[1])));
            case "power" ->
                    ask(
                            what,
                            new OperatorSignal.SetPowerMode(
                                    OPERATOR,
                                    PowerMode.valueOf(
                                            words[1].toUpperCase(Locale.ROOT).replace('-', '_'))));
            case "approve", "reject" -> decide(what, words[1], words[0].equals("approve"));
            case "load" -> done(() -> power.load(words[1], words[2]));
            case "wait" -> passed(words[1]);
            case "expect-quiet" -> staysQuiet(words[1]);
            default ->
                    words[0].startsWith(EXPECT)
                            ? expectations.met(words)
                            : done(() -> disturb(words));
        };
    }

    /** Waits for the proposal first. */
    private boolean decide(String what, String group, boolean approved) {
        if (asked.equals(Optional.of(what))) {
            return answer.isPresent();
        }
        power.proposed(group)
                .ifPresent(
                        one ->
                                ask(
                                        what,
                                        new OperatorSignal.DecideTransition(
                                                OPERATOR, one.id(), approved)));
        return false;
    }

    /** What is in the place of what was expected. */
    String instead(String what) {
        return expectations.instead(what.split(" "));
    }

    private static boolean done(Runnable what) {
        what.run();
        return true;
    }

    /** What befalls our own parts, the links between them, or the machines. */
    private void disturb(String... words) {
        switch (words[0]) {
            case "kill" -> simulation.kill(Part.named(words[1]));
            case "start" -> simulation.start(Part.named(words[1]));
            case "stop" -> simulation.pause(Part.named(words[1]));
            case "continue" -> simulation.resume(Part.named(words[1]));
            case "clock" -> simulation.clock(Part.named(words[1]), duration(words[2]), 0);
            case "cut" -> simulation.cut(end(words[1]), end(words[2]));
            case "slow" -> simulation.slow(end(words[1]), end(words[2]), duration(words[3]));
            case "mend" -> simulation.mend(end(words[1]), end(words[2]));
            case "redeliver" -> simulation.redeliver(Integer.parseInt(words[1]));
            default -> fault(words);
        }
    }

    private void fault(String... words) {
        try {
            simulation
                    .machines()
                    .fault(
                            new FaultRequest(
                                            Optional.of(words[0]),
                                            words.length > 1
                                                    ? Optional.of(words[1])
                                                    : Optional.empty(),
                                            words.length > 2
                                                    ? Optional.of(words[2])
                                                    : Optional.empty())
                                    .input());
        } catch (BadRequest wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    /** A board is written board-of-RS1 in a script. */
    private static String end(String word) {
        return word.replace("board-of-", "board of ");
    }

    private static Duration duration(String word) {
        return word.startsWith("-")
                ? Durations.parse(word.substring(1)).negated()
                : Durations.parse(word);
    }

    private boolean ask(String what, OperatorSignal wish) {
        if (!asked.equals(Optional.of(what))) {
            asked = Optional.of(what);
            answer = Optional.empty();
            simulation.ask(wish, told -> answer = Optional.of(told));
        }
        if (answer.isPresent()) {
            asked = Optional.empty();
        }
        answer.filter(SignalAnswer.Refused.class::isInstance)
                .ifPresent(
                        refused -> {
                            throw new IllegalArgumentException(what + ": " + refused);
                        });
        return answer.isPresent();
    }

    private ResourceId resource(String name) {
        var isHost =
                simulation
                        .database()
                        .state()
                        .configuration()
                        .inventory()
                        .host(new HostId(name))
                        .isPresent();
        return isHost ? ResourceId.of(new HostId(name)) : ResourceId.of(new ServerId(name));
    }

    private boolean staysQuiet(String time) {
        if (waitsUntil.isEmpty()) {
            expectations.beQuiet();
        }
        var over = passed(time);
        if (over) {
            expectations.stayedQuiet();
        }
        return over;
    }

    private boolean passed(String time) {
        var now = simulation.timeline().nanos();
        if (waitsUntil.isEmpty()) {
            waitsUntil = OptionalLong.of(now + duration(time).toNanos());
        }
        var over = now >= waitsUntil.getAsLong();
        if (over) {
            waitsUntil = OptionalLong.empty();
        }
        return over;
    }
}
