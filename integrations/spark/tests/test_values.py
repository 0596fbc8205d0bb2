"""Values and types, without a Spark that runs."""

import datetime
import decimal
import json

import pytest

t = pytest.importorskip("pyspark.sql.types")

from gongkai_spark import types
from gongkai_spark.errors import GongkaiError
from gongkai_spark.values import RowDecoder, RowEncoder

UTC = datetime.timezone.utc
EAST = datetime.timezone(datetime.timedelta(hours=8))

SCALARS = [
    (t.BooleanType(), [True, False]),
    (t.ByteType(), [-128, 127]),
    (t.LongType(), [-(2**63), 2**63 - 1]),
    (t.DoubleType(), [0.1, 5e-324, 1.7976931348623157e308, -1e22]),
    (t.DecimalType(38, 0), [decimal.Decimal("9" * 38), decimal.Decimal("-" + "9" * 38)]),
    (t.DecimalType(38, 38), [decimal.Decimal("1e-38")]),
    (t.StringType(), ["", "a\n\"\\b", "𠮷😀", "\u2028", "\x00\x01"]),
    (t.BinaryType(), [b"", bytes(range(256))]),
    (t.DateType(), [datetime.date(1, 1, 1), datetime.date(9999, 12, 31)]),
    (t.TimestampType(), [datetime.datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)]),
    (t.TimestampNTZType(), [datetime.datetime(1582, 10, 15, 1, 2, 3, 4)]),
]


@pytest.mark.parametrize("data_type, values", SCALARS, ids=lambda value: str(value)[:20])
def test_values_come_back(data_type, values) -> None:
    schema = t.StructType(
        [t.StructField("a b", data_type), t.StructField("list", t.ArrayType(data_type)), t.StructField("none", data_type)]
    )
    columns = [[*values, None], [[value] for value in values] + [None], [None] * (len(values) + 1)]
    lines = RowEncoder(schema).encode(columns)
    assert lines.endswith(b"\n") and lines.count(b"\n") == len(values) + 1
    for line in lines.splitlines():
        assert "none" not in json.loads(line)
    decoded = RowDecoder(schema, {name: name for name in schema.names}).decode(lines.rstrip(b"\n").split(b"\n"))
    assert decoded == columns


@pytest.mark.parametrize(
    "data_type, value",
    [
        (t.DoubleType(), float("nan")),
        (t.DoubleType(), float("-inf")),
        (t.DecimalType(10, 0), decimal.Decimal("NaN")),
        (t.ArrayType(t.StringType()), ["a", None]),
        (t.ArrayType(t.StringType()), []),
        (t.TimestampNTZType(), datetime.datetime(2024, 1, 1, tzinfo=UTC)),
        (t.DateType(), "2024-01-01"),
    ],
)
def test_what_a_file_cannot_hold_is_refused_with_record_and_field(data_type, value) -> None:
    rows = RowEncoder(t.StructType([t.StructField("x", data_type)]))
    rows.encode([[None] * 10])
    with pytest.raises(GongkaiError) as failure:
        rows.encode([[None, None, value]])
    assert (failure.value.record, failure.value.field) == (13, "x")


def test_empty_arrays_become_missing_where_that_is_wanted() -> None:
    schema = t.StructType([t.StructField("x", t.ArrayType(t.LongType()))])
    assert RowEncoder(schema, "null").encode([[[], [1]]]) == b'{}\n{"x":[1]}\n'


@pytest.mark.parametrize(
    "data_type, text",
    [
        (t.ByteType(), "128"),
        (t.DecimalType(4, 2), "100.00"),
        (t.DecimalType(4, 2), "1.001"),
        (t.TimestampType(), '"2024-01-01T00:00:00"'),
        (t.TimestampNTZType(), '"2024-01-01T00:00:00Z"'),
        (t.TimestampType(), '"2024-01-01T00:00:00.0000001Z"'),
        (t.BooleanType(), '"true"'),
        (t.BinaryType(), '"?"'),
        (t.DateType(), '"2024-02-30"'),
        (t.LongType(), '"x"'),
    ],
)
def test_what_does_not_fit_the_type_is_refused_with_record_and_field(data_type, text: str) -> None:
    rows = RowDecoder(t.StructType([t.StructField("x", data_type)]), {"x": "x"})
    with pytest.raises(GongkaiError) as failure:
        rows.decode([b"{}", b'{"x":' + text.encode() + b"}"])
    assert (failure.value.record, failure.value.field) == (2, "x")


def test_moments_are_read_in_every_form_of_iso_8601_that_gongkai_writes() -> None:
    rows = RowDecoder(t.StructType([t.StructField("x", t.TimestampType())]), {"x": "x"})
    texts = ["2024-01-01T08:00:00+08:00", "2024-01-01T00:00:00.5Z", "2024-01-01T00:00:00.1234560Z"]
    assert rows.decode([b'{"x":"' + text.encode() + b'"}' for text in texts]) == [
        [
            datetime.datetime(2024, 1, 1, tzinfo=UTC),
            datetime.datetime(2024, 1, 1, 0, 0, 0, 500000, tzinfo=UTC),
            datetime.datetime(2024, 1, 1, 0, 0, 0, 123456, tzinfo=UTC),
        ]
    ]


def test_a_moment_with_any_zone_is_written_in_utc() -> None:
    rows = RowEncoder(t.StructType([t.StructField("x", t.TimestampType())]))
    assert rows.encode([[datetime.datetime(2024, 1, 1, 8, tzinfo=EAST)]]) == b'{"x":"2024-01-01T00:00:00Z"}\n'


@pytest.mark.parametrize(
    "data_type",
    [
        t.MapType(t.StringType(), t.StringType()),
        t.StructType([t.StructField("a", t.StringType())]),
        t.ArrayType(t.ArrayType(t.StringType())),
        t.NullType(),
        t.DayTimeIntervalType(),
    ],
)
def test_types_without_a_word_in_our_schema_are_refused_by_name(data_type) -> None:
    with pytest.raises(GongkaiError, match="pairs"):
        types.table_schema(t.StructType([t.StructField("pairs", data_type)]))


def test_a_table_schema_has_a_spark_schema() -> None:
    table = {
        "fields": [
            {"name": "n", "type": "integer"},
            {"name": "d", "type": "number", "gongkai": {"type": "decimal"}},
            {"name": "l", "type": "string", "gongkai": {"type": "list", "itemType": "integer"}},
            {"name": "q", "type": "string", "gongkai": {"type": "yearQuarter"}},
        ]
    }
    assert types.struct_type(table).simpleString() == "struct<n:bigint,d:decimal(38,18),l:array<bigint>,q:string>"


def test_schemas_of_several_files_become_the_widest() -> None:
    one = {"fields": [{"name": "a", "type": "integer", "constraints": {"required": True}}, {"name": "b", "type": "date"}]}
    two = {"fields": [{"name": "a", "type": "number"}, {"name": "b", "type": "string"}]}
    assert [field["type"] for field in types.merged([one, two], ["1", "2"])["fields"]] == ["number", "string"]
    with pytest.raises(GongkaiError):
        types.merged([one, {"fields": [{"name": "b", "type": "string"}]}], ["1", "2"])
