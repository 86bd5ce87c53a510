-- What lets a replica keep a pool in memory between two signals, and the outbox small.

ALTER TABLE pool ADD COLUMN edits bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN pool.edits IS
    'Grows with every transaction that writes anything of the pool''s state, also what is not published (leases): '
    'a replica''s copy is the state itself while this is unchanged under the row''s lock.';

ALTER TABLE outbox ALTER COLUMN letter DROP NOT NULL;
COMMENT ON COLUMN outbox.letter IS
    'The message; none if the pool''s newest configuration is to be told, which stands in the records.';
