package io.emberkeep.monitor.machine;

import io.emberkeep.monitor.load.Reading;
import io.emberkeep.monitor.load.Reading.Traffic;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/** The machine on which this process runs. */
final class Machine {

    private final HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
    private final Optional<String> network;
    private final InstantSource clock;

    /** @param network the interface whose traffic counts; if none is named, the busiest since the start */
    Machine(Optional<String> network, InstantSource clock) {
        this.network = network;
        this.clock = clock;
    }

    /** Its counters now. */
    Reading read() {
        var ticks = hardware.getProcessor().getSystemCpuLoadTicks();
        var all = 0L;
        for (var one : ticks) {
            all += one;
        }
        var idle = ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()];
        var memory = hardware.getMemory();
        return new Reading(
                clock.instant(),
                memory.getTotal() - memory.getAvailable(),
                memory.getTotal(),
                hardware.getProcessor().getLogicalProcessorCount(),
                all - idle,
                all,
                traffic());
    }

    private Optional<Traffic> traffic() {
        return hardware.getNetworkIFs(network.isPresent()).stream()
                .filter(one -> network.map(one.getName()::equals).orElse(true))
                .max(Comparator.comparingLong(Machine::bytes))
                .map(one -> new Traffic(one.getName(), bytes(one), one.getSpeed()));
    }

    private static long bytes(NetworkIF one) {
        return one.getBytesRecv() + one.getBytesSent();
    }
}
