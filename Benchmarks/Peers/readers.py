#!/usr/bin/env python3
"""What the readers are compared with, each as its own documentation does it, and the workbook that they read.

Usage: readers.py make-workbook ROWS OUTPUT | workbook INPUT OUTPUT | document INPUT OUTPUT | pages FOLDER OUTPUT
"""
import datetime
import itertools
import json
import os
import re
import sys


def as_text(value):
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else str(value)


def make_workbook(rows, target):
    """Ten columns: texts that repeat and texts that do not, whole numbers, amounts, dates, times and truth values."""
    import xlsxwriter

    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("处罚")
    forms = {5: "yyyy-mm-dd", 6: "yyyy-mm-dd hh:mm:ss", 7: "#,##0.00"}
    styles = {column: book.add_format({"num_format": form}) for column, form in forms.items()}
    sheet.write_row(0, 0, ["序号", "文号", "当事人", "类别", "机关", "决定日期", "公示时间", "罚款金额", "件数", "已执行"])
    day, second = datetime.date(2015, 1, 1), datetime.datetime(2015, 1, 1)
    kinds, offices = ["罚款", "警告", "没收违法所得"], ["云溪市市场监督管理局", "东岭区城市管理局", "西塘县自然资源局"]
    for row in range(int(rows)):
        values = [
            row + 1, f"云市监罚〔{2015 + row % 9}〕{row}号", f"云溪市第{row * 31 % 99_991}商行", kinds[row % 3], offices[row % 3],
            day + datetime.timedelta(row % 3_000), second + datetime.timedelta(seconds=row * 977), row * 7919 % 1_000_000 / 100,
            row % 17, row % 2 == 0]
        for column, value in enumerate(values):
            sheet.write(row + 1, column, value, styles.get(column))
    book.close()


def workbook(source, target):
    import openpyxl

    sheet = openpyxl.load_workbook(source, read_only=True, data_only=True).worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    names = next(rows)
    with open(target, "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(dict(zip(names, row)), ensure_ascii=False, default=as_text) + "\n")


def document(source, target):
    """Paragraphs with their styles, and tables with their cells, in the order of the document."""
    import docx
    from docx.table import Table

    def block(item):
        if isinstance(item, Table):
            return {"rows": [[cell.text for cell in row.cells] for row in item.rows]}
        return {"style": item.style.name, "text": item.text}

    with open(target, "w", encoding="utf-8") as file:
        json.dump([block(item) for item in docx.Document(source).iter_inner_content()], file, ensure_ascii=False, indent=1)


LABELS = re.compile(
    r"^\s*[【\[]?\s*(索\s*引\s*号|主题分类|发文机关|成文日期|标\s*题|发文字号|文\s*号|发布日期|主\s*题\s*词|有\s*效\s*性|生成日期|发布机构|公开日期)\s*[】\]:：]?\s*(.*)$",
    re.S)
BLOCKS = {"p", "div", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "table", "ul", "dd", "dt", "section", "article"}
ASIDE = {"script", "style", "noscript", "nav", "header", "footer", "form", "button", "select", "iframe"}


class Page:
    """A page in one walk: its lines with how much of each is a link, its box of metadata, its tables and its links to files."""

    def __init__(self, source):
        from lxml import html

        with open(source, "rb") as file:
            data = file.read()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030", "replace")
        self.root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
        self.lines, self.parts, self.score = [], [], {}
        self.walk(self.root, self.root, False)
        self.end(self.root)

    def walk(self, element, block, linked):
        linked = linked or element.tag == "a"
        if element.text:
            self.parts.append((element.text, linked))
        for child in element:
            if isinstance(child.tag, str) and child.tag not in ASIDE:
                is_block = child.tag in BLOCKS
                if is_block:
                    self.end(block)
                self.walk(child, child if is_block else block, linked)
                if is_block:
                    self.end(child)
            if child.tail:
                self.parts.append((child.tail, linked))

    def end(self, block):
        text = " ".join("".join(part for part, _ in self.parts).split())
        links = sum(len(part.strip()) for part, linked in self.parts if linked)
        self.parts = []
        if not text:
            return
        self.lines.append((block, text))
        mass = (len(text) if re.search("[，。；：]", text) else len(text) // 4) - 2 * links
        for ancestor, share in zip(itertools.chain([block], block.iterancestors()), (1, 1, 0.8, 0.6, 0.4, 0.3, 0.2)):
            self.score[ancestor] = self.score.get(ancestor, 0) + mass * share

    def content(self):
        """The lines of the part of the page that has most of its sentences."""
        part = max(self.score, key=self.score.get)
        inside = set(part.iter())
        return [(block, text) for block, text in self.lines if block in inside]

    def metadata(self):
        found = {}
        for (_, text), (_, following) in zip(self.lines, self.lines[1:] + [(None, "")]):
            match = LABELS.match(text)
            if match:
                found.setdefault(re.sub(r"\s", "", match[1]), match[2] or following)
        return found

    @staticmethod
    def grid(table):
        """The cells of a table by row and column, spans filled."""
        rows, taken = [], {}
        for number, row in enumerate(table.iter("tr")):
            cells, column = [], 0
            for cell in row.iterchildren("td", "th"):
                while (number, column) in taken:
                    column += 1
                spans = [int(value) if (value := cell.get(name, "1")).isdigit() else 1 for name in ("rowspan", "colspan")]
                for down, right in itertools.product(range(min(spans[0], 1_000)), range(min(spans[1], 1_000))):
                    taken[number + down, column + right] = True
                cells.append({"column": column, "rows": spans[0], "columns": spans[1], "text": " ".join(cell.text_content().split())})
                column += spans[1]
            rows.append(cells)
        return rows

    def result(self):
        lines = self.content()
        tables = {table: None for block, _ in lines for table in block.iterancestors("table")}
        files = [
            {"address": link.get("href"), "text": link.text_content().strip()} for link in self.root.iter("a")
            if re.search(r"\.(pdf|docx?|xlsx?|wps|ofd|rtf|zip|rar)$", link.get("href", ""), re.I)]
        return {
            "title": (self.root.findtext(".//title") or "").strip(), "metadata": self.metadata(),
            "text": [text for block, text in lines if block.tag not in ("td", "th")],
            "tables": [self.grid(table) for table in tables], "files": files}


def pages(folder, target):
    os.makedirs(target, exist_ok=True)
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(target, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(Page(os.path.join(folder, name)).result(), file, ensure_ascii=False, indent=1)


job, source, target = sys.argv[1:4]
{"make-workbook": make_workbook, "workbook": workbook, "document": document, "pages": pages}[job](source, target)
