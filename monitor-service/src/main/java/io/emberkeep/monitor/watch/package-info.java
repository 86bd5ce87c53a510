/** Shell: ticks, mailboxes and the running of effects (DESIGN rule 1). */
package io.emberkeep.monitor.watch;
