/** Wanted conditions, carried out by the hypervisor-adapter (DESIGN rule 5). */
package io.emberkeep.contract.command;
