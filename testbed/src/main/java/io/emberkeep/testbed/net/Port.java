package io.emberkeep.testbed.net;

import java.io.Closeable;
import java.io.IOException;

/** What listens on a port, or does not. For a moment two of them share it, when one follows another. */
interface Port extends Closeable {

    /** Nothing listens: the kernel refuses. */
    Port NONE = () -> {};

    /** The one before it is gone. */
    default void alone() throws IOException {}

    /** Lets go of the port at once. */
    @Override
    void close();
}
