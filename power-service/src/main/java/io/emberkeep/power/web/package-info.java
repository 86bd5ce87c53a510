/** What operators and launchers ask of this process. */
package io.emberkeep.power.web;
