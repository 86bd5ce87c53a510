/** What examining many targets costs the real monitor-service, and how late it is (issue 3, point 7). */
package io.emberkeep.benchmarks.probes;
