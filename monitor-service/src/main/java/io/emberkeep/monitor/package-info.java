/** Watches targets and recovers them: cores that decide, and the shell around them. */
package io.emberkeep.monitor;
