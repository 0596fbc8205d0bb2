"""Makes workbooks with openpyxl, and compares what gongkai reads of them with what openpyxl does, cell for cell.

Usage: xlsx_judge.py make FOLDER COUNT | tables FOLDER COUNT | check FOLDER
"""

import csv
import datetime
import json
import random
import sys
from pathlib import Path

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

TEXTS = ["行政许可", "  前后有空格  ", "two\nlines", 'quote " and \\ back', "tab\there", "<&>", "00123", "=1", "𠮷野家", "é́", "-", "'x"]


def value(random_, kind):
    """A value of a kind of column; now and then none."""
    if random_.random() < 0.1:
        return None
    match kind:
        case "text":
            return random_.choice(TEXTS) + str(random_.randrange(10**6))
        case "integer":
            return random_.randrange(-10**9, 10**9)
        case "long":
            return random_.randrange(10**14, 10**18)
        case "decimal":
            return random_.choice([0.1, 1e-7, 123456.789, 1e21, -2.5, 0.30000000000000004]) * random_.randrange(1, 9)
        case "boolean":
            return random_.random() < 0.5
        case "date":
            return datetime.date(1904, 1, 2) + datetime.timedelta(days=random_.randrange(60_000))
        case "time":
            return datetime.time(random_.randrange(24), random_.randrange(60), random_.randrange(60))
        case "datetime":
            return datetime.datetime(1904, 1, 2) + datetime.timedelta(seconds=random_.randrange(4 * 10**9))
        case "rich":
            return CellRichText("甲", TextBlock(InlineFont(b=True), "乙"), " 丙 ")
        case "duration":
            return datetime.timedelta(minutes=random_.randrange(1, 9000))


KINDS = ["text", "integer", "long", "decimal", "boolean", "date", "time", "datetime", "rich", "duration"]


def make(folder, count):
    """Workbooks of every shape that is told apart: titles, levels of headings, sheets, both calendars, sizes."""
    for number in range(count):
        random_ = random.Random(number)
        book = openpyxl.Workbook()
        if number % 3 == 0:
            book.epoch = CALENDAR_MAC_1904
        sheet = book.active
        kinds = [random_.choice(KINDS) for _ in range(random_.randrange(2, 13))]
        if number % 4 == 1:
            sheet.append(["情况统计表"])
            sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(kinds))
        if number % 8 == 1 and len(kinds) > 4:
            sheet.append(["单位：万元"])
        top = sheet.max_row + 1 if sheet["A1"].value else 1
        plain = [f"列{index}" for index in range(len(kinds))]
        names = list(plain)
        if number % 5 == 2 and len(kinds) >= 4:
            for column in range(len(kinds)):
                sheet.cell(top, column + 1, "甲组" if column == 1 else None if column == 2 else plain[column])
                if column in (1, 2):
                    sheet.cell(top + 1, column + 1, plain[column])
                    names[column] = "甲组/" + plain[column]
                else:
                    sheet.merge_cells(start_row=top, start_column=column + 1, end_row=top + 1, end_column=column + 1)
            sheet.merge_cells(start_row=top, start_column=2, end_row=top, end_column=3)
            first = top + 2
        else:
            for column, name in enumerate(plain):
                sheet.cell(top, column + 1, name)
            first = top + 1
        for row in range(first, first + random_.randrange(1, 120)):
            if random_.random() < 0.03:
                continue
            for column, kind in enumerate(kinds):
                cell = sheet.cell(row, column + 1)
                cell.value = value(random_, kind)
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    cell.data_type = "s"
                if kind == "integer" and number % 2:
                    cell.number_format = "#,##0.00"
        if number % 6 == 0:
            book.create_sheet("另表")["A1"] = "别的"
        path = folder / f"made-{number:03}.xlsx"
        book.save(path)
        path.with_suffix(".facts").write_text(json.dumps({"first": first, "names": names}))


def tables(folder, count):
    """Tables as CSV, of which another program makes workbooks with types as it sees fit."""
    for number in range(count):
        random_ = random.Random(1000 + number)
        kinds = [random_.choice(["text", "integer", "decimal", "date", "boolean", "time"]) for _ in range(random_.randrange(2, 9))]
        names = [f"列{index}" for index in range(len(kinds))]
        path = folder / f"table-{number:02}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(names)
            writer.writerows([value(random_, kind) for kind in kinds] for _ in range(random_.randrange(5, 200)))
        path.with_suffix(".facts").write_text(json.dumps({"first": 2, "names": names}))


def canonical(found):
    """A value of openpyxl in the form of ours."""
    match found:
        case None | "":
            return None
        case bool():
            return found
        case datetime.datetime():
            return found.isoformat(timespec="milliseconds").removesuffix(".000")
        case datetime.date() | datetime.time():
            return found.isoformat()
        case datetime.timedelta():
            return round(found.total_seconds())
        case int() | float():
            return float(found)
        case _:
            return str(found)


def ours(found, theirs):
    """What we read, which is text where no schema says more."""
    if found is None:
        return None
    if isinstance(theirs, bool):
        return {"true": True, "false": False}[found]
    if isinstance(theirs, (int, float)):
        return float(found)
    if isinstance(theirs, datetime.timedelta):
        seconds, number = 0, ""
        for sign in found.removeprefix("PT"):
            if sign in "HMS":
                seconds += float(number) * {"H": 3600, "M": 60, "S": 1}[sign]
                number = ""
            else:
                number += sign
        return round(seconds)
    # A date alone is midnight to openpyxl.
    if isinstance(theirs, datetime.datetime) and len(found) == 10:
        return found + "T00:00:00"
    return found


def judge(path, records):
    facts = json.loads(Path(path).with_suffix(".facts").read_text())
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book.worksheets[0]
    rows = [row for row in sheet.iter_rows(min_row=facts["first"]) if any(cell.value not in (None, "") for cell in row)]
    found = json.loads(Path(records).read_text())["records"]
    assert len(rows) == len(found), f"{path}: {len(found)} records; openpyxl has {len(rows)}"
    cells = 0
    for row, record in zip(rows, found):
        assert set(record) <= set(facts["names"]), f"{path}: {list(record)}; expected {facts['names']}"
        for cell, name in zip(row, facts["names"]):
            mine = record.get(name)
            a, b = canonical(cell.value), ours(mine, cell.value)
            assert a == b and type(a) is type(b), f"{path} {cell.coordinate}: {mine!r}; openpyxl has {cell.value!r}"
            cells += 1
    return cells


if __name__ == "__main__":
    command, folder = sys.argv[1], Path(sys.argv[2])
    if command == "make":
        make(folder, int(sys.argv[3]))
    elif command == "tables":
        tables(folder, int(sys.argv[3]))
    else:
        books = sorted(folder.glob("*.xlsx"))
        total = sum(judge(book, book.with_suffix(".json")) for book in books)
        print(f"{len(books)} workbooks, {total} cells: as openpyxl reads them")
