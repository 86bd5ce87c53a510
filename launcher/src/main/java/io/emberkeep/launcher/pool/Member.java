package io.emberkeep.launcher.pool;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.launcher.PartId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * A physical server that is a member: a monitor-service of its own runs on it.
 *
 * @param server its name, which is also the member's id
 * @param number in the order of the pool, counted from 1
 * @param part its monitor-service
 */
public record Member(ServerId server, int number, PartId part) {

    /** As long as the name of a part allows, with a number behind it. */
    private static final int LONGEST = 21;

    /** The members of these names, each with a part of its own. */
    public static List<Member> all(List<ServerId> servers) {
        var members = new ArrayList<Member>();
        var taken = new HashSet<PartId>();
        for (var server : servers) {
            int number = members.size() + 1;
            var part = PartId.member(word(server));
            part = taken.add(part) ? part : PartId.member(word(server) + "-" + number);
            taken.add(part);
            members.add(new Member(server, number, part));
        }
        return List.copyOf(members);
    }

    private static String word(ServerId server) {
        var word = server.value().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return word.length() > LONGEST ? word.substring(0, LONGEST) : word;
    }
}
