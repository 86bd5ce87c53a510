package io.emberkeep.experiments.result;

/** What is measured of one target in one run; all in seconds. */
public enum Figure {
    /** Detected to VIPs set (DBSS-13), from the product's own record. */
    FUNCTION_RECOVERY("function recovery"),
    /** Confirmed to VIPs set, from the product's own record. */
    TAKEOVER("takeover"),
    /** Detected to the return, from the product's own record. */
    TARGET_RECOVERY("target recovery"),
    /** Of the client that connects once a second: from its first failed use to the end of the first good one. */
    CLIENT("client disconnected"),
    /** Of the same client, from the end of its last good use: the most that it can have been. */
    CLIENT_AT_MOST("client, at most"),
    /** Of the client with a connect timeout of 100 ms. */
    RETRYING_CLIENT("retrying client"),
    /** Of the TCP client that leaves it to the kernel. */
    NAIVE_CLIENT("naive TCP client"),
    /** Of the client that sends a datagram each millisecond. */
    UDP_CLIENT("1 ms UDP client");

    private final String words;

    Figure(String words) {
        this.words = words;
    }

    /** As a table names it. */
    public String words() {
        return words;
    }
}
