package io.emberkeep.experiments.system;

import io.emberkeep.experiments.ExperimentException;

/** Nobody answers just now; whoever waits for something goes on waiting. */
public final class NotNow extends ExperimentException {

    private static final long serialVersionUID = 1;

    NotNow(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
