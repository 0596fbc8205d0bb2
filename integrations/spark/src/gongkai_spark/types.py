"""Spark's types and those of Table Schema, as gongkai reads it."""

from typing import Any, Dict, List, Optional

from pyspark.sql import types as t

from .errors import GongkaiError

_BOUNDS = {t.ByteType: 8, t.ShortType: 16, t.IntegerType: 32, t.LongType: 64}
#: What a decimal number gets whose digits no schema says.
DEFAULT_DECIMAL = t.DecimalType(38, 18)

_SPARK: Dict[str, t.DataType] = {
    "integer": t.LongType(),
    "decimal": DEFAULT_DECIMAL,
    "number": DEFAULT_DECIMAL,
    "boolean": t.BooleanType(),
    "date": t.DateType(),
    "year": t.IntegerType(),
}


def table_schema(schema: t.StructType, name: str = "records") -> Dict[str, Any]:
    """The Table Schema of a Spark schema. Types that gongkai has no word for are refused, by the name of the field."""
    if not schema.fields:
        raise GongkaiError("the data have no columns; expected at least one")
    return {
        "fields": [_field(field) for field in schema.fields],
        "missingValues": [""],
        "gongkai": {"name": name},
    }


def _field(field: t.StructField) -> Dict[str, Any]:
    described: Dict[str, Any] = {"name": field.name}
    if isinstance(field.dataType, t.ArrayType):
        element = _scalar(field.dataType.elementType, field)
        described["type"] = "string"
        described["gongkai"] = {"type": "list", "itemType": _own_type(element["type"])}
    else:
        described.update(_scalar(field.dataType, field))
    if not field.nullable:
        described.setdefault("constraints", {})["required"] = True
    return described


def _own_type(name: str) -> str:
    return {"number": "decimal", "datetime": "dateTime"}.get(name, name)


def _scalar(data_type: t.DataType, field: t.StructField) -> Dict[str, Any]:
    for integer, bits in _BOUNDS.items():
        if isinstance(data_type, integer):
            bound = 1 << (bits - 1)
            return {"type": "integer", "constraints": {"minimum": -bound, "maximum": bound - 1}}
    if isinstance(data_type, t.BooleanType):
        return {"type": "boolean"}
    if isinstance(data_type, (t.FloatType, t.DoubleType, t.DecimalType)):
        return {"type": "number"}
    if isinstance(data_type, (t.StringType, t.CharType, t.VarcharType)):
        return {"type": "string"}
    if isinstance(data_type, t.BinaryType):
        return {"type": "string", "format": "binary"}
    if isinstance(data_type, t.DateType):
        return {"type": "date"}
    if isinstance(data_type, (t.TimestampType, t.TimestampNTZType)):
        return {"type": "datetime"}
    raise GongkaiError(
        f"the column {field.name} is of type {field.dataType.simpleString()}; expected boolean, tinyint, smallint, int, "
        "bigint, float, double, decimal, string, binary, date, timestamp, timestamp_ntz, or an array of these"
    )


def struct_type(schema: Dict[str, Any]) -> t.StructType:
    """The Spark schema that can hold what a Table Schema describes, without loss where it holds at all."""
    return t.StructType([t.StructField(field["name"], _spark_type(field), True) for field in schema["fields"]])


def _spark_type(field: Dict[str, Any]) -> t.DataType:
    own = field.get("gongkai", {})
    name = own.get("type") or field.get("type", "string")
    if name == "list":
        item = own.get("itemType") or field.get("itemType", "string")
        return t.ArrayType(_SPARK.get(item, t.StringType()), False)
    return _SPARK.get(name, t.StringType())


def merged(schemas: List[Dict[str, Any]], files: List[str]) -> Dict[str, Any]:
    """The Table Schema that fits several files with the same columns: the wider type where they differ."""
    first: Optional[Dict[str, Any]] = None
    for schema, file in zip(schemas, files):
        fields = [_plain(field) for field in schema["fields"]]
        if first is None:
            first = {"fields": fields, "missingValues": schema.get("missingValues", [""])}
            continue
        names = [field["name"] for field in first["fields"]]
        if [field["name"] for field in fields] != names:
            raise GongkaiError(
                f"the columns are not those of {files[0]}; say which there are by the option schema", file=file
            )
        for place, field in enumerate(fields):
            first["fields"][place] = _wider(first["fields"][place], field)
    assert first is not None
    return first


def _plain(field: Dict[str, Any]) -> Dict[str, Any]:
    """A field without what is true of the one file alone."""
    kept: Dict[str, Any] = {key: field[key] for key in ("name", "type", "format", "itemType", "delimiter") if key in field}
    said = field.get("gongkai", {})
    own = {key: said[key] for key in ("type", "itemType", "separator") if key in said}
    if kept.get("type") == "string" and own.get("type") == "code":
        own = {}
    return {**kept, "gongkai": own} if own else kept


def _wider(one: Dict[str, Any], other: Dict[str, Any]) -> Dict[str, Any]:
    if one == other:
        return one
    kinds = {one.get("type"), other.get("type")}
    if kinds == {"integer", "number"}:
        return one if one["type"] == "number" else other
    return {"name": one["name"], "type": "string"}
