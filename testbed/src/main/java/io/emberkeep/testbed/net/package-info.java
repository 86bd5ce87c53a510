/** The data centre's network on real sockets: what each port of each address looks like from outside. */
package io.emberkeep.testbed.net;
