package io.emberkeep.contract.wire;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ProblemRow;
import io.emberkeep.contract.configuration.Rows.RealServerRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.decision.Core;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.BootId;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.pulse.Pulse;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One message of each kind, from one story: W1's network fails, Wb takes its place. */
final class Examples {

    private static final IncidentId INCIDENT = new IncidentId("w1-20261101-1");
    private static final ServerId W1 = new ServerId("W1");
    private static final ServerId WB = new ServerId("Wb");
    private static final HostId RS1 = new HostId("RS1");
    private static final HostId MS = new HostId("MS");
    private static final MemberId MEMBER = new MemberId("MS");
    private static final Epoch EPOCH = new Epoch(3);
    private static final List<IpAddress> VIPS = List.of(new IpAddress("127.21.14.102"));
    private static final Instant DETECTED = Instant.parse("2026-11-01T10:00:17.004Z");
    private static final Instant CONFIRMED = Instant.parse("2026-11-01T10:00:19.009Z");
    private static final Instant RECOVERED = Instant.parse("2026-11-01T10:00:21.100250Z");
    private static final Instant LATER = Instant.parse("2026-11-01T10:01:38Z");
    private static final String EVIDENCE = "127.21.14.2 does not answer on port 4007";
    private static final List<String> WOULD_HAVE = List.of("resume Wb", "set 127.21.14.102 on Wb");

    private static final ServerRow ROW =
            new ServerRow(
                    new GroupId("Web"),
                    Optional.of(RS1),
                    VIPS,
                    W1,
                    new IpAddress("127.21.14.2"),
                    List.of(new DaemonName("httpd")));

    private static final Incident RECORDED =
            new Incident(
                    INCIDENT,
                    W1,
                    TroubleKind.NETWORK,
                    IncidentState.FUNCTION_RECOVERED,
                    EPOCH,
                    MEMBER,
                    true,
                    Optional.of(WB),
                    VIPS,
                    Optional.of(RS1),
                    Optional.empty(),
                    Optional.empty(),
                    DETECTED,
                    CONFIRMED,
                    Optional.of(RECOVERED),
                    Optional.empty());

    private static final Observed SEEN =
            new Observed(
                    Observed.HostPower.ON,
                    Optional.of(Observed.Guest.RUNNING),
                    Optional.of(new BootId("Wb-1")),
                    Optional.of(MS),
                    Optional.of(true),
                    true,
                    Optional.of(VIPS));

    private Examples() {}

    /** Each message of the catalog once. */
    static List<Message> all() {
        return Stream.concat(incidents().stream(), TransitionExamples.all().stream()).toList();
    }

    private static List<Message> incidents() {
        return List.of(
                new Heartbeat(
                        MEMBER,
                        DETECTED,
                        Duration.ofMillis(4),
                        true,
                        6,
                        false,
                        List.of(
                                "the gateway: 127.21.14.254 does not answer on port 7: no connection within 720 ms"),
                        Duration.ofMillis(-1_200)),
                new Pulse("/monitor-service/MS", Duration.ofMillis(-12)),
                new IncidentQuestion.Claim(
                        INCIDENT, W1, MEMBER, TroubleKind.NETWORK, DETECTED, CONFIRMED, EVIDENCE),
                new IncidentQuestion.TakeOver(INCIDENT, MEMBER),
                new IncidentQuestion.ClaimStandby(INCIDENT, MEMBER, EPOCH),
                new IncidentQuestion.FenceHost(INCIDENT, MEMBER, EPOCH, RS1),
                new IncidentReport.Renew(INCIDENT, MEMBER, EPOCH),
                new IncidentReport.StepTaken(
                        INCIDENT,
                        EPOCH,
                        RECOVERED,
                        Job.FOREGROUND,
                        Step.VIPS_SET,
                        "127.21.14.102 on Wb"),
                new IncidentReport.FunctionRecovered(INCIDENT, EPOCH, WB, VIPS, RECOVERED),
                new IncidentReport.TargetRecovered(INCIDENT, EPOCH, Optional.of(RS1), LATER),
                new IncidentReport.TargetHeld(INCIDENT, EPOCH, "the pool returns by hand", LATER),
                new IncidentReport.TargetGivenUp(
                        INCIDENT,
                        EPOCH,
                        Optional.of(RS1),
                        Optional.of(WB),
                        "W1 did not answer within 50s of its restart; RS1 is well",
                        LATER),
                new IncidentReport.ClaimDropped(
                        INCIDENT, EPOCH, "RS1 could not be confirmed off", LATER),
                new IncidentReport.NotActed(
                        INCIDENT,
                        W1,
                        MEMBER,
                        TroubleKind.NETWORK,
                        DETECTED,
                        CONFIRMED,
                        "the gateway does not answer"),
                new OperatorSignal.ApplyInventory("ops", inventory()),
                new OperatorSignal.SetMode("ops", Mode.REPORT_ONLY),
                new OperatorSignal.SetMaintenance("ops", ResourceId.of(RS1), true),
                new OperatorSignal.ReturnTarget("ops", W1),
                new OperatorSignal.SetPowerMode("ops", PowerMode.APPROVE),
                new OperatorSignal.DecideTransition("ops", TransitionExamples.ID, true),
                configuration(),
                new Command(
                        Optional.of(INCIDENT),
                        Optional.empty(),
                        new ExecutorId("adapter"),
                        Map.of(ResourceId.of(WB), EPOCH),
                        LATER,
                        new Condition.VipsOn(WB, MS, VIPS)),
                new SignalAnswer.Granted(
                        new Revision(42),
                        RECORDED,
                        ROW,
                        Map.of(ResourceId.of(W1), EPOCH),
                        Optional.of(new HostId("RS2")),
                        Optional.of("Wb stands in for W2"),
                        Duration.ofSeconds(15)),
                new SignalAnswer.Refused("the pool is disarmed", WOULD_HAVE),
                new SignalAnswer.Wait("Web is going light", LATER),
                new SignalAnswer.Accepted(new Revision(43), true),
                new CommandAnswer.Done(true, Optional.of(CommandAnswer.Means.LINK_CUT), SEEN),
                new CommandAnswer.NotBegun("epoch 2 of server:W1 is older than 3"),
                new CommandAnswer.Failed(
                        CommandAnswer.Cause.HOST_UNREACHABLE,
                        "the hypervisor of RS1 does not answer",
                        Observed.only(Observed.HostPower.UNKNOWN)),
                new CommandAnswer.Unknown("the deadline passed"),
                new Failure.Detected(INCIDENT, W1, DETECTED, TroubleKind.NETWORK, EVIDENCE),
                new Failure.Confirmed(INCIDENT, W1, CONFIRMED, TroubleKind.NETWORK, EVIDENCE),
                new Failure.Refused(INCIDENT, W1, CONFIRMED, "the pool is disarmed", WOULD_HAVE),
                new Failure.NotCovered(INCIDENT, W1, CONFIRMED, "Wb stands in for W2"),
                new Failure.FunctionRecovered(
                        INCIDENT,
                        W1,
                        RECOVERED,
                        WB,
                        VIPS,
                        Duration.between(DETECTED, RECOVERED),
                        Duration.between(CONFIRMED, RECOVERED)),
                new Failure.TargetRecovered(INCIDENT, W1, LATER, Duration.between(DETECTED, LATER)),
                new Failure.GivenUp(INCIDENT, W1, LATER, "W1 did not answer within 50s"),
                new Failure.Held(INCIDENT, W1, LATER, "the pool returns by hand"),
                new DeadLetter(
                        "signals",
                        2,
                        1234,
                        LATER,
                        "/sif-service/sif-1",
                        "unknown type or version io.emberkeep.signal.claim.v9",
                        "io.emberkeep.signal.claim.v9",
                        "{\"incident\":"),
                decision());
    }

    private static KeptDecision decision() {
        var question =
                new IncidentQuestion.Claim(
                        INCIDENT, W1, MEMBER, TroubleKind.NETWORK, DETECTED, CONFIRMED, EVIDENCE);
        return KeptDecision.ofIncidents(
                Core.SIF,
                List.of(INCIDENT),
                W1.value(),
                RECOVERED,
                new KeptDecision.Story(
                        "MS claims W1: network trouble, " + EVIDENCE,
                        "refused",
                        "W1 is in maintenance",
                        false),
                KeptDecision.Facts.of(
                        RECORDED,
                        question,
                        RECORDED,
                        List.of(new SignalAnswer.Refused("W1 is in maintenance", WOULD_HAVE))));
    }

    private static Inventory inventory() {
        return InventoryFile.read(
                        """
                        pool: sample
                        settings:
                          network: tcp:4007
                          returning: window
                          window: 22:00-05:00
                          gateway: 127.21.14.254
                          power:
                            heavy:
                              memory: {low: 60, high: 80}
                              cpu: {low: 50, high: 75.5}
                              network: {low: 50, high: 75}
                        hosts:
                          MS: {ip: 127.21.14.200, management: true, libvirt: "loopback:MS"}
                          RS1:
                            ip: 127.21.14.201
                            mac: 02:00:00:00:02:01
                            libvirt: loopback:RS1
                            watts: {idle: 60, busy: 120, suspended: 4}
                        groups:
                          Web: {baseHost: RS1, services: {httpd: {port: 8080, path: /}}}
                        servers:
                          W1: {group: Web, ip: 127.21.14.2, vips: [127.21.14.102], host: RS1, type: cpu, standby: Wb}
                          W2:
                            group: Web
                            ip: 127.21.14.5
                            machine: physical
                            mac: 02:00:00:00:02:05
                            services: {httpd: 8080, ntp: {protocol: command, command: [check-ntp, "{ip}"]}}
                        standbys:
                          Wb: {group: Web, ip: 127.21.14.52, host: MS}
                        """,
                        "example.yaml")
                .inventory()
                .orElseThrow();
    }

    private static ConfigurationMessage configuration() {
        var after = Json.mapper().valueToTree(ROW);
        var state =
                new PoolConfiguration(
                        new Revision(42),
                        Mode.ARMED,
                        PowerMode.AUTOMATIC,
                        inventory(),
                        Set.of(new ServerId("W2")),
                        Set.of(MS),
                        List.of(ROW),
                        List.of(),
                        List.of(ROW),
                        List.of(
                                new RealServerRow(
                                        RS1,
                                        new IpAddress("127.21.14.201"),
                                        Optional.of(new MacAddress("02:00:00:00:02:01")))),
                        List.of(
                                new StateRow(
                                        new GroupId("Web"),
                                        LoadCondition.MODERATE,
                                        Optional.of(RS1))),
                        List.of(new TroubleRow(W1, TroubleKind.NETWORK, DETECTED)),
                        List.of(new ProblemRow(WB, W1, MEMBER)),
                        List.of(new SleepRow(RS1, DETECTED, TransitionExamples.ID)),
                        List.of(new AwayRow(new ServerId("Fb"), RS1)),
                        List.of(RECORDED),
                        List.of(TransitionExamples.RECORDED),
                        List.of(
                                new Hold(
                                        ResourceId.of(W1),
                                        EPOCH,
                                        Hold.Use.ALONE,
                                        List.of(HolderId.of(INCIDENT)))));
        return new ConfigurationMessage(
                RECOVERED,
                List.of(new Change("operation", "W1", Optional.empty(), Optional.of(after))),
                state);
    }
}
