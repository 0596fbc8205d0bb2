"""What is raised where gongkai, its frames or a value are not as they should be."""

from typing import Any, Dict, Optional


class GongkaiError(Exception):
    """A failure, as gongkai tells it: the rule, the record (from 1), the field, and its words."""

    def __init__(
        self,
        message: str,
        *,
        code: Optional[str] = None,
        record: Optional[int] = None,
        field: Optional[str] = None,
        status: Optional[int] = None,
        file: Optional[str] = None,
    ) -> None:
        self.code = code
        self.record = record
        self.field = field
        self.status = status
        self.file = file
        where = [f"record {record}" if record is not None else None, f"field {field}" if field else None]
        text = message
        if any(where):
            text += f" ({', '.join(part for part in where if part)})"
        if code:
            text += f" [{code}]"
        if file:
            text = f"{file}: {text}"
        super().__init__(text)

    @classmethod
    def from_message(cls, message: Dict[str, Any], file: str) -> "GongkaiError":
        """The failure that an ``error`` frame tells."""
        record = message.get("record")
        return cls(
            str(message.get("message", "-")),
            code=str(message.get("code", "-")),
            record=record if isinstance(record, int) else None,
            field=str(message["field"]) if "field" in message else None,
            file=file,
        )


class FrameError(GongkaiError):
    """What came is no stream of frames."""
