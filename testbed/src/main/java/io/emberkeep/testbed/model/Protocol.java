package io.emberkeep.testbed.model;

/** What a daemon speaks. */
public enum Protocol {
    /** Accepts a connection and says nothing. */
    TCP,
    SMTP,
    IMAP,
    FTP,
    SSH,
    /** Also answers, itself, what is asked of it as a proxy. */
    HTTP
}
