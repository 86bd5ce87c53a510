package io.emberkeep.testbed.net;

import java.io.Closeable;
import java.io.IOException;

/** Closing where nothing can be done about a failure. */
final class Closing {

    private Closing() {}

    static void quietly(Closeable what) {
        try {
            what.close();
        } catch (IOException gone) {
            // It is closed already.
        }
    }
}
