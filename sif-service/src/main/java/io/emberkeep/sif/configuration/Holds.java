package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Hold.Use;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who holds what, in the making (DESIGN rule 2). An epoch only grows, also when its resource leaves the
 * inventory and comes back; therefore no hold is ever deleted.
 */
final class Holds {

    private final Map<ResourceId, Hold> byResource = new TreeMap<>();

    Holds(Collection<Hold> before) {
        before.forEach(hold -> byResource.put(hold.resource(), hold));
    }

    List<Hold> all() {
        return List.copyOf(byResource.values());
    }

    /** The server is held by that incident alone, under the next epoch, which is returned. */
    Epoch takeAlone(ServerId server, IncidentId incident) {
        return takeAlone(ResourceId.of(server), HolderId.of(incident));
    }

    /** The resource is held by that one alone, under the next epoch, which is returned. */
    Epoch takeAlone(ResourceId resource, HolderId incident) {
        var epoch = epoch(resource).next();
        byResource.put(resource, new Hold(resource, epoch, Use.ALONE, List.of(incident)));
        return epoch;
    }

    /**
     * The host stays awake for that incident too. Who shares it keeps its epoch: a further holder must
     * not make the commands of the first ones stale. A host that is being fenced is shared as such.
     */
    void shareAwake(HostId host, IncidentId incident) {
        shareAwake(host, HolderId.of(incident));
    }

    /** The same for any holder; who wanted the host alone, to put it to sleep, has it no more. */
    void shareAwake(HostId host, HolderId incident) {
        var resource = ResourceId.of(host);
        var hold = byResource.get(resource);
        var others =
                hold == null || hold.use() == Use.ALONE
                        ? List.<HolderId>of()
                        : hold.holders().stream().filter(one -> !one.equals(incident)).toList();
        if (others.isEmpty()) {
            byResource.put(
                    resource,
                    new Hold(resource, epoch(resource).next(), Use.AWAKE, List.of(incident)));
        } else {
            byResource.put(
                    resource, new Hold(resource, hold.epoch(), hold.use(), with(others, incident)));
        }
    }

    /** The host is to be powered off, for that incident and all that shared it awake. */
    void fence(HostId host, IncidentId by) {
        var resource = ResourceId.of(host);
        var incident = HolderId.of(by);
        var hold = byResource.get(resource);
        var holders =
                hold == null || hold.use() == Use.ALONE ? List.<HolderId>of() : hold.holders();
        var epoch = holders.isEmpty() ? epoch(resource).next() : hold.epoch();
        byResource.put(resource, new Hold(resource, epoch, Use.FENCE, with(holders, incident)));
    }

    /** Nothing is held for that incident any more; the epochs stay. */
    void release(HolderId incident) {
        byResource.replaceAll(
                (_, hold) -> hold.holders().contains(incident) ? without(hold, incident) : hold);
    }

    /** Who holds it, if anybody does. */
    List<HolderId> holders(ResourceId resource) {
        var hold = byResource.get(resource);
        return hold == null ? List.of() : hold.holders();
    }

    /** What it is held for. */
    Use use(ResourceId resource) {
        var hold = byResource.get(resource);
        return hold == null ? Use.FREE : hold.use();
    }

    /** The incident or transition that holds a server alone, if one does. */
    Optional<HolderId> holder(ServerId server) {
        return Optional.ofNullable(byResource.get(ResourceId.of(server)))
                .filter(hold -> hold.use() == Use.ALONE)
                .flatMap(hold -> hold.holders().stream().findFirst());
    }

    private Epoch epoch(ResourceId resource) {
        var hold = byResource.get(resource);
        return hold == null ? Epoch.ZERO : hold.epoch();
    }

    private static Hold without(Hold hold, HolderId incident) {
        var left = hold.holders().stream().filter(one -> !one.equals(incident)).toList();
        return new Hold(
                hold.resource(), hold.epoch(), left.isEmpty() ? Use.FREE : hold.use(), left);
    }

    private static List<HolderId> with(List<HolderId> holders, HolderId incident) {
        if (holders.contains(incident)) {
            return holders;
        }
        var more = new ArrayList<>(holders);
        more.add(incident);
        return more;
    }
}
