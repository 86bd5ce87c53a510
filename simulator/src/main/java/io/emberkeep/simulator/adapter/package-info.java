/** The hypervisor-adapter's shell on virtual time: commands are admitted, carried out and answered. */
package io.emberkeep.simulator.adapter;
