/** Commands in, answers out, the copy of the configuration. */
package io.emberkeep.hypervisor.messaging;
