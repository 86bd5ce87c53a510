/** Core: what a member knows of the others' heartbeats, and whom it watches in addition because of them (RING-1, RING-2). */
package io.emberkeep.monitor.heartbeat;
