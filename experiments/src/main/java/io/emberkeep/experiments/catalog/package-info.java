/** The experiments that there are, with the papers' figures beside them (SPEC section 7). */
package io.emberkeep.experiments.catalog;
