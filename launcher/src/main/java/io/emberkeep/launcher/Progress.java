package io.emberkeep.launcher;

import java.time.Duration;

/** Is told how a start or a stop gets on. Called from several threads. */
public interface Progress {

    /** Says nothing. */
    Progress SILENT = new Progress() {};

    /** The part's process is being started. */
    default void starting(PartId part) {}

    /** The part is healthy, so long after the start of all. */
    default void ready(PartId part, Duration after) {}

    /** The part ended as it was told to. */
    default void stopped(PartId part) {}

    /** Something that a user should know. */
    default void note(String sentence) {}
}
