package io.emberkeep.power.classify;

import static io.emberkeep.power.load.Measured.T0;
import static io.emberkeep.power.load.Measured.sample;
import static io.emberkeep.power.load.Measured.window;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.power.load.GroupLoad;
import io.emberkeep.power.load.LoadRules;
import io.emberkeep.power.load.LoadWindow;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Groups and loads for tests. */
final class Watched {

    static final GroupId WEB = new GroupId("Web");
    static final List<ServerId> TWO = servers(2);
    static final List<ServerId> FIRST = servers(1);

    static final ClassRules RULES =
            new ClassRules(
                    new Bands(Band.of(20, 30), Band.of(20, 35), Band.of(20, 30)),
                    Optional.empty(),
                    4,
                    5,
                    1);
    static final ClassRules WITH_HEAVY =
            new ClassRules(
                    RULES.bands(),
                    Optional.of(new Bands(Band.of(60, 80), Band.of(60, 80), Band.of(60, 80))),
                    4,
                    5,
                    1);

    private Watched() {}

    static List<ServerId> servers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> new ServerId("W" + i)).toList();
    }

    /** Each of these servers measured the same. */
    static GroupLoad load(List<ServerId> servers, double memory, double cpu, double network) {
        var windows = new HashMap<ServerId, LoadWindow>();
        servers.forEach(
                server -> windows.put(server, window(sample(server, T0, memory, cpu, network))));
        return GroupLoad.of(WEB, servers, windows, T0, LoadRules.DEFAULT);
    }

    static GroupLoad unknown() {
        return new GroupLoad.Unknown(WEB, "no sample of W2 for 40 s");
    }

    static Observation moderate(GroupLoad load) {
        return new Observation(load, LoadClass.MODERATE, FIRST);
    }

    static Observation light(GroupLoad load) {
        return new Observation(load, LoadClass.LIGHT, List.of());
    }
}
