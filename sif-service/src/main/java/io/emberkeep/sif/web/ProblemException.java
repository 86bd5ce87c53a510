package io.emberkeep.sif.web;

import io.emberkeep.contract.inventory.InventoryFile.Fault;
import java.util.List;

/** Ends a request with a {@link Problem}. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    static ProblemException of(Problem.Kind kind, String detail) {
        return new ProblemException(Problem.of(kind, detail));
    }

    static ProblemException notFound(String what) {
        return of(Problem.Kind.NOT_FOUND, "there is no " + what);
    }

    static ProblemException badInput(String detail) {
        return of(Problem.Kind.BAD_INPUT, detail);
    }

    static ProblemException faults(List<Fault> faults) {
        var violations = faults.stream().map(Problem.Violation::of).toList();
        var detail =
                faults.size() == 1
                        ? faults.getFirst().toString()
                        : "the inventory has %d faults".formatted(faults.size());
        var kind = Problem.Kind.BAD_INPUT;
        return new ProblemException(Problem.of(kind, kind.status(), detail, violations));
    }

    Problem problem() {
        return problem;
    }
}
