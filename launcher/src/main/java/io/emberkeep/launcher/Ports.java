package io.emberkeep.launcher;

import java.net.URI;

/**
 * Where everything listens, on 127.0.0.1 only.
 *
 * @param offset is added to each port, so that a second system fits beside the first; 0 to 40000
 */
public record Ports(int offset) {

    /** Everything on loopback only. */
    public static final String ADDRESS = "127.0.0.1";

    private static final int LARGEST_OFFSET = 40_000;

    /** @throws IllegalArgumentException if the offset leads outside the ports there are */
    public Ports {
        if (offset < 0 || offset > LARGEST_OFFSET) {
            throw new IllegalArgumentException(
                    "the port offset must be from 0 to %d, not %d"
                            .formatted(LARGEST_OFFSET, offset));
        }
    }

    /** Kafka, for clients. */
    public int broker() {
        return 19_092 + offset;
    }

    /** Kafka, for its controller. */
    public int controller() {
        return 19_093 + offset;
    }

    /** PostgreSQL. */
    public int database() {
        return 15_432 + offset;
    }

    /** The testbed's control. */
    public int testbed() {
        return 18_080 + offset;
    }

    /** Where the testbed hears magic packets, UDP. */
    public int wake() {
        return 18_009 + offset;
    }

    /** The n-th sif-service, counted from 1: 18081, then 18084 and up. */
    public int sif(int number) {
        return (number == 1 ? 18_081 : 18_082 + number) + offset;
    }

    /** The monitor-service. */
    public int monitor() {
        return 18_082 + offset;
    }

    /** The n-th member's monitor-service, counted from 1: 18101 and up. */
    public int member(int number) {
        return 18_100 + number + offset;
    }

    /** The n-th power-service, counted from 1: 18079, then 18078 and down. */
    public int power(int number) {
        return 18_080 - number + offset;
    }

    /** The hypervisor-adapter. */
    public int adapter() {
        return 18_083 + offset;
    }

    /** Kafka's address for clients, {@code host:port}. */
    public String kafka() {
        return ADDRESS + ":" + broker();
    }

    /** The base of what is served by HTTP on that port. */
    public static URI http(int port) {
        return URI.create("http://" + ADDRESS + ":" + port);
    }
}
