/** What goes over the network by itself: Wake-on-LAN. */
package io.emberkeep.hypervisor.network;
