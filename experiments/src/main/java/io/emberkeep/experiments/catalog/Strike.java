package io.emberkeep.experiments.catalog;

import java.util.Optional;

/**
 * A fault of the testbed that an experiment begins with.
 *
 * @param target whom it strikes
 * @param kind as {@code emberkeep fault} names it
 * @param daemon if it is about one
 */
public record Strike(String target, String kind, Optional<String> daemon) {

    static Strike shutdown(String target) {
        return new Strike(target, "shutdown", Optional.empty());
    }

    static Strike restart(String target) {
        return new Strike(target, "restart", Optional.empty());
    }

    static Strike stop(String target, String daemon) {
        return new Strike(target, "stop-service", Optional.of(daemon));
    }

    /** The daemon cannot be restarted before its server is. */
    static Strike breaking(String target, String daemon) {
        return new Strike(target, "break-service", Optional.of(daemon));
    }
}
