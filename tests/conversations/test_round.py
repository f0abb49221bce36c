"""A whole round of six departments: what the strategy owner sees at its end names what was planted, and no more.

The talk itself is `round.txt`; `test_golden.py` holds it to what the bot says.
"""

from pathlib import Path

import pytest

from tests.conversations.six import SYSTEM

TALK = Path(__file__).parent / "round.txt"
SAID = "bot→grace> "


def last_answer(command: str) -> list[str]:
    """What Grace is told the last time that she asks for this."""
    _, asked, rest = TALK.read_text(encoding="utf-8").rpartition(f"\ngrace/ {command}\n")
    assert asked, f"Grace never asks for {command!r}"
    return [line.removeprefix(SAID) for line in rest.partition("\n\n")[0].splitlines()]


def beginning(lines: list[str], *marks: str) -> list[str]:
    return [line.strip() for line in lines if line.strip().startswith(marks)]


@pytest.mark.req("000-10", "001-05")
def test_the_matrix_names_the_planted_gaps_and_no_others() -> None:
    lines = last_answer("matrix")
    assert beginning(lines, "!", "?", "–") == [
        "? Production: no KPI, and no reason given",
        "? IT: no KPI, and no reason given",
        "– HR: none, because HR has no influence on sales this year",
        f"! IT: carries “{SYSTEM}” and has no KPI for it",
    ]
    assert "(3 of 12 fields are open.)" in lines


@pytest.mark.req("000-09", "000-10", "001-12")
def test_the_tree_names_the_gap_as_a_number_and_the_kpi_without_a_goal() -> None:
    lines = last_answer("tree")
    assert beginning(lines, "!", "○") == [
        "! together 150 of 200 new customers; still open: 50 new customers",
        "○ IT carries it and has no KPI for it yet",
    ]
    loose = lines[lines.index("*In no place of the tree*") + 1 :]
    assert beginning(loose, "•") == [
        "• Sales: Increase share of showroom visits with an offer to 60% by 31 December 2027"
    ]
    assert any("2 gaps" in line for line in lines)


def test_the_status_names_the_one_department_without_approved_kpis() -> None:
    lines = last_answer("status company")
    assert [line for line in lines if "not begun" in line] == [
        "IT: not begun. @U0IVAN can start with `/kpi draft`."
    ]
    assert "(Without approved KPIs: IT.)" in lines


@pytest.mark.req("000-23", "001-08")
def test_the_need_that_nobody_confirmed_is_marked_before_and_after_the_approval() -> None:
    cards = [
        block for block in TALK.read_text(encoding="utf-8").split("\n\n") if "Do you approve them?" in block
    ]
    silent = [block for block in cards if "no answer yet" in block]
    assert (len(cards), len(silent)) == (3, 2)
    assert all("Parts paid before the supplier stops sending them (_asked @U0PETRA" in one for one in silent)
    assert any("no answer yet" in line for line in last_answer("about delivery of parts"))
