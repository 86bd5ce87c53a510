-- A standby that could not be brought home waits on another host, which then must not sleep.

CREATE TABLE away (
    pool  text NOT NULL REFERENCES pool,
    name  text NOT NULL,
    place bigint NOT NULL,
    host  text NOT NULL,
    PRIMARY KEY (pool, name)
);
COMMENT ON TABLE away IS 'Standbys that wait elsewhere than on their own hosts.';
