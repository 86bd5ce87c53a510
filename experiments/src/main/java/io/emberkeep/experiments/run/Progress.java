package io.emberkeep.experiments.run;

/** Is told in a sentence how far an experiment is. */
@FunctionalInterface
public interface Progress {

    /** @param sentence one line */
    void say(String sentence);
}
