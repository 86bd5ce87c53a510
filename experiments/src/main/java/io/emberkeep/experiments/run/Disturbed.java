package io.emberkeep.experiments.run;

import io.emberkeep.experiments.ExperimentException;

/** Something else failed during a run, which therefore says nothing. */
final class Disturbed extends ExperimentException {

    private static final long serialVersionUID = 1;

    Disturbed(String sentence) {
        super(sentence);
    }
}
