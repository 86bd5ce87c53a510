/** The testbed as it looks from outside: real sockets, real requests. */
package io.emberkeep.testbed.outside;
