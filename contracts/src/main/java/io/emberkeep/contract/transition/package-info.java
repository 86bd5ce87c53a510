/**
 * The steps of a transition and what each makes of the records (PSS-4 to 7, SIF-11): the sif-service edits by it, the
 * power-service plans by it. Pure.
 */
package io.emberkeep.contract.transition;
