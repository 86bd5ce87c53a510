package io.emberkeep.contract.wire;

/**
 * Everything that travels between services. Each kind has a {@link MessageType} and belongs on one of
 * the {@code Topics}, which name the sealed interface that it comes from.
 */
public interface Message {}
