/** The shell: samples in, judgements each measuring period, transitions carried out. */
package io.emberkeep.power.watch;
