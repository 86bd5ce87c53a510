package io.emberkeep.monitor.probe;

import java.util.Optional;
import java.util.function.Function;

/**
 * What is said to a server, and what is to be heard from it (DBSS-3).
 *
 * @param opening said as soon as the connection stands; empty if the server speaks first
 * @param hears whether a line is to be heard at all; else the connection alone is good
 * @param verdict what is wrong with that line; none if it is good
 * @param goodbye said after a good line; servers log a client that leaves without a word
 */
record Talk(
        String opening, boolean hears, Function<String, Optional<String>> verdict, String goodbye) {

    /** A connection must come about, and nothing is said. */
    static final Talk NONE = new Talk("", false, _ -> Optional.empty(), "");

    /** The server greets. */
    static Talk greeting(Function<String, Optional<String>> verdict, String goodbye) {
        return new Talk("", true, verdict, goodbye);
    }

    /** The server answers. */
    static Talk request(String opening, Function<String, Optional<String>> verdict) {
        return new Talk(opening, true, verdict, "");
    }
}
