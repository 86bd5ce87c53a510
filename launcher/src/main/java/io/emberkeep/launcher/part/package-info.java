/** What the parts are: commands, ports, what each needs, and when it is healthy. */
package io.emberkeep.launcher.part;
