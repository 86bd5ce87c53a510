/** Kept decisions put through their cores once more (DESIGN rule 11). */
package io.emberkeep.simulator.replay;
