"""Makes inputs that are meant to do harm, has gongkai read each, and looks at what comes of it.

Usage: hostile_judge.py GONGKAI SAMPLES FOLDER
"""

import gzip
import io
import os
import random
import shutil
import struct
import subprocess
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import py7zr

GONGKAI, SAMPLES, FOLDER = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
MOST_MEGABYTES, MOST_SECONDS = 2500, 60
ZEROS = 10 << 30
MEGABYTE = 1 << 20
CSV = b"id\n1\n"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = ["云溪市人民政府关于防汛工作的通知", "云政发〔2024〕3号", "各区人民政府：", "请认真执行。"]


class Zip:
    """A ZIP archive put together by hand, so that it may say what no program writes."""

    def __init__(self):
        self.local, self.directory, self.count = bytearray(), bytearray(), 0

    def header(self, name, packed, size, checksum, method=8, flags=0):
        place, name = len(self.local), name.encode()
        extra = struct.pack("<HHQQ", 1, 16, size, len(packed)) if size >= 0xFFFFFFFF else b""
        sizes = (0xFFFFFFFF, 0xFFFFFFFF) if extra else (len(packed), size)
        self.local += struct.pack("<IHHHHHIIIHH", 0x04034B50, 45, flags, method, 0, 0x21, checksum, *sizes, len(name), len(extra))
        self.local += name + extra + packed
        return place

    def entry(self, name, place, packed_size, size, checksum, method=8, flags=0):
        name = name.encode()
        extra = struct.pack("<HHQQ", 1, 16, size, packed_size) if size >= 0xFFFFFFFF else b""
        sizes = (0xFFFFFFFF, 0xFFFFFFFF) if extra else (packed_size, size)
        self.directory += struct.pack(
            "<IHHHHHHIIIHHHHHII", 0x02014B50, 0x032D, 45, flags, method, 0, 0x21, checksum, *sizes, len(name), len(extra), 0, 0, 0,
            0o100644 << 16, place)
        self.directory += name + extra
        self.count += 1

    def add(self, name, data):
        packed = deflated(data)
        self.entry(name, self.header(name, packed, len(data), zlib.crc32(data)), len(packed), len(data), zlib.crc32(data))

    def bytes(self):
        end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, self.count, self.count, len(self.directory), len(self.local), 0)
        return bytes(self.local + self.directory) + end


def deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def deflated_zeros(size):
    """Zeros, packed by repeating the packed form of a megabyte of them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * (size // MEGABYTE) + deflated(b"")


def zipped(*members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def relationships(*parts):
    inner = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(parts))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def word_parts(document, **others):
    return [
        ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", relationships(("officeDocument", "word/document.xml"))),
        ("word/_rels/document.xml.rels", relationships(*((name, name + ".xml") for name in others))),
        *((f"word/{name}.xml", part) for name, part in others.items()), ("word/document.xml", document),
    ]


def word(body, before="", **others):
    return zipped(*word_parts(f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>', **others))


def book_parts(sheet, strings=None, before=""):
    book = f'{before}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="一" sheetId="1" r:id="r0"/></sheets></workbook>'
    parts = [("worksheet", "worksheets/sheet1.xml")] + ([("sharedStrings", "sharedStrings.xml")] if strings else [])
    return [
        ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", relationships(("officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", relationships(*parts)),
        *([("xl/sharedStrings.xml", strings)] if strings else []), ("xl/worksheets/sheet1.xml", sheet),
    ]


def book(content, strings=None, before="", sheet_before=""):
    sheet = f'{sheet_before}<worksheet xmlns="{SHEET}">{content}</worksheet>'
    return zipped(*book_parts(sheet, strings and f'{strings[0]}<sst xmlns="{SHEET}">{strings[1]}</sst>', before))


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells):
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


def bomb(name, others=(), said=ZEROS, packed=deflated_zeros(ZEROS)):
    archive = Zip()
    for other, data in others:
        archive.add(other, data.encode())
    archive.entry(name, archive.header(name, packed, said, 0), len(packed), said, 0)
    return archive.bytes()


def quoted(count):
    """Entries of which each has the headers of those behind it as its data, after D. Fifield, "A better zip bomb" (2019)."""
    kernel = bytes(8 * MEGABYTE)
    packed, content, tail, entries = deflated(kernel), kernel, b"", []
    for number in reversed(range(count)):
        name = f"{number}.csv"
        if entries:
            first = tail[: 30 + len(entries[-1][0])]
            packed = b"\0" + struct.pack("<HH", len(first), 0xFFFF ^ len(first)) + first + packed
            content = first + content
        archive = Zip()
        archive.header(name, packed, len(content), zlib.crc32(content))
        tail = bytes(archive.local)
        entries.append((name, len(packed), len(content), zlib.crc32(content)))
    archive, place = Zip(), 0
    archive.local = bytearray(tail)
    for name, packed_size, size, checksum in reversed(entries):
        archive.entry(name, place, packed_size, size, checksum)
        place += 30 + len(name) + 5
    return archive.bytes()


def nested(depth, width, data):
    for _ in range(depth):
        data = zipped(*((f"{number}.zip", data) for number in range(width)))
    return data


def shared_data():
    archive, data = Zip(), b"id,name\n" + b"1,a\n" * 200_000
    packed = deflated(data)
    place = archive.header("0.csv", packed, len(data), zlib.crc32(data))
    for number in range(5_000):
        archive.entry(f"{number}.csv", place, len(packed), len(data), zlib.crc32(data))
    return archive.bytes()


def encrypted_member(method):
    archive, data = Zip(), random.Random(1).randbytes(200)
    archive.entry("a.csv", archive.header("a.csv", data, 188, 1, method, 1), 200, 188, 1, method, 1)
    return archive.bytes()


def tape(*members):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind, link in members:
            member = tarfile.TarInfo(name)
            member.type, member.linkname, member.size = kind, link, len(CSV) if kind == tarfile.REGTYPE else 0
            archive.addfile(member, io.BytesIO(CSV))
    return buffer.getvalue()


def encrypted_office(extension, padding):
    """A real one, with so many bytes that do not pack."""
    plain, locked = io.BytesIO(), io.BytesIO()
    if extension == "xlsx":
        workbook = openpyxl.Workbook()
        workbook.active.append(["甲"])
        workbook.save(plain)
    else:
        subprocess.run([GONGKAI, "convert", SAMPLES / "notice.txt", "-o", FOLDER / "plain.docx", "--quiet", "--force"], check=True)
        plain.write((FOLDER / "plain.docx").read_bytes())
    with zipfile.ZipFile(plain, "a") as archive:
        archive.writestr("docProps/padding.bin", random.Random(2).randbytes(padding))
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("geheim", locked)
    return locked.getvalue()


def seven_zip(**options):
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", **options) as archive:
        archive.writestr(CSV.decode(), "a.csv")
    return buffer.getvalue()


LAUGHS = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(10)) + "]>"
OUTSIDE = '<!DOCTYPE l SYSTEM "file:///etc/passwd" [<!ENTITY k SYSTEM "file:///etc/passwd">]>'
TABLE = "<sheetData>" + row("甲", "乙") + "".join(row(f"a{n}", n) for n in range(100_000)) + "</sheetData>"
PAGE = '<!DOCTYPE html><meta charset="utf-8">' + "".join(f"<p>{line}</p>" for line in HEAD)
LETTER = "".join(map(paragraph, HEAD))
SENTENCE = "请各区人民政府认真贯彻执行，加强防汛工作。"


def deep(count):
    """Elements in one another, named so that they do not pack too well."""
    names = [f"e{random.Random(3 + n).randrange(10**9)}" for n in range(count)]
    return "".join(f"<{name}>" for name in names) + "".join(f"</{name}>" for name in reversed(names))


def merged(*references):
    return f"{TABLE}<mergeCells>" + "".join(f'<mergeCell ref="{reference}"/>' for reference in references) + "</mergeCells>"


def wide(cell, row_name, count):
    return "".join(f"<{row_name}>" + "".join(cell(n) for n in range(10_000)) + f"</{row_name}>" for _ in range(count))


def cases():
    """Name, content, and the rule by which it is refused; none where it is read."""
    cut = zipped(*((f"{n}.csv", random.Random(n).randbytes(3000).hex()) for n in range(5)))
    tar = tape(*((f"{n}.csv", tarfile.REGTYPE, "") for n in range(20)))
    yield "zeros.zip", bomb("a.csv"), "archive.entry-too-large"
    yield "zeros-lying.zip", bomb("a.csv", said=1000), "archive.damaged"
    yield "zeros.csv.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\3" + deflated_zeros(ZEROS) + bytes(8), "archive.stream-ratio"
    for kind, parts in (("xlsx", book_parts("")), ("docx", word_parts(""))):
        yield f"zeros.{kind}", bomb(parts[-1][0], parts[:-1]), "archive.entry-too-large"
        yield f"zeros-lying.{kind}", bomb(parts[-1][0], parts[:-1], said=1000), "archive.damaged"
    yield "nested-deep.zip", nested(12, 1, CSV), "archive.too-deep"
    yield "nested-wide.zip", nested(4, 16, zipped(("a.csv", bytes(100 * MEGABYTE)))), "archive.too-large"
    yield "overlapping.zip", shared_data(), "archive.unreadable"
    yield "quoted.zip", quoted(200), "archive.overlap"
    for number, name in enumerate(("../up.csv", "/up.csv", "a\\..\\up.csv", "C:up.csv")):
        archive = Zip()
        archive.add(name, CSV)
        yield f"name-{number}.zip", archive.bytes(), "archive.unsafe-name"
    archive = Zip()
    archive.add("a.csv", CSV)
    archive.add("a.csv", CSV)
    yield "twice.zip", archive.bytes(), "archive.repeated-name"
    yield "twice.tar", tape(*[("a.csv", tarfile.REGTYPE, "")] * 2), "archive.repeated-member"
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
        yield f"special-{kind.decode()}.tar", tape(("a.csv", kind, "/etc/passwd")), "archive.special-file"
    yield "outside.tar", tape(("../up.csv", tarfile.REGTYPE, "")), "archive.unsafe-name"
    yield "encrypted.zip", encrypted_member(0), "archive.encrypted"
    yield "encrypted.xlsx", encrypted_office("xlsx", 0), "office.encrypted"
    yield "encrypted.docx", encrypted_office("docx", 0), "office.encrypted"
    yield "encrypted-large.xlsx", encrypted_office("xlsx", 30 * MEGABYTE), "office.encrypted"
    yield "encrypted-large.docx", encrypted_office("docx", 30 * MEGABYTE), "office.encrypted"
    yield "plain.7z", seven_zip(), "archive.not-read"
    yield "encrypted.7z", seven_zip(password="geheim"), "archive.not-read"
    yield "encrypted-names.7z", seven_zip(password="geheim", header_encryption=True), "archive.not-read"
    yield "cut.7z", seven_zip()[:40], "archive.not-read"
    yield "cut.zip", cut[: len(cut) * 2 // 3], "archive.unreadable"
    yield "cut-directory.zip", cut[:-30], "archive.unreadable"
    yield "cut.tar", tar[:9000], "archive.corrupt-behind"
    yield "cut.tar.gz", gzip.compress(tar)[:150], "archive.stream-damaged"
    yield "cut.docx", word(LETTER)[:-40], "archive.unreadable"
    for name, type_ in (("laughs", LAUGHS), ("outside", OUTSIDE)):
        yield f"{name}.docx", word(paragraph("&k;"), type_), "office.part-doctype"
        yield f"{name}-styles.docx", word(LETTER, styles=f'{type_}<w:styles xmlns:w="{WORD}">&k;</w:styles>'), "office.part-doctype"
        yield f"{name}.xlsx", book("<sheetData>" + row("甲") + row("&k;") + "</sheetData>", sheet_before=type_), "office.part-doctype"
        yield f"{name}-strings.xlsx", book("<sheetData>" + row("甲") + "</sheetData>", (type_, "<si><t>&k;</t></si>")), "office.part-doctype"
        yield f"{name}-book.xlsx", book("<sheetData>" + row("甲") + "</sheetData>", before=type_), "office.part-doctype"
    yield "deep.docx", word(deep(500_000)), "office.part-malformed"
    yield "deep.xlsx", book(f"<sheetData>{deep(500_000)}</sheetData>"), "office.part-malformed"
    attributes = " ".join(f'a{n}="{n}"' for n in range(100_000))
    yield "attributes.docx", word(f"<w:p {attributes}/>"), "office.part-malformed"
    places = ["1", "-1", "999999999", "18446744073709551616", "x"]
    strings = "".join(f'<row><c t="s"><v>{place}</v></c></row>' for place in places)
    yield "strings.xlsx", book("<sheetData>" + row("甲") + strings + "</sheetData>", ("", "<si><t>好</t></si>")), "xlsx.bad-string"
    million = [f"{column}{2 * n + 2}:{column}{2 * n + 3}" for column in "AB" for n in range(500_000)]
    yield "merged.xlsx", book(merged(*million)), "limit.merged-cells"
    yield "merged-most.xlsx", book(merged(*(f"A{n}:B{n}" for n in range(2, 100_000)))), None
    yield "merged-all.xlsx", book(merged("A2:XFD1048576")), None
    yield "wide.xlsx", book("<sheetData>" + wide(lambda n: f'<c t="inlineStr"><is><t>c{n}</t></is></c>', "row", 50) + "</sheetData>"), None
    yield "wide.docx", word(LETTER + "<w:tbl>" + wide(lambda n: f"<w:tc>{paragraph(n)}</w:tc>", "w:tr", 10) + "</w:tbl>"), None
    yield "wide.html", (PAGE + "<table>" + wide(lambda n: f"<td>{n}</td>", "tr", 50) + "</table>").encode(), None
    spans = '<tr><td colspan="10000">甲<td rowspan="65534">乙</tr>' * 1000
    yield "wide-spans.html", f"{PAGE}<table>{spans}</table>".encode(), None
    yield "line.html", (PAGE + "<p>" + SENTENCE * (100 * MEGABYTE // 63)).encode(), "limit.line-length"
    yield "line-paragraphs.html", (PAGE + f"<p>{SENTENCE}</p>" * (100 * MEGABYTE // 70)).encode(), None
    yield "line-tags.html", (PAGE + "<b>" * (100 * MEGABYTE // 3)).encode(), "limit.nodes"
    yield "line-attribute.html", (PAGE + '<p title="' + "x" * 100 * MEGABYTE + '">正文。</p>').encode(), None


def judge(name, content, rule):
    source, out, measured = FOLDER / name, FOLDER / "out", FOLDER / "measured"
    source.write_bytes(content)
    out.mkdir()
    target = f"{out}/in/" if name.endswith((".zip", ".tar", ".tar.gz")) else out / "in.json"
    run = subprocess.run(
        ["time", "-f", "%U %S %M", "-o", measured, GONGKAI, "convert", source, "-t", "json", "-o", target, "--quiet"],
        capture_output=True, text=True, timeout=600)
    user, system, kilobytes = measured.read_text().split("\n")[-2].split()
    seconds, megabytes = float(user) + float(system), int(kilobytes) // 1024
    rules = [line[line.rindex("[") + 1 : -1] for line in run.stderr.splitlines() if line.endswith("]")]
    left = [path for path in out.rglob("*") if path.is_file()]
    print(f"{name:24} status {run.returncode:2}  {seconds:6.2f} s {megabytes:5} MB  {rules[0] if rules else ''}")
    assert run.returncode == (0 if rule is None else 1 if rule == "xlsx.bad-string" else 65), (name, run.returncode, run.stderr[:500])
    assert rule is None or rule in rules, (name, rules[:3], run.stderr[:500])
    assert bool(left) == (rule is None), (name, left)
    assert megabytes < MOST_MEGABYTES and seconds < MOST_SECONDS, name
    assert not (FOLDER.parent / "up.json").exists() and not Path("/up.json").exists(), name
    source.unlink()
    shutil.rmtree(out)


if __name__ == "__main__":
    count = 0
    for case in cases():
        judge(*case)
        count += 1
    print(f"{count} inputs: each refused by name or read whole, below {MOST_MEGABYTES} MB and {MOST_SECONDS} s")
