package io.emberkeep.monitor.placement;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.monitor.heartbeat.Standing;
import java.time.Instant;

/** The paper's machines: 8 GB, four cores, 1000 Mbit/s. */
final class Members {

    static final Instant T0 = Instant.parse("2026-11-23T10:00:00Z");
    static final double GB = 1_024.0 * 1_024;
    static final Capacity MACHINE = new Capacity(8 * GB, 4, 256_000);

    private Members() {}

    static ServerId member(int number) {
        return new ServerId("S" + number);
    }

    /** @param usedGb memory in use. @param busy CPU in %, mean of the cores. @param kbs KB/s both ways */
    static LoadSample sample(int member, double second, double usedGb, double busy, double kbs) {
        return new LoadSample(
                member(member),
                T0.plusMillis(Math.round(second * 1_000)),
                usedGb * GB * 1_024,
                8 * GB * 1_024,
                busy,
                4,
                kbs * 1_000,
                256e6);
    }

    static Prediction load(double freeGb, double idle, double kbs) {
        return new Prediction.Known(new Usage(freeGb * GB, idle, kbs), MACHINE, true);
    }

    /** One that may run a backup. */
    static Candidate ready(int number, Prediction load, int vms) {
        return new Candidate(member(number), number, true, new Standing.Fresh(T0), load, true, vms);
    }
}
