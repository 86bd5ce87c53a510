package io.emberkeep.launcher.broker;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Kafka's warnings, one line each; what it says in passing fills a disk and helps nobody. */
final class BrokerLog {

    private BrokerLog() {}

    static void configure() {
        System.setProperty("org.jboss.logging.provider", "jdk");
        LogManager.getLogManager().reset();
        var console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        console.setFormatter(new OneLine());
        var root = Logger.getLogger("");
        root.addHandler(console);
        root.setLevel(Level.WARNING);
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord record) {
            var cause = record.getThrown() == null ? "" : ": " + record.getThrown();
            return "%s %s [%s] %s%s%n"
                    .formatted(
                            record.getInstant(),
                            record.getLevel(),
                            record.getLoggerName(),
                            formatMessage(record),
                            cause);
        }
    }
}
