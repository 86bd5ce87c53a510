/** REST for operators: reads from the store; what is wanted goes in as a signal (DESIGN section 1). */
package io.emberkeep.sif.web;
