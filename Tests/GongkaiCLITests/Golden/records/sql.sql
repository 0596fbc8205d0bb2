SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- =题<b>"&]]>'
CREATE TABLE "things" (
  "code" text NOT NULL,
  "text" text,
  "amount" numeric,
  "count" numeric CHECK ("count" = trunc("count")),
  "day" date,
  "valid" boolean,
  PRIMARY KEY ("code")
);
COPY "things" ("code", "text", "amount", "count", "day", "valid") FROM stdin;
007	甲，“乙”\n丙	12.50	-3	2024-02-29	false
008	=1+1	-0.10	9007199254740993	1899-12-31	\N
009		\N	\N	\N	\N
010	\N	\N	\N	\N	\N
\.
COMMENT ON TABLE "things" IS '=题<b>"&]]>''';
COMMENT ON COLUMN "things"."code" IS '代码<script>';
COMMENT ON COLUMN "things"."text" IS '=文字"|';
COMMENT ON COLUMN "things"."amount" IS '金额';
COMMENT ON COLUMN "things"."count" IS '数量';
COMMENT ON COLUMN "things"."day" IS '日期';
COMMENT ON COLUMN "things"."valid" IS '有效';
COMMIT;
