/** What every benchmark measures with: histograms, pace, the processes' CPU, the disk. */
package io.emberkeep.benchmarks.measure;
