/** REST, health and settings of this service. */
package io.emberkeep.hypervisor.web;
