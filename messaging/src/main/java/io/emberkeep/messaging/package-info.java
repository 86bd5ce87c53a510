/** How messages travel: CloudEvents in Kafka, one reader and one writer for all services. */
package io.emberkeep.messaging;
