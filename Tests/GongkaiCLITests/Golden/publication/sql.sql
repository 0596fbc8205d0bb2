SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 公文
-- 出版物中的公文，每件一条，按原顺序。
CREATE TABLE "documents" (
  "id" text NOT NULL UNIQUE,
  "documentNumber" text CHECK ("documentNumber" <> ''),
  "title" text,
  "kind" text NOT NULL CHECK ("kind" IN ('决议', '决定', '命令（令）', '公报', '公告', '通告', '意见', '通知', '通报', '报告', '请示', '批复', '议案', '函', '纪要', '其他')),
  "issuers" text,
  "addressees" text,
  "copyRecipients" text,
  "signers" text,
  "written" text,
  "published" text,
  "effective" text,
  "expires" text,
  "validity" text,
  "status" text NOT NULL CHECK ("status" IN ('in-force', 'not-yet-in-force', 'repealed', 'lapsed', 'amended', 'unknown')),
  "secrecy" text,
  "urgency" text,
  "indexNumber" text,
  "subjects" text,
  "enclosures" text,
  "attachments" text,
  "line" numeric CHECK ("line" = trunc("line")) CHECK ("line" >= 1),
  PRIMARY KEY ("id")
);
COPY "documents" ("id", "documentNumber", "title", "kind", "issuers", "addressees", "copyRecipients", "signers", "written", "published", "effective", "expires", "validity", "status", "secrecy", "urgency", "indexNumber", "subjects", "enclosures", "attachments", "line") FROM stdin;
云政发-2017-1	云政发〔2017〕1号	关于印发办法的通知	通知	云溪市人民政府	各县；市级各部门	\N	\N	2017-05-16	\N	\N	\N	\N	in-force	\N	\N	\N	\N	云溪市办法	目标表	4
\.
COMMENT ON TABLE "documents" IS '公文。出版物中的公文，每件一条，按原顺序。';
COMMENT ON COLUMN "documents"."id" IS '标识';
COMMENT ON COLUMN "documents"."documentNumber" IS '发文字号';
COMMENT ON COLUMN "documents"."title" IS '标题';
COMMENT ON COLUMN "documents"."kind" IS '文种';
COMMENT ON COLUMN "documents"."issuers" IS '发文机关';
COMMENT ON COLUMN "documents"."addressees" IS '主送机关';
COMMENT ON COLUMN "documents"."copyRecipients" IS '抄送机关';
COMMENT ON COLUMN "documents"."signers" IS '签发人';
COMMENT ON COLUMN "documents"."written" IS '成文日期';
COMMENT ON COLUMN "documents"."published" IS '发布日期';
COMMENT ON COLUMN "documents"."effective" IS '施行日期';
COMMENT ON COLUMN "documents"."expires" IS '失效日期';
COMMENT ON COLUMN "documents"."validity" IS '有效期表述';
COMMENT ON COLUMN "documents"."status" IS '效力状态';
COMMENT ON COLUMN "documents"."secrecy" IS '密级';
COMMENT ON COLUMN "documents"."urgency" IS '紧急程度';
COMMENT ON COLUMN "documents"."indexNumber" IS '索引号';
COMMENT ON COLUMN "documents"."subjects" IS '主题分类';
COMMENT ON COLUMN "documents"."enclosures" IS '所印发、转发的文件';
COMMENT ON COLUMN "documents"."attachments" IS '附件';
COMMENT ON COLUMN "documents"."line" IS '行号。在来源文件中的行号，从 1 起。';
COMMIT;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 层次
-- 章节、条款和各级标题，每个一条，含路径和本级文字。
CREATE TABLE "divisions" (
  "id" text NOT NULL UNIQUE,
  "document" text NOT NULL,
  "parent" text,
  "point" text,
  "kind" text NOT NULL CHECK ("kind" IN ('part', 'subpart', 'chapter', 'section', 'article', 'level1', 'level2', 'level3', 'level4', 'level5')),
  "marker" text NOT NULL,
  "heading" text,
  "text" text,
  "line" numeric CHECK ("line" = trunc("line")) CHECK ("line" >= 1),
  PRIMARY KEY ("id"),
  FOREIGN KEY ("parent") REFERENCES "divisions" ("id")
);
COPY "divisions" ("id", "document", "parent", "point", "kind", "marker", "heading", "text", "line") FROM stdin;
云政发-2017-1/level1-1	云政发-2017-1	\N	1	level1	一、	加快建设。	按照“通知”\t执行：\\/\n•甲	6
\.
COMMENT ON TABLE "divisions" IS '层次。章节、条款和各级标题，每个一条，含路径和本级文字。';
COMMENT ON COLUMN "divisions"."id" IS '标识';
COMMENT ON COLUMN "divisions"."document" IS '公文。公文标识，见“documents”。';
COMMENT ON COLUMN "divisions"."parent" IS '上级。所属上级层次的标识。';
COMMENT ON COLUMN "divisions"."point" IS '条目。由外到内各层次的序号；有条的，自条起算。';
COMMENT ON COLUMN "divisions"."kind" IS '类别';
COMMENT ON COLUMN "divisions"."marker" IS '序号';
COMMENT ON COLUMN "divisions"."heading" IS '标题';
COMMENT ON COLUMN "divisions"."text" IS '正文。本级的段落和列项，每段一行；下级层次的文字归下级。';
COMMENT ON COLUMN "divisions"."line" IS '行号。在来源文件中的行号，从 1 起。';
COMMIT;
ALTER TABLE "divisions" ADD FOREIGN KEY ("document") REFERENCES "documents" ("id");
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 责任分工
-- 括注和“牵头单位：”等标签行所定的牵头、责任和配合单位。
CREATE TABLE "responsibilities" (
  "number" numeric NOT NULL CHECK ("number" = trunc("number")) CHECK ("number" >= 1),
  "document" text NOT NULL,
  "division" text,
  "point" text,
  "task" text,
  "leads" text,
  "responsible" text,
  "participants" text,
  "covers" text,
  "scope" text,
  "deadline" text,
  "verbatim" text NOT NULL,
  "line" numeric CHECK ("line" = trunc("line")) CHECK ("line" >= 1),
  PRIMARY KEY ("number")
);
COPY "responsibilities" ("number", "document", "division", "point", "task", "leads", "responsible", "participants", "covers", "scope", "deadline", "verbatim", "line") FROM stdin;
1	云政发-2017-1	云政发-2017-1/level1-1	1	加快建设。	市发改委	\N	各县	1；3	涉及港区	2017-06	（由市发改委牵头，各县配合）	\N
\.
COMMENT ON TABLE "responsibilities" IS '责任分工。括注和“牵头单位：”等标签行所定的牵头、责任和配合单位。';
COMMENT ON COLUMN "responsibilities"."number" IS '序号';
COMMENT ON COLUMN "responsibilities"."document" IS '公文。公文标识，见“documents”。';
COMMENT ON COLUMN "responsibilities"."division" IS '层次。所在最内层次的标识，见“divisions”；不在任何层次之内的缺省。';
COMMENT ON COLUMN "responsibilities"."point" IS '条目。由外到内各层次的序号；有条的，自条起算。';
COMMENT ON COLUMN "responsibilities"."task" IS '任务。所在层次的标题；无标题的，为正文首句。';
COMMENT ON COLUMN "responsibilities"."leads" IS '牵头单位';
COMMENT ON COLUMN "responsibilities"."responsible" IS '责任单位';
COMMENT ON COLUMN "responsibilities"."participants" IS '配合单位';
COMMENT ON COLUMN "responsibilities"."covers" IS '所涉项。所涉各项的序号；涉及全部的缺省。';
COMMENT ON COLUMN "responsibilities"."scope" IS '范围表述';
COMMENT ON COLUMN "responsibilities"."deadline" IS '完成时限';
COMMENT ON COLUMN "responsibilities"."verbatim" IS '原文';
COMMENT ON COLUMN "responsibilities"."line" IS '行号。在来源文件中的行号，从 1 起。';
COMMIT;
ALTER TABLE "responsibilities" ADD FOREIGN KEY ("document") REFERENCES "documents" ("id");
ALTER TABLE "responsibilities" ADD FOREIGN KEY ("division") REFERENCES "divisions" ("id");
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 引用
-- 公文对其他文件的引用、印发、修改和废止。
CREATE TABLE "references" (
  "number" numeric NOT NULL CHECK ("number" = trunc("number")) CHECK ("number" >= 1),
  "document" text NOT NULL,
  "relation" text NOT NULL CHECK ("relation" IN ('transmits', 'based-on', 'refers-to', 'repeals', 'amends', 'replaces')),
  "citedNumber" text CHECK ("citedNumber" <> ''),
  "citedTitle" text,
  "target" text,
  "articles" text,
  "items" text,
  "line" numeric CHECK ("line" = trunc("line")) CHECK ("line" >= 1),
  PRIMARY KEY ("number")
);
COPY "references" ("number", "document", "relation", "citedNumber", "citedTitle", "target", "articles", "items", "line") FROM stdin;
1	云政发-2017-1	repeals	云政发〔2012〕5号	\N	\N	7	2	\N
\.
COMMENT ON TABLE "references" IS '引用。公文对其他文件的引用、印发、修改和废止。';
COMMENT ON COLUMN "references"."number" IS '序号';
COMMENT ON COLUMN "references"."document" IS '公文。公文标识，见“documents”。';
COMMENT ON COLUMN "references"."relation" IS '关系';
COMMENT ON COLUMN "references"."citedNumber" IS '被引文号';
COMMENT ON COLUMN "references"."citedTitle" IS '被引标题';
COMMENT ON COLUMN "references"."target" IS '指向。被引文件在本出版物内的，为其标识。';
COMMENT ON COLUMN "references"."articles" IS '条';
COMMENT ON COLUMN "references"."items" IS '项';
COMMENT ON COLUMN "references"."line" IS '行号。在来源文件中的行号，从 1 起。';
COMMIT;
ALTER TABLE "references" ADD FOREIGN KEY ("document") REFERENCES "documents" ("id");
ALTER TABLE "references" ADD FOREIGN KEY ("target") REFERENCES "documents" ("id");
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 计划目标
-- 公文所列目标中的各项指标及其数值，按原文表述。
CREATE TABLE "plan-targets" (
  "number" numeric NOT NULL CHECK ("number" = trunc("number")) CHECK ("number" >= 1),
  "document" text NOT NULL,
  "division" text,
  "indicator" text NOT NULL,
  "partOf" text,
  "comparison" text,
  "value" numeric,
  "unit" text,
  "benchmark" text,
  "period" text,
  "line" numeric CHECK ("line" = trunc("line")) CHECK ("line" >= 1),
  "verbatim" text NOT NULL,
  PRIMARY KEY ("number")
);
COPY "plan-targets" ("number", "document", "division", "indicator", "partOf", "comparison", "value", "unit", "benchmark", "period", "line", "verbatim") FROM stdin;
\.
COMMENT ON TABLE "plan-targets" IS '计划目标。公文所列目标中的各项指标及其数值，按原文表述。';
COMMENT ON COLUMN "plan-targets"."number" IS '序号';
COMMENT ON COLUMN "plan-targets"."document" IS '公文。公文标识，见“documents”。';
COMMENT ON COLUMN "plan-targets"."division" IS '层次。所在最内层次的标识，见“divisions”；不在任何层次之内的缺省。';
COMMENT ON COLUMN "plan-targets"."indicator" IS '指标';
COMMENT ON COLUMN "plan-targets"."partOf" IS '所属指标。以“其中”引出的，为其所属的指标。';
COMMENT ON COLUMN "plan-targets"."comparison" IS '比较方式。数值的含义，按原文词序：grow-by 增长，decrease-by 下降，reach 达到，about 左右，at-least 以上、不少于，within 以内、不超过，same-as 同步，complete 完成、全部。只写数值的缺省。';
COMMENT ON COLUMN "plan-targets"."value" IS '数值';
COMMENT ON COLUMN "plan-targets"."unit" IS '单位';
COMMENT ON COLUMN "plan-targets"."benchmark" IS '参照。以文字表述的参照对象。';
COMMENT ON COLUMN "plan-targets"."period" IS '期间。目标所属年度或者截止日期。';
COMMENT ON COLUMN "plan-targets"."line" IS '行号。在来源文件中的行号，从 1 起。';
COMMENT ON COLUMN "plan-targets"."verbatim" IS '原文';
COMMIT;
ALTER TABLE "plan-targets" ADD FOREIGN KEY ("document") REFERENCES "documents" ("id");
ALTER TABLE "plan-targets" ADD FOREIGN KEY ("division") REFERENCES "divisions" ("id");
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 公开任务
-- 由各句要求得出的公开任务：公开什么、如何公开、多久一次、由谁公开。
CREATE TABLE "disclosure-obligations" (
  "number" numeric NOT NULL CHECK ("number" = trunc("number")) CHECK ("number" >= 1),
  "document" text NOT NULL,
  "division" text,
  "point" text,
  "what" text,
  "verb" text NOT NULL,
  "frequency" text,
  "frequencyWording" text,
  "time" text,
  "subject" text,
  "leads" text,
  "responsible" text,
  "participants" text,
  "line" numeric CHECK ("line" = trunc("line")) CHECK ("line" >= 1),
  "verbatim" text NOT NULL,
  PRIMARY KEY ("number")
);
COPY "disclosure-obligations" ("number", "document", "division", "point", "what", "verb", "frequency", "frequencyWording", "time", "subject", "leads", "responsible", "participants", "line", "verbatim") FROM stdin;
\.
COMMENT ON TABLE "disclosure-obligations" IS '公开任务。由各句要求得出的公开任务：公开什么、如何公开、多久一次、由谁公开。';
COMMENT ON COLUMN "disclosure-obligations"."number" IS '序号';
COMMENT ON COLUMN "disclosure-obligations"."document" IS '公文。公文标识，见“documents”。';
COMMENT ON COLUMN "disclosure-obligations"."division" IS '层次。所在最内层次的标识，见“divisions”；不在任何层次之内的缺省。';
COMMENT ON COLUMN "disclosure-obligations"."point" IS '条目。由外到内各层次的序号；有条的，自条起算。';
COMMENT ON COLUMN "disclosure-obligations"."what" IS '公开内容。所公开的内容；句中未写明的缺省。';
COMMENT ON COLUMN "disclosure-obligations"."verb" IS '公开方式';
COMMENT ON COLUMN "disclosure-obligations"."frequency" IS '频次。代码：real-time, daily, weekly, monthly, quarterly, half-yearly, yearly, regular, prompt, as-appropriate, dynamic, continuous, every-N-days。';
COMMENT ON COLUMN "disclosure-obligations"."frequencyWording" IS '频次表述';
COMMENT ON COLUMN "disclosure-obligations"."time" IS '时限表述。截止日期或者期限。';
COMMENT ON COLUMN "disclosure-obligations"."subject" IS '主体。句中写明的主体。';
COMMENT ON COLUMN "disclosure-obligations"."leads" IS '牵头单位';
COMMENT ON COLUMN "disclosure-obligations"."responsible" IS '责任单位';
COMMENT ON COLUMN "disclosure-obligations"."participants" IS '配合单位';
COMMENT ON COLUMN "disclosure-obligations"."line" IS '行号。在来源文件中的行号，从 1 起。';
COMMENT ON COLUMN "disclosure-obligations"."verbatim" IS '原文';
COMMIT;
ALTER TABLE "disclosure-obligations" ADD FOREIGN KEY ("document") REFERENCES "documents" ("id");
ALTER TABLE "disclosure-obligations" ADD FOREIGN KEY ("division") REFERENCES "divisions" ("id");
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 目录
-- 刊载的目录，每条一条。
CREATE TABLE "contents" (
  "number" numeric NOT NULL CHECK ("number" = trunc("number")) CHECK ("number" >= 1),
  "section" text,
  "title" text NOT NULL,
  "documentNumber" text CHECK ("documentNumber" <> ''),
  "page" numeric CHECK ("page" = trunc("page")),
  "document" text,
  "line" numeric CHECK ("line" = trunc("line")) CHECK ("line" >= 1),
  PRIMARY KEY ("number")
);
COPY "contents" ("number", "section", "title", "documentNumber", "page", "document", "line") FROM stdin;
1	市政府文件	关于印发办法的通知	云政发〔2017〕1号	1	云政发-2017-1	\N
\.
COMMENT ON TABLE "contents" IS '目录。刊载的目录，每条一条。';
COMMENT ON COLUMN "contents"."number" IS '序号';
COMMENT ON COLUMN "contents"."section" IS '栏目';
COMMENT ON COLUMN "contents"."title" IS '标题';
COMMENT ON COLUMN "contents"."documentNumber" IS '发文字号';
COMMENT ON COLUMN "contents"."page" IS '页码';
COMMENT ON COLUMN "contents"."document" IS '公文。该文号公文的标识；出版物内没有的缺省。';
COMMENT ON COLUMN "contents"."line" IS '行号。在来源文件中的行号，从 1 起。';
COMMIT;
ALTER TABLE "contents" ADD FOREIGN KEY ("document") REFERENCES "documents" ("id");
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 发文目录
-- 刊末的发文目录，每条一条。
CREATE TABLE "catalogue" (
  "number" numeric NOT NULL CHECK ("number" = trunc("number")) CHECK ("number" >= 1),
  "documentNumber" text CHECK ("documentNumber" <> ''),
  "title" text NOT NULL,
  "document" text,
  "line" numeric CHECK ("line" = trunc("line")) CHECK ("line" >= 1),
  PRIMARY KEY ("number")
);
COPY "catalogue" ("number", "documentNumber", "title", "document", "line") FROM stdin;
1	云政发〔2017〕1号	关于印发办法的通知	云政发-2017-1	\N
\.
COMMENT ON TABLE "catalogue" IS '发文目录。刊末的发文目录，每条一条。';
COMMENT ON COLUMN "catalogue"."number" IS '序号';
COMMENT ON COLUMN "catalogue"."documentNumber" IS '发文字号';
COMMENT ON COLUMN "catalogue"."title" IS '标题';
COMMENT ON COLUMN "catalogue"."document" IS '公文。该文号公文的标识；出版物内没有的缺省。';
COMMENT ON COLUMN "catalogue"."line" IS '行号。在来源文件中的行号，从 1 起。';
COMMIT;
ALTER TABLE "catalogue" ADD FOREIGN KEY ("document") REFERENCES "documents" ("id");
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 发现的问题
-- 读取和检查中发现的问题，按发现的顺序。
CREATE TABLE "findings" (
  "number" numeric NOT NULL CHECK ("number" = trunc("number")) CHECK ("number" >= 1),
  "rule" text NOT NULL,
  "severity" text NOT NULL CHECK ("severity" IN ('error', 'warning', 'note')),
  "message" text NOT NULL,
  "messageInEnglish" text NOT NULL,
  "line" numeric CHECK ("line" = trunc("line")) CHECK ("line" >= 1),
  "column" numeric CHECK ("column" = trunc("column")),
  "path" text,
  PRIMARY KEY ("number")
);
COPY "findings" ("number", "rule", "severity", "message", "messageInEnglish", "line", "column", "path") FROM stdin;
\.
COMMENT ON TABLE "findings" IS '发现的问题。读取和检查中发现的问题，按发现的顺序。';
COMMENT ON COLUMN "findings"."number" IS '序号';
COMMENT ON COLUMN "findings"."rule" IS '规则。在 Docs/diagnostics.md 中的编号。';
COMMENT ON COLUMN "findings"."severity" IS '程度';
COMMENT ON COLUMN "findings"."message" IS '消息';
COMMENT ON COLUMN "findings"."messageInEnglish" IS '英文消息';
COMMENT ON COLUMN "findings"."line" IS '行号。在来源文件中的行号，从 1 起。';
COMMENT ON COLUMN "findings"."column" IS '列号';
COMMENT ON COLUMN "findings"."path" IS '路径。在模型中的位置。';
COMMIT;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 表格
-- 文中的表格，每个一条；其各行见“dataset”所指的数据集。
CREATE TABLE "tables" (
  "number" numeric NOT NULL CHECK ("number" = trunc("number")) CHECK ("number" >= 1),
  "dataset" text NOT NULL UNIQUE,
  "document" text NOT NULL,
  "division" text,
  "label" text,
  "caption" text,
  "unit" text,
  "rows" numeric NOT NULL CHECK ("rows" = trunc("rows")),
  "columns" numeric NOT NULL CHECK ("columns" = trunc("columns")),
  "line" numeric CHECK ("line" = trunc("line")) CHECK ("line" >= 1),
  PRIMARY KEY ("number")
);
COPY "tables" ("number", "dataset", "document", "division", "label", "caption", "unit", "rows", "columns", "line") FROM stdin;
1	tables/1	云政发-2017-1	\N	表1	目标	万元	1	2	\N
\.
COMMENT ON TABLE "tables" IS '表格。文中的表格，每个一条；其各行见“dataset”所指的数据集。';
COMMENT ON COLUMN "tables"."number" IS '序号';
COMMENT ON COLUMN "tables"."dataset" IS '数据集';
COMMENT ON COLUMN "tables"."document" IS '公文。公文标识，见“documents”。';
COMMENT ON COLUMN "tables"."division" IS '层次。所在最内层次的标识，见“divisions”；不在任何层次之内的缺省。';
COMMENT ON COLUMN "tables"."label" IS '表号';
COMMENT ON COLUMN "tables"."caption" IS '表题';
COMMENT ON COLUMN "tables"."unit" IS '单位';
COMMENT ON COLUMN "tables"."rows" IS '行数';
COMMENT ON COLUMN "tables"."columns" IS '列数';
COMMENT ON COLUMN "tables"."line" IS '行号。在来源文件中的行号，从 1 起。';
COMMIT;
ALTER TABLE "tables" ADD FOREIGN KEY ("document") REFERENCES "documents" ("id");
ALTER TABLE "tables" ADD FOREIGN KEY ("division") REFERENCES "divisions" ("id");
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
BEGIN;
-- 表1 目标
-- 云政发-2017-1中的表格。
CREATE TABLE "tables/1" (
  "指标" text,
  "column2" text
);
COPY "tables/1" ("指标", "column2") FROM stdin;
\N	\N
\.
COMMENT ON TABLE "tables/1" IS '表1 目标。云政发-2017-1中的表格。';
COMMENT ON COLUMN "tables/1"."指标" IS '指标。万元';
COMMENT ON COLUMN "tables/1"."column2" IS '指标。万元';
COMMIT;
