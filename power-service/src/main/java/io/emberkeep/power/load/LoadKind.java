package io.emberkeep.power.load;

import java.util.Locale;

/** The three loads of a service group (C section 2.3, equations 1 to 3). */
public enum LoadKind {
    /** Lm: memory used, of the memory that there is. */
    MEMORY,
    /** Lc: processors at work, of the cores that there are. */
    CPU,
    /** Ln: bytes sent and received, of those rated both ways. */
    NETWORK;

    /** The word for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
