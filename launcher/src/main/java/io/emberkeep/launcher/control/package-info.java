/** How a command speaks to a running launcher: one line over a socket in the state directory. */
package io.emberkeep.launcher.control;
