package io.emberkeep.testbed.control;

import io.emberkeep.testbed.model.Input;
import java.util.Optional;

/**
 * A fault that is wanted.
 *
 * @param kind what goes wrong
 * @param name the server or host that it happens to
 * @param daemon which daemon, for the two kinds that need one
 */
public record FaultRequest(Optional<String> kind, Optional<String> name, Optional<String> daemon) {

    private static final String KINDS =
            "stop-service, break-service, crash, restart, shutdown, freeze, break, cut-network,"
                    + " cut-control, power-off, clear";

    /** @throws BadRequest with a sentence, if something is missing or unknown */
    public Input.Fault input() {
        return switch (need(kind, "kind")) {
            case "stop-service" -> new Input.StopService(machine(), need(daemon, "daemon"));
            case "break-service" -> new Input.BreakService(machine(), need(daemon, "daemon"));
            case "crash" -> new Input.Crash(machine());
            case "restart" -> new Input.RestartItself(machine());
            case "shutdown" -> new Input.ShutDown(machine());
            case "freeze" -> new Input.Freeze(machine());
            case "break" -> new Input.Break(machine());
            case "cut-network" -> new Input.CutNetwork(machine());
            case "cut-control" -> new Input.CutControl(machine());
            case "power-off" -> new Input.CutPower(machine());
            case "clear" -> new Input.Clear(name);
            default ->
                    throw new BadRequest(
                            "There is no fault " + kind.orElse("") + "; there are " + KINDS + ".");
        };
    }

    private String machine() {
        return need(name, "name");
    }

    private static String need(Optional<String> value, String field) {
        return value.orElseThrow(() -> new BadRequest("The field " + field + " is missing."));
    }
}
