/** Pure: what is to be done next for a wanted condition, by what was seen (DESIGN rule 5). */
package io.emberkeep.hypervisor.plan;
