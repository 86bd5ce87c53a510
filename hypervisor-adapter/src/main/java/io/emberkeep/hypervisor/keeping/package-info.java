/** The guard's decisions as they are kept: which, and in which words (DESIGN rule 11). Pure, as the core is. */
package io.emberkeep.hypervisor.keeping;
