/** What was measured: figures, statistics, the files in which they are kept, the tables. */
package io.emberkeep.experiments.result;
