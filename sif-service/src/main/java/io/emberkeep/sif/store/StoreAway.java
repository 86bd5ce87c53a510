package io.emberkeep.sif.store;

/** The database cannot be used now; the same is to be tried again. */
final class StoreAway extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoreAway(Throwable cause) {
        super("the database cannot be used: " + Troubles.innermost(cause), cause);
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
