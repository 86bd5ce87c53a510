-- Power saving: transitions, and the hosts that they put to sleep (SIF-11).

ALTER TABLE pool ADD COLUMN power_mode text NOT NULL DEFAULT 'AUTOMATIC';
COMMENT ON COLUMN pool.power_mode IS 'What power saving may do by itself.';

CREATE TABLE sleeping (
    pool    text NOT NULL REFERENCES pool,
    name    text NOT NULL,
    place   bigint NOT NULL,
    since   timestamptz NOT NULL,
    made_by text NOT NULL,
    PRIMARY KEY (pool, name)
);
COMMENT ON TABLE sleeping IS 'Hosts that power saving suspended to RAM (PSS-6).';

CREATE TABLE transition (
    pool          text NOT NULL REFERENCES pool,
    name          text NOT NULL,
    place         bigint NOT NULL,
    is_over       boolean NOT NULL,
    kind          text NOT NULL,
    service_group text,
    state         text NOT NULL,
    epoch         bigint NOT NULL,
    holder        text NOT NULL,
    leased        boolean NOT NULL,
    steps         text NOT NULL,
    step          integer NOT NULL,
    recorded      boolean NOT NULL,
    until         timestamptz,
    reason        text NOT NULL,
    begun_at      timestamptz NOT NULL,
    ended_at      timestamptz,
    PRIMARY KEY (pool, name)
);
COMMENT ON TABLE transition IS 'All transitions; those that are not over are published.';
CREATE INDEX transition_not_over ON transition (pool, place) WHERE NOT is_over;
CREATE INDEX transition_begun_at ON transition (pool, begun_at DESC, name);
