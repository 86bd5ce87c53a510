/** Carries commands out: looks, acts, and keeps to deadlines. */
package io.emberkeep.hypervisor.work;
