package io.emberkeep.testbed.control;

import io.emberkeep.testbed.engine.Engine;
import io.emberkeep.testbed.model.Input;
import io.emberkeep.testbed.model.Profile;
import java.util.List;

/** What clients ask of the groups, and how busy the servers are of it. */
final class LoadRoutes {

    private final Engine engine;

    LoadRoutes(Engine engine) {
        this.engine = engine;
    }

    Answer answer(Request request) throws InterruptedException {
        List<String> path = request.path();
        String what =
                switch (path.size()) {
                    case 1 -> "";
                    case 2 -> " GROUP";
                    case 3 -> " GROUP " + path.get(2);
                    default -> " ?";
                };
        return switch (request.method() + what) {
            case "GET" -> Answer.ok(LoadViews.All.of(engine.world(), engine.now()));
            case "PUT GROUP" ->
                    ask(path.get(1), request.body(LoadRequest.Constant.class).profile());
            case "PUT GROUP profile" ->
                    ask(path.get(1), request.body(LoadRequest.Changing.class).profile());
            default -> Answer.noSuchThing(request);
        };
    }

    private Answer ask(String group, Profile profile) throws InterruptedException {
        return Answer.ok(new Views.Done(engine.ask(new Input.AskLoad(group, profile))));
    }
}
