/** The ports for the loopback testbed, by its control API. */
package io.emberkeep.hypervisor.loopback;
