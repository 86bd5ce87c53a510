package io.emberkeep.testbed.model;

/**
 * What a virtual server can do, and what of it is taken while nobody asks anything.
 *
 * @param cores its processor cores
 * @param memoryBytes its memory
 * @param ratedBytesPerSecond what its link carries at most, both ways together
 * @param idleCpuPercent share of its processors that its own work takes
 * @param idleMemoryPercent share of its memory that is always in use
 * @param memoryPercentWhenFull share that its clients' work takes besides, when it has all it can do
 */
record Capacity(
        int cores,
        double memoryBytes,
        double ratedBytesPerSecond,
        double idleCpuPercent,
        double idleMemoryPercent,
        double memoryPercentWhenFull) {

    /** Every server's: two cores, 4 GiB, a link of 1000 Mbit/s each way. */
    static final Capacity OF_A_SERVER = new Capacity(2, 4.0 * (1L << 30), 256e6, 1, 10, 50);

    /** A server that is off. */
    ServerLoad nothing() {
        return new ServerLoad(0, cores, 0, memoryBytes, 0, ratedBytesPerSecond);
    }

    /** One that stands still or whose guest does not work: its memory is taken all the same. */
    ServerLoad memoryOnly() {
        return new ServerLoad(
                0, cores, memory(idleMemoryPercent), memoryBytes, 0, ratedBytesPerSecond);
    }

    /** One that works. @param busyPercent of all it can do; what is above 100 is not done */
    ServerLoad busy(double busyPercent) {
        double done = Math.min(100, busyPercent) / 100;
        return new ServerLoad(
                idleCpuPercent + done * (100 - idleCpuPercent),
                cores,
                memory(Math.min(100, idleMemoryPercent + done * memoryPercentWhenFull)),
                memoryBytes,
                done * ratedBytesPerSecond,
                ratedBytesPerSecond);
    }

    private double memory(double percent) {
        return memoryBytes * percent / 100;
    }
}
