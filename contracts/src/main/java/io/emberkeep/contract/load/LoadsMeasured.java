package io.emberkeep.contract.load;

import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageType;
import java.util.List;

/**
 * Servers' loads of one moment, as whoever measured them has them: a monitor-service its own machine's, an adapter its
 * VMs' (SPEC section 3).
 *
 * @param by who measured
 * @param samples one for each server
 */
@MessageType(name = "loads", version = 1)
public record LoadsMeasured(String by, List<LoadSample> samples) implements Message {

    public LoadsMeasured {
        samples = List.copyOf(samples);
    }
}
