/** Pure: which command may run when, and which answer a repeated one gets (DESIGN rule 5). */
package io.emberkeep.hypervisor.command;
