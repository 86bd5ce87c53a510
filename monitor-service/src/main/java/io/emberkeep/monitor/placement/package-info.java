/** Core: on which member a backup runs, by the members' own measurements (PLACE-1). */
package io.emberkeep.monitor.placement;
