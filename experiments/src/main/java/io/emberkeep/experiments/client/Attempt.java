package io.emberkeep.experiments.client;

/**
 * One access of a client.
 *
 * @param began when, in {@link System#nanoTime()}
 * @param ended when its outcome was known
 * @param served whether the service answered
 */
public record Attempt(long began, long ended, boolean served) {}
