/** The hands of Emberkeep: what is wanted of VMs, virtual IPs and hosts is carried out here. */
package io.emberkeep.hypervisor;
