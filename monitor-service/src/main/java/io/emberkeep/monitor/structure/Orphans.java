package io.emberkeep.monitor.structure;

import io.emberkeep.contract.configuration.Management;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.structure.Assignment;
import io.emberkeep.monitor.heartbeat.Roll.Silent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * Targets of a circle in which nobody is left who could watch: all of it has failed or is silent. The next member before them that is there
 * watches them, of whatever circle it is; the papers have one circle only and say nothing of it.
 */
final class Orphans {

    private final Management management;
    private final Silent silent;
    private final Map<ServerId, ServerId> firsts = new HashMap<>();

    Orphans(Management management, Silent silent) {
        this.management = management;
        this.silent = silent;
        management.assignments().stream()
                .filter(one -> one.priority() == 1)
                .forEach(one -> firsts.put(one.target(), server(one.manager())));
    }

    /** Whether that member is to watch that target, or to go on with its recovery, because nobody of its circle can. */
    boolean adopts(ServerId member, ServerId target) {
        return !silent.lasting().isEmpty()
                && !member.equals(target)
                && isOrphan(target)
                && nearestBefore(target).filter(member::equals).isPresent();
    }

    private boolean isOrphan(ServerId target) {
        var seen = new HashSet<ServerId>();
        var one = first(target);
        while (one.isPresent() && !one.get().equals(target) && seen.add(one.get())) {
            if (!silent.lasting().contains(one.get())) {
                return false;
            }
            one = first(one.get());
        }
        return true;
    }

    private Optional<ServerId> first(ServerId target) {
        return management.apart().contains(target)
                ? management.managersOf(target).stream()
                        .filter(one -> one.priority() == 1)
                        .map(Assignment::manager)
                        .map(Orphans::server)
                        .findFirst()
                : Optional.ofNullable(firsts.get(target));
    }

    private Optional<ServerId> nearestBefore(ServerId target) {
        var all = management.members();
        var from = all.indexOf(target);
        for (var back = 1; back < all.size(); back++) {
            var one = all.get(Math.floorMod(from - back, all.size()));
            if (!management.apart().contains(one) && !silent.now().contains(one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static ServerId server(MemberId member) {
        return new ServerId(member.value());
    }
}
