package io.emberkeep.hypervisor.work;

import io.emberkeep.hypervisor.port.PortException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls of ports, each on a virtual thread of its own, so that one that hangs ends for us at its limit
 * whatever the port does.
 */
final class Calls {

    private Calls() {}

    /** One call of a port, which gets its limit too. */
    interface PortCall<T> {
        T call(Duration limit) throws PortException;
    }

    /** The same, where there is nothing to be told. */
    interface PortAction {
        void call(Duration limit) throws PortException;
    }

    /** A call under way. */
    record Running<T>(CompletableFuture<T> result, Thread thread, long endsAtNanos) {

        /** Waits for it until its limit. */
        T await() throws PortException {
            return await(Duration.ofNanos(endsAtNanos - System.nanoTime()));
        }

        /** Waits at most so long; gives it up if nothing came. */
        T await(Duration atMost) throws PortException {
            try {
                return result.get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException silence) {
                thread.interrupt();
                throw new PortException.DeadlinePassed("no answer came in time");
            } catch (InterruptedException stopped) {
                thread.interrupt();
                Thread.currentThread().interrupt();
                throw new PortException.DeadlinePassed("it was given up");
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof PortException expected) {
                    throw expected;
                }
                throw new IllegalStateException("a port broke: " + failed.getCause(), failed);
            }
        }

        /** Whether it comes to an end, well or badly, within that time. */
        boolean endsWithin(Duration time) {
            try {
                result.exceptionally(_ -> null).get(time.toNanos(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException notYet) {
                return false;
            } catch (ExecutionException impossible) {
                return true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Starts a call that ends at that limit. */
    static <T> Running<T> start(Duration limit, PortCall<T> call) {
        var result = new CompletableFuture<T>();
        var ends = System.nanoTime() + limit.toNanos();
        var thread =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        result.complete(call.call(limit));
                                    } catch (PortException | RuntimeException failure) {
                                        result.completeExceptionally(failure);
                                    }
                                });
        return new Running<>(result, thread, ends);
    }

    /** Makes a call and waits for it, until the limit. */
    static <T> T within(Duration limit, PortCall<T> call) throws PortException {
        return start(limit, call).await();
    }

    /** Does something and waits for it, until the limit. */
    static void act(Duration limit, PortAction action) throws PortException {
        within(
                limit,
                left -> {
                    action.call(left);
                    return true;
                });
    }
}
