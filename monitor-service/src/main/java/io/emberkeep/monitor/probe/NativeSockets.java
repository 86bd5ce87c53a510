package io.emberkeep.monitor.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The few calls of the C library that Java has no class for: ICMP sockets. */
final class NativeSockets {

    static final int AF_INET = 2;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int IPPROTO_ICMP = 1;
    static final int SOL_SOCKET = 1;
    static final int SO_RCVBUF = 8;
    static final int SO_RCVBUFFORCE = 33;
    static final int SOL_RAW = 255;
    static final int ICMP_FILTER = 1;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SOCKET =
            call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SENDTO =
            call(
                    "sendto",
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle RECV =
            call("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle SETSOCKOPT =
            call(
                    "setsockopt",
                    FunctionDescriptor.of(
                            JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SHUTDOWN =
            call("shutdown", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOSE =
            call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private NativeSockets() {}

    /** What a call gave. @param errno why it failed, if it is negative */
    record Result(long value, int errno) {}

    static Result socket(int type) {
        return run(state -> (int) SOCKET.invokeExact(state, AF_INET, type, IPPROTO_ICMP));
    }

    static Result sendTo(int socket, MemorySegment data, MemorySegment address) {
        return run(
                state ->
                        (long)
                                SENDTO.invokeExact(
                                        state,
                                        socket,
                                        data,
                                        data.byteSize(),
                                        0,
                                        address,
                                        (int) address.byteSize()));
    }

    /** Blocks until something comes. */
    static Result receive(int socket, MemorySegment into) {
        return run(state -> (long) RECV.invokeExact(state, socket, into, into.byteSize(), 0));
    }

    /** Sets an option of one word. */
    static Result option(int socket, int level, int name, int value) {
        try (var arena = Arena.ofConfined()) {
            var word = arena.allocateFrom(JAVA_INT, value);
            return run(
                    state ->
                            (int)
                                    SETSOCKOPT.invokeExact(
                                            state, socket, level, name, word, Integer.BYTES));
        }
    }

    /** Wakes who receives, and closes. */
    static void close(int socket) {
        run(state -> (int) SHUTDOWN.invokeExact(state, socket, 2));
        run(state -> (int) CLOSE.invokeExact(state, socket));
    }

    private static MethodHandle call(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                descriptor,
                Linker.Option.captureCallState("errno"));
    }

    private static Result run(Call call) {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            var value = call.with(state);
            return new Result(value, (int) ERRNO.get(state, 0L));
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable never) {
            throw new IllegalStateException("a call of the C library threw", never);
        }
    }

    private interface Call {
        long with(MemorySegment state) throws Throwable;
    }
}
