package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * An IP address as text: of a server, a host, or virtual (VIP).
 *
 * @param value a literal IPv4 address in four parts, or an IPv6 address in its canonical form
 */
public record IpAddress(@JsonValue String value) implements Comparable<IpAddress> {

    private static final Pattern FOUR_PARTS = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

    /** @throws IllegalArgumentException if the text is not a literal address; names are never looked up */
    @JsonCreator
    public IpAddress {
        if (value == null || value.isBlank() || value.contains("%")) {
            throw new IllegalArgumentException("«%s» is no IP address".formatted(value));
        }
        value = parse(value.strip()).getHostAddress();
    }

    /** The address for a socket. */
    public InetAddress toInetAddress() {
        return InetAddress.ofLiteral(value);
    }

    private static InetAddress parse(String text) {
        try {
            if (text.indexOf(':') < 0 && !FOUR_PARTS.matcher(text).matches()) {
                throw new IllegalArgumentException("«%s» is no IP address".formatted(text));
            }
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notLiteral) {
            throw new IllegalArgumentException("«%s» is no IP address".formatted(text), notLiteral);
        }
    }

    @Override
    public int compareTo(IpAddress other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
