-- A table with every type that PostgreSQL has, and one with a million rows.
CREATE SEQUENCE counter;
CREATE TYPE mood AS ENUM ('好', 'bad, "x"');
CREATE DOMAIN positive AS integer CHECK (value > 0);
CREATE TABLE every (
  id bigint PRIMARY KEY, s smallint NOT NULL, i integer, p positive, n numeric, n2 numeric(12,2), n0 numeric(9,0), r real,
  dp double precision, b boolean, t text, v varchar(5), c char(4), d date, ti time, tz timetz, ts timestamp,
  tsz timestamptz, iv interval, u uuid, j json, jb jsonb, by bytea, ia integer[], ta text[], na numeric[], ba boolean[],
  da date[], m mood, ma mood[], mo money, x xml, bits bit(3), ip inet, rng int4range, pt point, o oid, "odd ""名""" text
);
INSERT INTO every VALUES (
  2, -1, 2147483647, 5, 123456789012345678901234567890.123456789, 1.50, 7, 1e-10, 1e300, true,
  E'tab\t nl\n bs\\ cr\r \\N', '五个汉字啊', 'ab', '2020-02-29', '23:59:59.123456', '10:00+08', '2020-01-02 03:04:05.6',
  '2020-01-02 03:04:05+08', '1 year 2 mons 3 days 04:05:06.7', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"a": [1, 2]}',
  '{"b": "x\ty"}', '\xdeadbeef00', '{1,2,3}', ARRAY['a,b', 'c"d', 'e\f', '', 'NULL'], '{1.10,2000}', '{t,f}',
  '{2020-01-01}', '好', ARRAY['bad, "x"']::mood[], 12.3, '<a>1</a>', B'101', '10.0.0.1/8', '[1,5)', '(1,2)', 42, 'q');
INSERT INTO every (id, s, t, dp, b, n, ta) VALUES (1, 0, '', 0.1, false, -0.00, '{""}');
INSERT INTO every (id, s, dp, r) VALUES (3, 1, 5e-324, 3.4028235e38);
CREATE TABLE million AS
  SELECT g AS id, 'name ' || g AS name, CASE WHEN g % 3 = 0 THEN NULL WHEN g % 3 = 1 THEN '' ELSE '值' || g END AS value,
    (g * 1.5)::numeric(12,2) AS amount, date '2000-01-01' + g % 8000 AS day,
    timestamp '2000-01-01 00:00:00' + g * interval '1 second' AS at
  FROM generate_series(1, 1000000) g;
ALTER TABLE million ADD PRIMARY KEY (id);
