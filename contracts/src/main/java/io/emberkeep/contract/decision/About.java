package io.emberkeep.contract.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;

/**
 * Whom a decision of power saving is about.
 *
 * @param value {@code group:NAME}, {@code host:NAME}, {@code server:NAME} or {@code transition:NAME}
 */
public record About(@JsonValue String value) {

    /** @throws IllegalArgumentException if it is of another form */
    @JsonCreator
    public About {
        if (value == null || !value.matches("(group|host|server|transition):.+")) {
            throw new IllegalArgumentException(
                    "«%s» is nobody: group:NAME, host:NAME, server:NAME or transition:NAME"
                            .formatted(value));
        }
    }

    /** That group. */
    public static About group(GroupId group) {
        return new About("group:" + group);
    }

    /** That host. */
    public static About host(HostId host) {
        return new About("host:" + host);
    }

    /** That server. */
    public static About server(ServerId server) {
        return new About("server:" + server);
    }

    /** That transition. */
    public static About transition(TransitionId transition) {
        return new About("transition:" + transition);
    }

    /** What it is: {@code group}, {@code host}, {@code server} or {@code transition}. */
    public String kind() {
        return value.substring(0, value.indexOf(':'));
    }

    /** Its name. */
    public String name() {
        return value.substring(value.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
