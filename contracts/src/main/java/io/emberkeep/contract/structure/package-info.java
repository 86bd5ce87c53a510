/** Core: who watches whom in a pool (TOP-1…4). It decides that and nothing else. */
package io.emberkeep.contract.structure;
