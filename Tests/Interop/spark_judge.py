"""Writes and reads datasets by Spark, kills what writes them, and looks whether anything was lost or doubled.

Usage: spark_judge.py GONGKAI local|cluster ROWS FOLDER
"""

import datetime
import decimal
import glob
import json
import os
import signal
import subprocess
import sys
import threading
import time

from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from pyspark.sql import types as t

from gongkai_spark import GongkaiDataSource, WriteJob, read_job, read_partition, write_partition
from gongkai_spark.dataset import read_manifest

gongkai, mode, rows, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
# Two attempts for each task.
master = {"local": "local[2,2]", "cluster": "local-cluster[2,1,1024]"}[mode]
started = time.time()
os.makedirs(f"{folder}/events")


def tell(text: str) -> None:
    print(f"{mode} {time.time() - started:6.1f} s  {text}", flush=True)


def must(condition: bool, what: str) -> None:
    if not condition:
        raise SystemExit(f"{mode}: {what}")


builder = SparkSession.builder.master(master).appName("gongkai")
for key, value in {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.eventLog.enabled": "true",
    "spark.eventLog.compress": "false",
    "spark.eventLog.dir": f"file://{folder}/events",
    "spark.sql.session.timeZone": "Asia/Shanghai",
    "spark.sql.shuffle.partitions": "2",
    "spark.local.dir": f"{folder}/scratch",
}.items():
    builder = builder.config(key, value)
spark = builder.getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
spark.dataSource.register(GongkaiDataSource)
tell(f"Spark {spark.version} has started")


def write(frame, place, **options):
    frame.write.format("gongkai").options(gongkai=gongkai, **options).mode(options.pop("mode", "append")).save(place)


def read(place, **options):
    return spark.read.format("gongkai").options(gongkai=gongkai, **options).load(place)


# Every type, with what is hard to carry.

utc = datetime.timezone.utc
scalars = {
    "truth": (t.BooleanType(), [True, False]),
    "tiny": (t.ByteType(), [-128, 127]),
    "small": (t.ShortType(), [-32768, 32767]),
    "whole": (t.IntegerType(), [-(2**31), 2**31 - 1]),
    "long": (t.LongType(), [-(2**63), 2**63 - 1]),
    "single": (t.FloatType(), [1.5, -3.4028234663852886e38, 1.401298464324817e-45]),
    "double": (t.DoubleType(), [0.1, 1.7976931348623157e308, 5e-324, -1e22, 1 / 3]),
    "money": (t.DecimalType(20, 2), [decimal.Decimal("0.00"), decimal.Decimal("-123456789012345678.90")]),
    "digits": (t.DecimalType(38, 0), [decimal.Decimal("9" * 38), decimal.Decimal("-" + "9" * 38)]),
    "fraction": (t.DecimalType(38, 38), [decimal.Decimal("0." + "9" * 38), decimal.Decimal("-0." + "0" * 37 + "1")]),
    "text": (
        t.StringType(),
        ["", " ", "a\nb\r\nc\rd", '"', "'", ",;；\\", "𠮷😀", "null", "NULL", "=1+1", "\t", "é", "&<>]]>", "﻿x", "007"],
    ),
    "bytes": (t.BinaryType(), [bytearray(b""), bytearray(range(256))]),
    "day": (t.DateType(), [datetime.date(1, 1, 1), datetime.date(1969, 12, 31), datetime.date(9999, 12, 31)]),
    "moment": (
        t.TimestampType(),
        [
            datetime.datetime(1970, 1, 1, tzinfo=utc),
            datetime.datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=utc),
            # An hour that came twice in Shanghai.
            datetime.datetime(1986, 9, 13, 15, 30, 0, 1, tzinfo=utc),
            datetime.datetime(1986, 9, 13, 16, 30, 0, 1, tzinfo=utc),
            datetime.datetime(1900, 1, 1, 0, 0, 0, 5, tzinfo=utc),
        ],
    ),
    "clock": (
        t.TimestampNTZType(),
        [datetime.datetime(1582, 10, 15, 1, 2, 3, 4), datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)],
    ),
}
fields = [t.StructField(name, kind) for name, (kind, _) in scalars.items()]
fields += [
    t.StructField(f"{name}s", t.ArrayType(kind))
    for name, (kind, _) in scalars.items()
    if name not in ("single", "bytes", "moment", "clock")
]
fields.append(t.StructField("单位 名称", t.StringType()))
schema = t.StructType(fields)


def values(field, place):
    """The value of a field in a row: every third is missing."""
    if place % 3 == 2:
        return None
    name = field.name
    if name in scalars:
        some = scalars[name][1]
        return some[place % len(some)]
    if name.endswith("s") and name[:-1] in scalars:
        some = scalars[name[:-1]][1]
        return some[place % len(some) :] + some[:1]
    return "甲\n乙"


table = [tuple(values(field, place + shift) for shift, field in enumerate(schema.fields)) for place in range(60)]
types = spark.createDataFrame(table, schema).coalesce(2).persist()
expected = sorted(types.collect(), key=str)
forms = ("csv", "ndjson", "json", "xml") if mode == "local" else ("xml",)
for form in forms:
    place = f"{folder}/types-{form}"
    write(types, place, format=form)
    back = read(place)
    must(back.schema == schema, f"{form}: another schema: {back.schema}")
    must(sorted(back.collect(), key=str) == expected, f"{form}: other values")
    parts = sorted(glob.glob(f"{place}/part-*"))
    done = subprocess.run([gongkai, "validate", *parts, "--schema", f"{place}/_schema.json"], capture_output=True, text=True)
    must(done.returncode == 0, f"{form}: a part is not valid: {done.stdout}{done.stderr}")
    must(os.path.isfile(f"{place}/_SUCCESS") and not os.path.exists(f"{place}/_temporary"), f"{form}: not committed")
    tell(f"{form}: {len(table)} rows of {len(fields)} columns of every type are the same again")


def what_else_datasets_do() -> None:
    """Appending, and failures."""
    write(types, f"{folder}/types-csv", format="csv")
    again = read(f"{folder}/types-csv").select("day", "text").collect()
    must(sorted(map(tuple, again), key=str) == sorted([(row["day"], row["text"]) for row in expected] * 2, key=str), "append")
    write(types.limit(0), f"{folder}/none", format="csv")
    must(read(f"{folder}/none").count() == 0 and read(f"{folder}/none").schema == schema, "a dataset without records")

    # What fails leaves everything as it was.

    for bad, rule in (("char(1)", "record.not-representable"), ("cast('NaN' as double)", "spark.value")):
        frame = spark.range(0, 1000, 1, 2).selectExpr("id", f"case when id = 700 then {bad} end as value")
        for place in (f"{folder}/types-xml", f"{folder}/bad"):
            before = sorted(os.listdir(place)) if os.path.exists(place) else None
            try:
                write(frame, place, format="xml", mode="overwrite")
                must(False, f"{bad} was written")
            except Exception as error:  # noqa: BLE001 - whatever Spark raises
                must(rule in str(error) and "field value" in str(error), f"the failure says too little: {error}")
            must((sorted(os.listdir(place)) if os.path.exists(place) else None) == before, f"{place} has changed")
    try:
        write(spark.sql("select map('a', 1) as pairs"), f"{folder}/bad", format="csv")
        must(False, "a map was written")
    except Exception as error:  # noqa: BLE001
        must("pairs" in str(error) and "map" in str(error), f"the refusal says too little: {error}")
    tell("failures say the rule, the record and the field, and leave nothing behind")


if mode == "local":
    what_else_datasets_do()


# Many rows, with a killer.

big = spark.range(0, rows, 1, 8).selectExpr(
    "id",
    "concat('溪政发〔2024〕', id, '号') as number",
    "case when id % 7 = 0 then null when id % 7 = 1 then '' else concat('第一行\n\"', id % 1000, '\"') end as title",
    "cast(id * 1234567 as decimal(38, 4)) / 10000 as amount",
    "date_add(date'1960-01-01', cast(id % 30000 as int)) as day",
    "timestamp_micros(id * 1000003 - 500000000000) as moment",
    "id % 3 = 0 as truth",
)


def sums(frame):
    """What two datasets have in common only where they have the same rows, as often."""
    digest = f.xxhash64(*frame.columns).cast("decimal(38,0)")
    return frame.agg(f.count("*"), f.countDistinct("id"), f.sum(digest), f.sum(f.length("title"))).first()


class Killer(threading.Thread):
    """Kills what writes a dataset, once, as soon as it writes: the Python of a task, or the executor that it belongs to."""

    def __init__(self, place: str) -> None:
        super().__init__(daemon=True)
        self.place, self.killed = place, ""

    def run(self) -> None:
        deadline = time.time() + 120
        while time.time() < deadline and not self.killed:
            for writer in self.writers():
                victim = parent(writer)
                while mode == "cluster" and victim > 1 and "CoarseGrainedExecutorBackend" not in command(victim):
                    victim = parent(victim)
                if victim > 1 and victim != os.getpid() and written(writer) > 1 << 20:
                    os.kill(victim, signal.SIGKILL)
                    self.killed = {"local": "the Python of a task", "cluster": "an executor"}[mode]
                    return
            time.sleep(0.005)

    def writers(self):
        """The gongkai processes that write below the folder."""
        for entry in os.listdir("/proc"):
            if entry.isdigit() and f"{self.place}/_temporary" in command(int(entry)):
                yield int(entry)


def command(process: int) -> str:
    try:
        with open(f"/proc/{process}/cmdline", "rb") as file:
            return file.read().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def parent(process: int) -> int:
    try:
        with open(f"/proc/{process}/stat") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def written(process: int) -> int:
    """How many bytes a process has taken, so that it is killed on the way and not before."""
    try:
        with open(f"/proc/{process}/io") as file:
            return int(file.readline().split()[1])
    except (OSError, IndexError):
        return 0


reference = sums(big)
for form in ("csv",) if mode == "local" else ("ndjson",):
    place = f"{folder}/big-{form}"
    killer = Killer(place)
    killer.start()
    before = time.time()
    write(big, place, format=form)
    seconds = time.time() - before
    killer.join(1)
    must(bool(killer.killed), "nothing was killed")
    manifest = read_manifest(place)
    must(sum(part.records for part in manifest.parts) == rows and len(manifest.parts) == 8, "the parts are not all")
    must(sorted(os.listdir(place)) == sorted(["_SUCCESS", "_schema.json"] + [p.path for p in manifest.parts]), "left over")
    before = time.time()
    back = sums(read(place))
    must(back == reference, f"{form}: {back}, expected {reference}")
    tell(f"{form}: {rows:,} rows written in {seconds:.1f} s and read in {time.time() - before:.1f} s, {killer.killed} killed")

# The same by mapPartitions.

few = big.limit(rows // 10).repartition(4).persist()
job = WriteJob(f"{folder}/plain", few.schema, format="xml", program=gongkai)
job.commit(few.rdd.mapPartitions(lambda part: write_partition(part, job)).collect())
reading = read_job(f"{folder}/plain", program=gongkai)
tuples = spark.sparkContext.parallelize(reading.files, 4).mapPartitions(lambda files: read_partition(files, reading))
back = spark.createDataFrame(tuples, reading.schema)
must(sums(back) == sums(few), "mapPartitions: other rows")
tell(f"mapPartitions: {rows // 10:,} rows written and read")

# Files of others, of which nobody says anything.

os.makedirs(f"{folder}/foreign")
for number, amount in enumerate(("12", "7.25")):
    with open(f"{folder}/foreign/{number}.csv", "w", encoding="gb18030") as file:
        file.write(f"编号,金额,日期\n00{number},{amount},2024/3/{number + 1}\n")
foreign = sorted(read(f"{folder}/foreign").collect())
must([row[0] for row in foreign] == ["000", "001"], f"codes lost their zeros: {foreign}")
must([row[1] for row in foreign] == [decimal.Decimal("12"), decimal.Decimal("7.25")], f"other amounts: {foreign}")
chosen = spark.read.format("gongkai").schema("`编号` string, `金额` decimal(10,2), `日期` string")
must(len(chosen.options(gongkai=gongkai).load(f"{folder}/foreign/*.csv").collect()) == 2, "a schema of the reader's")
tell("files of others are described, or read by the schema given")

spark.stop()
reasons = []
for name in glob.glob(f"{folder}/events/**", recursive=True):
    if os.path.isfile(name):
        with open(name, encoding="utf-8") as file:
            events = [json.loads(line) for line in file if line.startswith('{"Event":"SparkListenerTaskEnd"')]
        reasons += [event["Task End Reason"]["Reason"] for event in events]
lost = [reason for reason in reasons if reason != "Success"]
must(bool(lost), "no task has failed")
tell(f"{len(reasons)} tasks, of which {len(lost)} failed and were repeated or told: {', '.join(sorted(set(lost)))}")
