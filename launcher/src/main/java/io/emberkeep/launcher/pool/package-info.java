/** The first pool of a system: which file it is, who its members are, and the machines that the testbed plays for it. */
package io.emberkeep.launcher.pool;
