package io.emberkeep.experiments.result;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results to test with. */
final class Results {

    private Results() {}

    static Result of(String experiment, double scale, Run... runs) {
        return new Result(
                experiment,
                "about it",
                Instant.parse("2026-11-23T07:00:00Z"),
                new Machine("a CPU", 2, 24_000, "an OS", "a JDK", 0.5),
                scale,
                JsonNodeFactory.instance.objectNode().put("interval", "PT10S"),
                JsonNodeFactory.instance.objectNode().put("vmBoot", "PT31.07S"),
                Optional.of(0),
                List.of(runs));
    }

    static Run run(int number, String target, Map<Figure, Double> figures) {
        return new Run(
                number,
                Instant.parse("2026-11-23T07:00:05Z"),
                List.of(new Measured(target, target + "-1", figures)));
    }
}
