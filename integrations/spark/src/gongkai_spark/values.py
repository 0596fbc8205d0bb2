"""Values between Python and the JSON in frames, a column at a time."""

import base64
import binascii
import datetime
import decimal
import json
from json.encoder import encode_basestring
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from pyspark.sql import types as t

from .errors import GongkaiError

#: Turns a value that is there into a text of JSON; raises ``ValueError`` where it cannot be one.
Encoder = Callable[[Any], str]
#: Turns a value of JSON into one of Python.
Decoder = Callable[[Any], Any]

_UTC = datetime.timezone.utc
_BITS = {t.ByteType: 8, t.ShortType: 16, t.IntegerType: 32, t.LongType: 64}


# Encoding


def _double(value: Any) -> str:
    text = repr(float(value))
    if "n" in text:
        raise ValueError(f"{text} is no number that a file of records can hold")
    return format(decimal.Decimal(text), "f") if "e" in text else text


def _decimal(value: Any) -> str:
    number = value if isinstance(value, decimal.Decimal) else decimal.Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{number} is no number that a file of records can hold")
    return format(number, "f")


def _timestamp(value: datetime.datetime) -> str:
    # One without a zone is in that of the process, as Spark hands them to Python.
    return '"' + value.astimezone(_UTC).replace(tzinfo=None).isoformat() + 'Z"'


def _timestamp_ntz(value: datetime.datetime) -> str:
    if value.tzinfo is not None:
        raise ValueError(f"{value.isoformat()} has a time zone; expected none")
    return '"' + value.isoformat() + '"'


def _binary(value: Any) -> str:
    return '"' + base64.b64encode(bytes(value)).decode("ascii") + '"'


def encoder(data_type: t.DataType, empty_arrays: str = "refuse") -> Encoder:
    """What encodes values of a type. Types that there is none for were refused when the schema was made."""
    if isinstance(data_type, t.ArrayType):
        return _list_encoder(encoder(data_type.elementType), empty_arrays)
    if isinstance(data_type, t.BooleanType):
        return lambda value: "true" if value else "false"
    if isinstance(data_type, tuple(_BITS)):
        return lambda value: str(int(value))
    if isinstance(data_type, (t.FloatType, t.DoubleType)):
        return _double
    if isinstance(data_type, t.DecimalType):
        return _decimal
    if isinstance(data_type, t.BinaryType):
        return _binary
    if isinstance(data_type, t.DateType):
        return lambda value: '"' + value.isoformat() + '"'
    if isinstance(data_type, t.TimestampType):
        return _timestamp
    if isinstance(data_type, t.TimestampNTZType):
        return _timestamp_ntz
    return lambda value: encode_basestring(str(value))


def _list_encoder(item: Encoder, empty_arrays: str) -> Encoder:
    def encode(values: Sequence[Any]) -> str:
        if any(value is None for value in values):
            raise ValueError("an array with a missing item; expected a value for each")
        if not len(values):
            if empty_arrays != "null":
                raise ValueError(
                    "an empty array, which files cannot tell from a missing one; "
                    'the option emptyArrays "null" makes it one'
                )
            return ""
        return "[" + ",".join([item(value) for value in values]) + "]"

    return encode


class RowEncoder:
    """Turns columns of values into lines of JSON."""

    def __init__(self, schema: t.StructType, empty_arrays: str = "refuse") -> None:
        self._columns: List[Tuple[str, str, Encoder]] = [
            (field.name, encode_basestring(field.name) + ":", encoder(field.dataType, empty_arrays))
            for field in schema.fields
        ]
        self._count = 0

    def encode(self, columns: Sequence[Sequence[Any]]) -> bytes:
        """The rows of columns that are equally long."""
        texts = [self._column(place, values) for place, values in enumerate(columns)]
        lines = ["{" + ",".join([text for text in row if text]) + "}\n" for row in zip(*texts)]
        self._count += len(lines)
        try:
            return "".join(lines).encode("utf-8")
        except UnicodeEncodeError as error:
            raise GongkaiError(f"a text is no Unicode: {error.reason}") from error

    def _column(self, place: int, values: Sequence[Any]) -> List[str]:
        name, prefix, encode = self._columns[place]
        try:
            texts = ["" if value is None else encode(value) for value in values]
        except (ValueError, TypeError, AttributeError, OverflowError, decimal.InvalidOperation):
            raise self._fault(name, values, encode) from None
        return [prefix + text if text else "" for text in texts]

    def _fault(self, name: str, values: Sequence[Any], encode: Encoder) -> GongkaiError:
        for place, value in enumerate(values):
            try:
                if value is not None:
                    encode(value)
            except Exception as error:  # noqa: BLE001 - whatever it was is told
                return GongkaiError(str(error), code="spark.value", record=self._count + place + 1, field=name)
        return GongkaiError("a value cannot be written", field=name)


# Decoding


def _integer_decoder(bits: int) -> Decoder:
    least, most = -(1 << (bits - 1)), (1 << (bits - 1)) - 1

    def decode(value: Any) -> int:
        number = int(value)
        if not least <= number <= most:
            raise ValueError(f"{number} does not fit into {bits} bits")
        return number

    return decode


def _decimal_decoder(data_type: t.DecimalType) -> Decoder:
    exponent = decimal.Decimal(1).scaleb(-data_type.scale)
    context = decimal.Context(prec=data_type.precision, traps=[decimal.Inexact, decimal.InvalidOperation])

    def decode(value: Any) -> decimal.Decimal:
        try:
            return decimal.Decimal(value).quantize(exponent, context=context)
        except (decimal.Inexact, decimal.InvalidOperation):
            raise ValueError(f"{value} does not fit into {data_type.simpleString()}") from None

    return decode


def _moment(text: str) -> datetime.datetime:
    """A date and time in ISO 8601, with a fraction of any length, of which Python 3.9 reads not all and none reads well."""
    whole, point, rest = (text[:-1] + "+00:00" if text.endswith("Z") else text).partition(".")
    if not point:
        return datetime.datetime.fromisoformat(whole)
    digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
    if digits[6:].strip("0"):
        raise ValueError(f"{text} is finer than a microsecond")
    return datetime.datetime.fromisoformat(f"{whole}.{digits[:6]:0<6}{rest[len(digits):]}")


def _timestamp_from(value: str) -> datetime.datetime:
    moment = _moment(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value} has no time zone; expected one, or the type timestamp_ntz")
    return moment.astimezone(_UTC)


def _timestamp_ntz_from(value: str) -> datetime.datetime:
    moment = _moment(value)
    if moment.tzinfo is not None:
        raise ValueError(f"{value} has a time zone; expected none, or the type timestamp")
    return moment


def _text_from(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        raise ValueError("a list, and no text")
    return str(value)


def decoder(data_type: t.DataType) -> Decoder:
    """What decodes values of a type from JSON that was read with ``parse_float=str``."""
    if isinstance(data_type, t.ArrayType):
        item = decoder(data_type.elementType)
        return lambda values: [item(value) for value in values]
    for integer, bits in _BITS.items():
        if isinstance(data_type, integer):
            return _integer_decoder(bits)
    if isinstance(data_type, t.BooleanType):
        return _boolean_from
    if isinstance(data_type, (t.FloatType, t.DoubleType)):
        return float
    if isinstance(data_type, t.DecimalType):
        return _decimal_decoder(data_type)
    if isinstance(data_type, t.BinaryType):
        return lambda value: base64.b64decode(value, validate=True)
    if isinstance(data_type, t.DateType):
        return datetime.date.fromisoformat
    if isinstance(data_type, t.TimestampType):
        return _timestamp_from
    if isinstance(data_type, t.TimestampNTZType):
        return _timestamp_ntz_from
    if isinstance(data_type, (t.StringType, t.CharType, t.VarcharType)):
        return _text_from
    raise GongkaiError(f"there is nothing in records that is of type {data_type.simpleString()}")


def _boolean_from(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value} is no truth value")
    return value


class RowDecoder:
    """Turns lines of JSON into columns of values."""

    def __init__(self, schema: t.StructType, members: Dict[str, str]) -> None:
        """``members`` says what a column is called in the JSON."""
        self._columns = []
        for field in schema.fields:
            if field.name not in members:
                raise GongkaiError(f"there is no column {field.name}; there are {', '.join(members)}")
            self._columns.append((field.name, members[field.name], decoder(field.dataType)))
        self._count = 0

    def decode(self, lines: Sequence[bytes]) -> List[List[Any]]:
        """The columns of records."""
        records = json.loads(b"[" + b",".join(lines) + b"]", parse_float=str)
        columns = [self._column(*column, records) for column in self._columns]
        self._count += len(lines)
        return columns

    def _column(self, name: str, member: str, decode: Decoder, records: List[Dict[str, Any]]) -> List[Any]:
        values = [record.get(member) for record in records]
        try:
            return [None if value is None else decode(value) for value in values]
        except (ValueError, TypeError, binascii.Error):
            raise self._fault(name, values, decode) from None

    def _fault(self, name: str, values: List[Any], decode: Decoder) -> GongkaiError:
        for place, value in enumerate(values):
            try:
                if value is not None:
                    decode(value)
            except Exception as error:  # noqa: BLE001 - whatever it was is told
                return GongkaiError(str(error), code="spark.value", record=self._count + place + 1, field=name)
        return GongkaiError("a value cannot be read", field=name)


def members_of(schema: Dict[str, Any], names: Optional[List[str]]) -> Dict[str, str]:
    """What the columns of a Table Schema are called in the JSON: names that are none for gongkai are escaped there."""
    columns = [field["name"] for field in schema["fields"]]
    return dict(zip(columns, names if names is not None else columns))
