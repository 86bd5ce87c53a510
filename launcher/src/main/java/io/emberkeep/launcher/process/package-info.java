/** Child processes: started, watched, ended, and never left behind. */
package io.emberkeep.launcher.process;
