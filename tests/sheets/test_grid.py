"""A whole table read in a process of its own: what people and programs do to an export between two commands."""

from datetime import date
from decimal import Decimal

import pytest

from bot.sheets.grid import MOST_COLUMNS
from bot.sheets.lines import sheet_of
from bot.sheets.nouns import Kind, RefusedError, Trouble, Wrong
from bot.sheets.outgoing import as_csv
from bot.sheets.reading import grid
from tests.sheets.samples import workbook

HEAD = ["Id", "Target", "By"]


def test_numbers_days_texts_and_errors_stay_what_they_are() -> None:
    rows = grid(workbook([HEAD, ["k1", 4.5, date(2027, 6, 3)], ["#REF!", None, "=1+1"]]), Kind.XLSX)
    assert rows[1] == ("k1", Decimal("4.5"), date(2027, 6, 3))
    assert rows[2] == ("#REF!",)  # a formula that nobody computed holds nothing
    assert isinstance(rows[2][0], Wrong)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_text_is_parted_by_the_sign_that_its_head_shows(sign: str) -> None:
    text = "\r\n".join(sign.join(row) for row in (HEAD, ["k1", "'=1+1", "", "", ""]))
    assert grid(text.encode("utf-8-sig"), Kind.CSV) == (tuple(HEAD), ("k1", "=1+1"))


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''-", "'t Hooft's ledger", "- none", "'", "’tis"])
def test_what_an_export_writes_is_read_again_to_the_letter(text: str) -> None:
    assert grid(as_csv([("Id", "Source"), ("k1", text)]), Kind.CSV)[1] == ("k1", text)


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b'Id,Target\nk1,"never closed\n', Trouble.UNREADABLE),
        (",".join(["x"] * (MOST_COLUMNS + 1)).encode(), Trouble.TOO_HEAVY),
        (b"x\n" * 20_001, Trouble.TOO_HEAVY),
        (b",,,\n,,\n", Trouble.EMPTY),
        (b"PK\x03\x04 no table", Trouble.MISMATCH),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, trouble: Trouble) -> None:
    with pytest.raises(RefusedError) as caught:
        grid(content, Kind.CSV)
    assert caught.value.trouble is trouble


def test_the_head_may_stand_below_a_title_and_the_first_of_two_columns_counts() -> None:
    rows = (("KPIs of May",), (), ("Id", "Unit", "Unit"), ("k1", "days", None), (None,), ("k2", None, "%"))
    sheet = sheet_of(rows, wanted=frozenset({"Id", "Unit"}))
    assert sheet is not None
    assert [(line.number, dict(line.cells)) for line in sheet.lines] == [
        (4, {"Id": "k1", "Unit": "days"}),
        (6, {"Id": "k2", "Unit": "%"}),
    ]
    assert sheet_of(rows, wanted=frozenset({"Id", "Name"})) is None
