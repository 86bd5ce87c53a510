package io.emberkeep.experiments.client;

import java.util.List;

/** Somebody who uses a service at a VIP, again and again, until closed. */
public interface Client extends AutoCloseable {

    /** What it did so far; what is under way is not in it. */
    List<Attempt> attempts();

    /** Ends it within seconds. */
    @Override
    void close();

    /** Whether its newest attempts were all served. */
    default boolean served(int newest) {
        var all = attempts();
        return all.size() >= newest
                && all.subList(all.size() - newest, all.size()).stream().allMatch(Attempt::served);
    }
}
