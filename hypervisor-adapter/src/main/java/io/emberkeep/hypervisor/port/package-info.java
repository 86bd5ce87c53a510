/** What the adapter needs of the world: VMs, guests and their virtual IPs, host power. */
package io.emberkeep.hypervisor.port;
