package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A MAC address, by which a machine is woken (PSS-7).
 *
 * @param value six bytes in lower-case hexadecimal, parted by colons
 */
public record MacAddress(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    /** Takes dashes and upper case too. @throws IllegalArgumentException if it is not six bytes */
    @JsonCreator
    public MacAddress {
        var given = value;
        value = value == null ? "" : value.strip().toLowerCase(Locale.ROOT).replace('-', ':');
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "«%s» is no MAC address: six bytes such as 00:00:00:00:00:01".formatted(given));
        }
    }

    /** The six bytes. */
    public byte[] toBytes() {
        return HexFormat.ofDelimiter(":").parseHex(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
