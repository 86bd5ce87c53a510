package io.emberkeep.testbed;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Starts a data centre and lets it run until the process is ended. */
public final class TestbedMain {

    private TestbedMain() {}

    /** @param arguments as {@link Options} has them */
    public static void main(String[] arguments) {
        // Answers are small: without this each one waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Longer than clients keep a connection, so that they never write into one that we close.
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        System.setProperty("java.net.preferIPv4Stack", "true");
        try {
            var options = Options.of(arguments);
            var testbed = Testbed.start(options, TestbedMain::log);
            Runtime.getRuntime().addShutdownHook(new Thread(testbed::close, "end"));
            log("The data centre runs; it is controlled at http://127.0.0.1:" + testbed.port());
        } catch (IllegalArgumentException wrong) {
            fail(wrong.getMessage() + "\nusage: " + Options.USAGE);
        } catch (IOException taken) {
            fail(taken.getMessage());
        }
    }

    private static void log(String sentence) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + sentence);
    }

    private static void fail(String sentence) {
        System.err.println("testbed: " + sentence);
        System.exit(1);
    }
}
