package io.emberkeep.experiments.system;

import java.nio.file.Path;

/**
 * Where an experiment's system is, beside one that the user may have.
 *
 * @param repository in which the command {@code emberkeep} is
 * @param state its state directory; what was there of an earlier experiment is deleted
 * @param ports what is added to each port
 * @param addresses where the testbed's machines are, such as {@code 127.41}
 */
public record Place(Path repository, Path state, int ports, String addresses) {}
