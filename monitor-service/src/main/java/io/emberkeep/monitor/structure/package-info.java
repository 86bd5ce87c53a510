/** Core: who watches whom (TOP-1…4). It decides that and nothing else. */
package io.emberkeep.monitor.structure;
