/** Network and service examinations (DBSS-3), on blocking sockets with strict deadlines. */
package io.emberkeep.monitor.probe;
