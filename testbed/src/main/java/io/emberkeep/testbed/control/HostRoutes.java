package io.emberkeep.testbed.control;

import io.emberkeep.testbed.engine.Engine;
import io.emberkeep.testbed.model.Host;
import io.emberkeep.testbed.model.Input;
import io.emberkeep.testbed.model.Refusal;
import io.emberkeep.testbed.model.Vm;
import java.util.List;

/** What is asked of one host: its hypervisor, its guests' agents, its power control. */
final class HostRoutes {

    private final Engine engine;

    HostRoutes(Engine engine) {
        this.engine = engine;
    }

    Answer answer(Request request) throws InterruptedException {
        List<String> path = request.path();
        String host = path.get(1);
        engine.world().host(host);
        List<String> rest = path.subList(3, path.size());
        return switch (path.get(2)) {
            case "power" -> power(request, host, rest);
            case "hypervisor" -> hypervisor(request, host, rest);
            default -> Answer.noSuchThing(request);
        };
    }

    private Answer power(Request request, String host, List<String> rest)
            throws InterruptedException {
        String what = request.method() + " " + String.join("/", rest);
        switch (what) {
            case "GET " -> {}
            case "POST off" -> engine.ask(new Input.PowerOff(host));
            case "POST suspend" -> engine.ask(new Input.Suspend(host));
            default -> {
                return Answer.noSuchThing(request);
            }
        }
        Host board = engine.world().powerControl(host);
        return Answer.ok(Views.PowerView.of(board));
    }

    private Answer hypervisor(Request request, String host, List<String> rest)
            throws InterruptedException {
        engine.world().hypervisor(host);
        boolean get = request.method().equals("GET");
        if (rest.isEmpty() && get) {
            return Answer.ok(new Views.HostName(host));
        }
        if (rest.equals(List.of("vms")) && get) {
            return Answer.ok(engine.world().on(host).stream().map(Views.Domain::of).toList());
        }
        if (rest.equals(List.of("loads")) && get) {
            return Answer.ok(LoadViews.measured(engine.world(), host, engine.now()));
        }
        if (rest.size() < 2 || !rest.getFirst().equals("vms")) {
            return Answer.noSuchThing(request);
        }
        String vm = rest.get(1);
        engine.world().vmOn(host, vm);
        if (rest.size() > 2 && rest.get(2).equals("agent")) {
            return agent(request, host, vm, rest.subList(3, rest.size()));
        }
        return domain(request, host, vm, String.join("/", rest.subList(2, rest.size())));
    }

    private Answer domain(Request request, String host, String vm, String verb)
            throws InterruptedException {
        switch (request.method() + " " + verb) {
            case "GET " -> {}
            case "POST start" -> engine.ask(new Input.Start(host, vm));
            case "POST resume" -> engine.ask(new Input.Resume(host, vm));
            case "POST pause" -> engine.ask(new Input.Pause(host, vm));
            case "POST destroy" -> engine.ask(new Input.Destroy(host, vm));
            case "POST reset" -> {
                engine.ask(new Input.ResetVm(host, vm));
                // A physical server takes its hypervisor with it, which answered before.
                return Answer.ok(Views.Domain.of(engine.world().vm(vm)));
            }
            case "PUT link" ->
                    engine.ask(new Input.SetLink(host, vm, request.body(Link.class).up()));
            case "POST migrate" -> {
                return migrated(host, vm, request.body(Destination.class).to());
            }
            default -> {
                return Answer.noSuchThing(request);
            }
        }
        return Answer.ok(Views.Domain.of(engine.world().vmOn(host, vm)));
    }

    private Answer migrated(String host, String vm, String to) throws InterruptedException {
        String said;
        try {
            said = engine.ask(new Input.Migrate(host, vm, to));
        } catch (Refusal refusal) {
            // An unknown destination is the caller's fault, not the server's absence.
            if (refusal.kind() == Refusal.Kind.UNKNOWN) {
                throw new BadRequest(refusal.getMessage());
            }
            throw refusal;
        }
        engine.world().hypervisor(host);
        Vm moved = engine.world().vm(vm);
        return moved.host().equals(to)
                ? Answer.ok(Views.Domain.of(moved))
                : Answer.error(409, said);
    }

    private Answer agent(Request request, String host, String vm, List<String> rest)
            throws InterruptedException {
        String last = rest.isEmpty() ? "" : rest.get(rest.size() - 1);
        String named = rest.size() < 2 ? "" : rest.get(1);
        String what =
                switch (rest.size()) {
                    case 0 -> "";
                    case 2 -> rest.getFirst();
                    case 3 -> rest.getFirst() + " " + last;
                    default -> "?";
                };
        switch (request.method() + " " + what) {
            case "GET " -> {}
            case "PUT vips" -> engine.ask(new Input.SetVip(host, vm, named));
            case "DELETE vips" -> engine.ask(new Input.RemoveVip(host, vm, named));
            case "POST vips announce" -> engine.ask(new Input.Announce(host, vm, named));
            case "POST daemons restart" -> engine.ask(new Input.RestartDaemon(host, vm, named));
            default -> {
                return Answer.noSuchThing(request);
            }
        }
        return Answer.ok(Views.Agent.of(engine.world().guestOn(host, vm)));
    }

    /** @param up whether the link is to be up */
    record Link(boolean up) {}

    /** @param to the host to migrate to */
    record Destination(String to) {}
}
