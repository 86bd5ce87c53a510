package io.emberkeep.testbed.model;

/**
 * A move to another host that is under way.
 *
 * @param to the host it goes to
 * @param stopped whether the guest stands still for the last part of the move
 */
public record Migration(String to, boolean stopped) {}
