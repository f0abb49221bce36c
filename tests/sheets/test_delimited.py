"""Text files: characters, columns and quotes as people's programs write them."""

import pytest

from bot.sheets import child
from bot.sheets.kinds import agrees
from bot.sheets.nouns import Kind, Listing, RefusedError, Row, Trouble
from bot.sheets.reading import parsed

TABLE = "KPI{0}Target{0}Due\nReduce costs in Köln{0}5 %{0}June 2027\nAnswer requests{0}3 days{0}Q4 2027\n"
ROWS = (
    Row("Reduce costs in Köln", target="5 %", due="June 2027"),
    Row("Answer requests", target="3 days", due="Q4 2027"),
)


def csv(content: bytes) -> Listing:
    agrees(content, Kind.CSV)
    return child.read(content, Kind.CSV)


def texts(listing: Listing) -> list[str]:
    return [row.text for row in listing.rows]


@pytest.mark.parametrize("sign", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_columns_and_characters_are_found_out(sign: str, encoding: str) -> None:
    assert csv(TABLE.format(sign).encode(encoding)).rows == ROWS


def test_a_tab_parts_the_columns_of_a_txt_file_too() -> None:
    assert child.read(TABLE.format("\t").encode("utf-16"), Kind.TXT).rows == ROWS


def test_each_line_of_a_txt_file_is_one_kpi() -> None:
    content = b'Reduce cost, by June; a lot\r\n\r\n"Trust" of clients, in surveys\r\n'
    found = child.read(content, Kind.TXT)
    assert texts(found) == ["Reduce cost, by June; a lot", '"Trust" of clients, in surveys']


def test_the_commas_of_sentences_part_nothing() -> None:
    content = b"Reduce cost, by June 2027\nAnswer requests, in 3 days\nTrain sales, by May\n"
    assert texts(csv(content)) == content.decode().splitlines()


def test_a_quoted_cell_may_hold_the_sign_and_a_line_break() -> None:
    found = csv(b'KPI,Target\n"Reduce cost,\nall of it",5 %\nAnswer requests,3 days\n')
    assert found.rows == (
        Row("Reduce cost, all of it", target="5 %"),
        Row("Answer requests", target="3 days"),
    )


def test_a_quote_that_never_ends_swallows_nothing() -> None:
    content = b'KPI,Target\n"Reduce cost,5 %\n' + b"Answer requests,3 days\n" * 30
    assert len(csv(content).rows) == 31


def test_what_would_be_a_formula_elsewhere_is_only_text() -> None:
    found = csv(b"KPI;Target\n=HYPERLINK(1);5\n@SUM(A1);6\n-Reduce cost;7\n")
    assert texts(found) == ["=HYPERLINK(1)", "@SUM(A1)", "-Reduce cost"]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b" \r\n\t\n", Trouble.EMPTY),
        (b"1;2\n3;4\n", Trouble.EMPTY),
        (b"KPI;Target\n", Trouble.EMPTY),
        (b"\x81\x8d\x8f\x90 no letters of any kind", Trouble.UNREADABLE),
        (b"\xff\xfeA\x00\xd8", Trouble.UNREADABLE),
    ],
    ids=["blank", "numbers alone", "heading alone", "no text", "half a character"],
)
def test_what_holds_no_list_is_refused(content: bytes, trouble: Trouble) -> None:
    with pytest.raises(RefusedError) as caught:
        csv(content)
    assert caught.value.trouble is trouble


@pytest.mark.parametrize(
    "content",
    [
        b'"' * 2_000_000,
        b"," * 2_000_000,
        b"a," * 900_000,
        b'"a\n' * 600_000,
        b"KPI\n" + b"Reduce cost\n" * 160_000,
        b"x" * 2_000_000,
        ("\u2028" * 500_000).encode(),
        b"KPI\rReduce cost\r" * 50_000,
    ],
    ids=["quotes", "commas", "columns", "open quotes", "lines", "one word", "odd breaks", "old breaks"],
)
def test_hostile_text_ends_soon_in_a_list_or_a_refusal(content: bytes) -> None:
    try:
        found = parsed(content, Kind.CSV)
    except RefusedError:
        return
    assert len(found.rows) <= 200
    assert all(len(row.text) <= 1000 for row in found.rows)
