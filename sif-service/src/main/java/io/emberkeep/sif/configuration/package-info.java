/** The core: records, signals to edits, answers, refusals. Decides and does nothing else (DESIGN rule 1). */
package io.emberkeep.sif.configuration;
