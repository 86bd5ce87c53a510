package io.emberkeep.testbed;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a testbed is started.
 *
 * @param port of the control interface; 0 for any free one
 * @param wakePort the UDP port for magic packets; 0 for any free one
 * @param description the data centre's file; none for the built-in one
 * @param state the folder that keeps the state between runs; none to forget it
 * @param scale by which every time is multiplied
 * @param addresses what stands for the leading 127.21 of every address
 */
public record Options(
        int port,
        int wakePort,
        Optional<Path> description,
        Optional<Path> state,
        double scale,
        Optional<String> addresses) {

    static final String USAGE =
            "[--port 18080] [--wake-port 18009] [--datacentre FILE] [--state DIR] [--scale 1.0]"
                    + " [--addresses 127.22]";

    /** Everything as if no argument was given. */
    public static Options defaults() {
        return new Options(18080, 18009, Optional.empty(), Optional.empty(), 1.0, Optional.empty());
    }

    /** @throws IllegalArgumentException with a sentence, for arguments that cannot be */
    public static Options of(String... arguments) {
        var options = defaults();
        for (int each = 0; each < arguments.length; each += 2) {
            if (each + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[each] + " lacks its value.");
            }
            options = options.with(arguments[each], arguments[each + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--port" ->
                    new Options(port(name, value), wakePort, description, state, scale, addresses);
            case "--wake-port" ->
                    new Options(port, port(name, value), description, state, scale, addresses);
            case "--datacentre" ->
                    new Options(port, wakePort, path(value), state, scale, addresses);
            case "--state" ->
                    new Options(port, wakePort, description, path(value), scale, addresses);
            case "--scale" ->
                    new Options(port, wakePort, description, state, scale(value), addresses);
            case "--addresses" ->
                    new Options(port, wakePort, description, state, scale, Optional.of(value));
            default -> throw new IllegalArgumentException("There is no option " + name + ".");
        };
    }

    private static int port(String name, String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException(name + " is no port: " + value + ".");
        }
        return Integer.parseInt(value);
    }

    private static double scale(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("--scale is no number: " + value + ".", wrong);
        }
    }

    private static Optional<Path> path(String value) {
        return Optional.of(Path.of(value));
    }
}
