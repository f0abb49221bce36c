"""Workbooks: what is read from them, and those that are refused before they can do harm."""

import time
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from bot.sheets import child
from bot.sheets.kinds import agrees, kind_of
from bot.sheets.nouns import MOST_LINES, Kind, Listing, RefusedError, Row, Trouble
from bot.sheets.reading import parsed
from tests.sheets.samples import Value, inline, repacked, saved, sheet_xml, with_sheet, workbook

LONGEST = 12.0
"""Seconds in which the worst file must be refused, on a busy machine."""


def read(content: bytes) -> Listing:
    agrees(content, Kind.XLSX)
    return child.read(content, Kind.XLSX)


def refusal(content: bytes) -> Trouble:
    """Why the real reader, a process of its own, does not read this."""
    with pytest.raises(RefusedError) as caught:
        parsed(content, Kind.XLSX)
    return caught.value.trouble


def test_the_kpi_column_is_found_by_its_name_and_the_numbers_beside_it_by_theirs() -> None:
    rows: list[list[Value]] = [
        ["KPIs of Finance"],
        [],
        ["No.", "KPI", "KPI owner", "Today", "Target", "Unit", "Due date"],
        [1, "Reduce receivable days", "Fiona", 45, 30, "days", date(2027, 12, 31)],
        [2, "Invoices paid on time", "Fiona", None, 0.95, None, "Q4 2027"],
        [3, None, "Fiona", 1, 2, None, None],
    ]
    found = read(workbook(rows, formats={"E5": "0.0%"}))
    assert found.rows == (
        Row("Reduce receivable days", baseline="45", target="30", unit="days", due="31 December 2027"),
        Row("Invoices paid on time", target="95 %", due="Q4 2027"),
    )
    assert (found.sheet, found.column) == ("KPIs", "KPI")


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (0.075, "0.0%", "7.5 %"),
        (1_200_000, '"$"#,##0', "$1,200,000"),
        (2500.5, "[$€-407] #,##0.00", "€2500.5"),
        (4.5, "General", "4.5"),
        (1e21, "General", "1,000,000,000,000,000,000,000"),
        (date(2027, 6, 3), "yyyy-mm-dd", "3 June 2027"),
    ],
)
def test_a_number_is_read_as_the_sheet_shows_it(value: float, shown_as: str, text: str) -> None:
    content = workbook([["KPI", "Target"], ["Revenue", value]], formats={"B2": shown_as})
    assert read(content).rows == (Row("Revenue", target=text),)


def test_a_title_above_the_column_of_the_kpis_is_no_heading() -> None:
    rows: list[list[Value]] = [
        ["Finance KPIs 2027"],
        ["KPI", "Baseline", "Target", "Unit", "Due"],
        ["Overdue invoices", 120, "< 40", "invoices", "each month"],
    ]
    assert read(workbook(rows)).rows == (
        Row("Overdue invoices", baseline="120", target="< 40", unit="invoices", due="each month"),
    )


@pytest.mark.parametrize("heading", ["Key Performance Indicator", "Key performance indicators", "Key Result"])
def test_the_column_of_the_kpis_may_be_called_in_full(heading: str) -> None:
    rows: list[list[Value]] = [
        ["Objective", heading, "Target"],
        ["Keep our customers", "Churn rate", "below 5%"],
        [None, "Complaints", 20],
    ]
    assert [row.text for row in read(workbook(rows)).rows] == ["Churn rate", "Complaints"]


def test_without_a_heading_the_column_with_the_most_words_is_taken() -> None:
    content = workbook([[1, "Reduce cost by 5 % by June 2027", "Fi"], [2, "Answer in 3 days", "Co"]])
    assert [row.text for row in read(content).rows] == ["Reduce cost by 5 % by June 2027", "Answer in 3 days"]


def test_the_sheet_that_names_its_kpis_comes_before_others_and_hidden_ones_are_not_read() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Some words about how this list came about"])
    book.create_sheet("Secret").append(["KPI"])
    book["Secret"].append(["Nobody shall see this"])
    book["Secret"].sheet_state = "hidden"
    book.create_sheet("List").append(["Objective"])
    book["List"].append(["Reduce cost by 5 %"])
    found = read(saved(book))
    assert [row.text for row in found.rows] == ["Reduce cost by 5 %"]
    assert found.sheet == "List"


def test_a_formula_counts_with_its_last_value_or_not_at_all() -> None:
    cells = (
        f"<row r='1'>{inline('A1', 'KPI')}{inline('B1', 'Target')}</row>"
        f"<row r='2'>{inline('A2', 'Revenue')}<c r='B2'><f>HYPERLINK(1)</f><v>7</v></c></row>"
        f"<row r='3'>{inline('A3', 'Cost')}<c r='B3'><f>1+1</f></c></row>"
    )
    assert read(with_sheet(sheet_xml(cells))).rows == (Row("Revenue", target="7"), Row("Cost"))


def test_more_than_two_hundred_lines_are_counted_and_a_text_without_end_is_left_out() -> None:
    content = workbook([["KPI"], ["x" * 1001], *([f"Reduce cost {n}"] for n in range(MOST_LINES + 7))])
    found = read(content)
    assert (len(found.rows), found.more, found.long, found.cut) == (MOST_LINES, 7, 1, False)


def test_rows_beyond_the_limit_are_not_looked_at_and_that_is_known() -> None:
    found = read(workbook([["KPI"], *([f"Reduce cost {n}"] for n in range(2100))]))
    assert found.cut


def test_a_sheet_with_a_million_rows_and_all_columns_is_read_in_no_time() -> None:
    cells = (
        f"<row r='1'>{inline('A1', 'KPI')}</row><row r='2'>{inline('A2', 'Reduce cost')}</row>"
        f"<row r='1048576'>{inline('XFD1048576', 'far away')}</row>"
    )
    start = time.monotonic()
    assert [row.text for row in parsed(with_sheet(sheet_xml(cells)), Kind.XLSX).rows] == ["Reduce cost"]
    assert time.monotonic() - start < LONGEST


def test_a_row_with_sixteen_thousand_columns_gives_the_first_fifty() -> None:
    far = "".join(f"<c r='{get_column_letter(n)}1'><v>{n}</v></c>" for n in range(2, 16_384))
    cells = f"<row r='1'>{inline('A1', 'KPI')}{far}</row><row r='2'>{inline('A2', 'Reduce cost')}</row>"
    assert [row.text for row in read(with_sheet(sheet_xml(cells))).rows] == ["Reduce cost"]


def test_what_unpacks_to_far_more_than_it_weighs_is_refused_at_once() -> None:
    bomb = repacked(workbook([["KPI"], ["Reduce cost"]]), xl__media__zeros_DOT_bin=bytes(40_000_000))
    assert len(bomb) < 100_000
    start = time.monotonic()
    assert refusal(bomb) is Trouble.TOO_HEAVY
    assert time.monotonic() - start < LONGEST


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    xml = sheet_xml(f"<row r='1'>{inline('A1', 'KPI')}</row>" + " " * 5_000_000)
    bomb = with_sheet(xml)
    small = bomb.replace(len(xml).to_bytes(4, "little"), (900).to_bytes(4, "little"))
    assert small != bomb
    assert refusal(bomb) is Trouble.TOO_HEAVY
    assert refusal(small) is Trouble.UNREADABLE


def test_an_archive_with_hundreds_of_members_is_refused() -> None:
    extra = {f"xl__m{n}": b"" for n in range(120)}
    assert refusal(repacked(workbook([["KPI"], ["Reduce cost"]]), **extra)) is Trouble.TOO_HEAVY


def test_entities_that_multiply_are_refused() -> None:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    xml = f'<!DOCTYPE x [<!ENTITY e0 "haha">{layers}]>'.encode() + sheet_xml(
        f"<row r='1'>{inline('A1', '&e8;')}</row>"
    )
    assert refusal(with_sheet(xml)) is Trouble.UNREADABLE


def test_a_file_on_this_machine_cannot_be_read_through_an_entity() -> None:
    xml = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + sheet_xml(
        f"<row r='1'>{inline('A1', 'KPI &e;')}</row>"
    )
    assert refusal(with_sheet(xml)) is Trouble.UNREADABLE


@pytest.mark.slow
def test_a_file_that_keeps_its_reader_busy_is_given_up() -> None:
    row = "".join(f"<c r='A{n}'/>" for n in range(1, 60))
    cells = "".join(f"<row r='{n}'>{row}<v>{n * 7919}</v></row>" for n in range(14_000))
    heavy = with_sheet(sheet_xml(cells).replace(b"<row r='0'>", b"<row r='1'>"))
    assert len(heavy) < 2_000_000
    start = time.monotonic()
    assert refusal(heavy) in {Trouble.TOO_HEAVY, Trouble.EMPTY}
    assert time.monotonic() - start < LONGEST


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b"KPI;Target", Trouble.MISMATCH),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Trouble.PROTECTED),
        (b"PK\x03\x04 and then nothing that fits", Trouble.UNREADABLE),
        (workbook([["KPI"], ["Reduce cost"]])[:900], Trouble.UNREADABLE),
        (workbook([[1, 2], [3, 4]]), Trouble.EMPTY),
        (workbook([]), Trouble.EMPTY),
    ],
    ids=["empty", "text", "password", "no archive", "cut off", "numbers alone", "no rows"],
)
def test_what_is_no_list_is_refused_with_its_reason(content: bytes, trouble: Trouble) -> None:
    assert refusal(content) is trouble


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("holiday.jpg", b"sun")
    assert refusal(file.getvalue()) is Trouble.MISMATCH


def test_macros_are_refused_under_whatever_name() -> None:
    hidden = repacked(workbook([["KPI"], ["Reduce cost"]]), xl__vbaProject_DOT_bin=b"Sub AutoOpen()")
    assert refusal(hidden) is Trouble.MACROS
    for name in ("plan.xlsm", "PLAN.XLSM", "plan.xlsb"):
        with pytest.raises(RefusedError, match="macros"):
            kind_of(name)


@pytest.mark.parametrize("name", ["plan.xls", "plan.pdf", "plan", ".xlsx", "plan.xlsx.exe", "", "a/b.docx"])
def test_other_kinds_of_files_are_refused_by_name(name: str) -> None:
    with pytest.raises(RefusedError, match="kind"):
        kind_of(name)


@pytest.mark.parametrize(
    "begin", [b"PK\x03\x04", b"%PDF-1.7", b"\x89PNG\r\n", b"\xd0\xcf\x11\xe0", b"a\x00b"]
)
@pytest.mark.parametrize("kind", [Kind.CSV, Kind.TXT])
def test_a_text_file_must_hold_text(begin: bytes, kind: Kind) -> None:
    with pytest.raises(RefusedError, match="mismatch"):
        agrees(begin + b" and more", kind)
