package io.emberkeep.sif.store;

import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;

/** One decision with what it was made of. */
record Decided(PoolState before, SifInput input, Decision decision) {}
