package io.emberkeep.contract.inventory;

/**
 * Where something stands.
 *
 * @param file the file's name, as the user gave it
 * @param line counts from 1; 0 is the file as a whole
 */
record Place(String file, int line) {}
