/** The small HTTP client of the launcher and the command line. */
package io.emberkeep.launcher.http;
