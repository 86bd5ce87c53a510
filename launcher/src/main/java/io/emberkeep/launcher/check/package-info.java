/** What is looked at before anything starts: ports, disk. */
package io.emberkeep.launcher.check;
