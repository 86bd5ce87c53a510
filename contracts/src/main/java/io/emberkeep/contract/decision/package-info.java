/** Decisions as they are kept: what a core knew, what came, what it decided and why (DESIGN rule 11). */
package io.emberkeep.contract.decision;
