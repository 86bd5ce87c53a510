package io.emberkeep.testbed.model;

/**
 * A service daemon of a virtual server.
 *
 * @param name by which it is restarted
 * @param protocol what it speaks
 * @param port where it listens, on the server's own address and its VIPs
 */
public record Daemon(String name, Protocol protocol, int port) {}
