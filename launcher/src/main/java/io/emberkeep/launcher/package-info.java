/** Starts, watches and stops everything on one machine; also by call, for tests. */
package io.emberkeep.launcher;
