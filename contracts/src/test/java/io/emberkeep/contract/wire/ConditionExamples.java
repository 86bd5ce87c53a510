package io.emberkeep.contract.wire;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.BootId;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Optional;

/** Each wanted condition once. */
final class ConditionExamples {

    private static final ServerId W1 = new ServerId("W1");
    private static final HostId RS1 = new HostId("RS1");
    private static final List<IpAddress> VIPS = List.of(new IpAddress("127.21.14.102"));

    private ConditionExamples() {}

    static List<Condition> all() {
        return List.of(
                new Condition.ServerRunning(W1, RS1),
                new Condition.ServerPaused(W1, RS1),
                new Condition.ServerOff(W1, RS1),
                new Condition.ServerRestarted(W1, RS1, Optional.of(new BootId("W1-3"))),
                new Condition.ServerRestarted(W1, RS1, Optional.empty()),
                new Condition.ServerOnHost(W1, RS1, new HostId("RS2")),
                new Condition.ServerConnected(W1, RS1, VIPS),
                new Condition.VipsOn(W1, RS1, VIPS),
                new Condition.VipsOff(W1, RS1, VIPS, true),
                new Condition.DaemonRestarted(W1, RS1, new DaemonName("httpd")),
                new Condition.HostOn(RS1),
                new Condition.HostSuspended(RS1),
                new Condition.HostOff(RS1),
                new Condition.ServerExamined(W1, RS1),
                new Condition.HostExamined(RS1),
                new Condition.StoodDown(W1, RS1));
    }
}
