"""Tables that go out: opened again, every word is a word and every number a number."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest

from bot.sheets.marks import BEGINS_A_FORMULA
from bot.sheets.nouns import Value
from bot.sheets.outgoing import as_csv, as_workbook

FORMULAS = [f"{sign}cmd|'/c calc'!A1" for sign in BEGINS_A_FORMULA]


def in_a_workbook(value: Value) -> tuple[object, str]:
    """What another program finds in the cell: its value, and its kind."""
    book = openpyxl.load_workbook(BytesIO(as_workbook([("Head",), (value,)], title="KPIs")))
    cell = book["KPIs"]["A2"]
    return cell.value, cell.data_type


def in_csv(value: Value) -> str:
    [_head, [cell]] = csv.reader(StringIO(as_csv([("Head",), (value,)]).decode("utf-8-sig"), newline=""))
    return cell


@pytest.mark.parametrize("text", FORMULAS)
def test_peoples_words_never_become_a_formula(text: str) -> None:
    value, kind = in_a_workbook(text)
    assert kind == "s"
    assert str(value).strip() == text.strip()
    assert in_csv(text) == f"'{text}"


def test_numbers_stay_numbers_and_days_stay_days() -> None:
    assert in_a_workbook(Decimal("-4.25")) == (-4.25, "n")
    assert in_a_workbook(date(2027, 6, 30))[1] == "d"
    assert [in_csv(one) for one in (Decimal("-4.25"), date(2027, 6, 30), None)] == ["-4.25", "2027-06-30", ""]


def test_an_error_value_and_a_control_character_are_text_too() -> None:
    assert in_a_workbook("#N/A") == ("#N/A", "s")
    assert in_a_workbook("a\x00b") == ("ab", "s")


def test_a_csv_file_says_at_its_begin_that_it_is_utf_8() -> None:
    assert as_csv([("Prüfung",)]) == b"\xef\xbb\xbfPr\xc3\xbcfung\r\n"
