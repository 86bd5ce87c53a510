/** The embedded Kafka, a process of its own. */
package io.emberkeep.launcher.broker;
