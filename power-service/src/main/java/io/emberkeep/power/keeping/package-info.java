/** The PSS's decisions as they are kept, and in which words (DESIGN rule 11). Pure, as the core is. */
package io.emberkeep.power.keeping;
