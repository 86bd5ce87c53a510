package io.emberkeep.testbed.net;

import io.emberkeep.testbed.model.Protocol;
import io.emberkeep.testbed.model.Times;
import java.io.IOException;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A protocol of lines: the server greets with its name and answers a few commands.
 *
 * @param protocol which one
 * @param greeting the server's first line
 * @param answer what it says to a line
 */
record Dialogue(Protocol protocol, String greeting, UnaryOperator<String> answer) {

    static Dialogue of(Protocol protocol, String name) {
        return switch (protocol) {
            case SMTP ->
                    new Dialogue(
                            protocol, "220 " + name + " ESMTP ready", line -> smtp(name, line));
            case IMAP ->
                    new Dialogue(
                            protocol,
                            "* OK " + name + " IMAP4rev1 ready",
                            line -> imap(name, line));
            case FTP -> new Dialogue(protocol, "220 " + name + " FTP ready", Dialogue::ftp);
            case SSH -> new Dialogue(protocol, "SSH-2.0-" + name, _ -> "");
            case TCP, HTTP -> new Dialogue(protocol, "", _ -> "");
        };
    }

    void hold(Peer peer, Times times) throws IOException, InterruptedException {
        Thread.sleep(times.answer(protocol));
        peer.say(greeting + "\r\n");
        for (var line = peer.line(); line.isPresent(); line = peer.line()) {
            String said = answer.apply(line.get());
            if (!said.isEmpty()) {
                peer.say(said + "\r\n");
            }
            if (isLast(said)) {
                return;
            }
        }
    }

    private static boolean isLast(String said) {
        return said.startsWith("221 ") || said.startsWith("* BYE");
    }

    private static String smtp(String name, String line) {
        return switch (verb(line)) {
            case "HELO" -> "250 " + name;
            case "EHLO" -> "250-" + name + "\r\n250 HELP";
            case "NOOP", "RSET" -> "250 OK";
            case "QUIT" -> "221 " + name + " closing";
            default -> "502 not here";
        };
    }

    private static String imap(String name, String line) {
        String[] parts = line.split(" ", 3);
        String tag = parts[0].isEmpty() ? "*" : parts[0];
        String verb = parts.length < 2 ? "" : parts[1].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "CAPABILITY" -> "* CAPABILITY IMAP4rev1\r\n" + tag + " OK CAPABILITY completed";
            case "NOOP" -> tag + " OK NOOP completed";
            case "LOGOUT" -> "* BYE " + name + "\r\n" + tag + " OK LOGOUT completed";
            default -> tag + " BAD not here";
        };
    }

    private static String ftp(String line) {
        return switch (verb(line)) {
            case "USER" -> "331 password please";
            case "PASS" -> "230 logged in";
            case "NOOP" -> "200 OK";
            case "QUIT" -> "221 goodbye";
            default -> "502 not here";
        };
    }

    private static String verb(String line) {
        return line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }
}
