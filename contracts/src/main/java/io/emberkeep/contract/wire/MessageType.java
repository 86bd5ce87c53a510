package io.emberkeep.contract.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and version of a message on the wire: CloudEvents type {@code io.emberkeep.NAME.vVERSION}. A
 * change that an older reader cannot live with raises the version.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MessageType {
    /** For example {@code signal.claim}. */
    String name();

    /** Counts from 1. */
    int version();
}
