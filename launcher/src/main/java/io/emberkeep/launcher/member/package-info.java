/** Processes that follow the machines on which they run: gone with them, standing still with them, started with their boot. */
package io.emberkeep.launcher.member;
