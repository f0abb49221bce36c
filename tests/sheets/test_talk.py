"""Sharing a list of KPIs with the bot, on the real wire: from the file to the draft."""

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.manifest import manifest
from bot.sandbox.options import SandboxOptions
from bot.usecases.files import MOST_VERDICTS
from bot.usecases.sets import document
from store import drafts
from tests.conversations.stage import Stage, staged
from tests.page.product import MISSION
from tests.people import Json, Person
from tests.sheets.samples import LIST, attached, repacked, workbook

OBJECTIVE = "Increase revenue from $10 million to $12 million by 31 December 2027"
FIRST = "Reduce accounts receivable days from 45 to 30 by end of 2027"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One bot for all tests in which nothing is drafted."""
    with staged(tmp_path_factory.mktemp("files")) as one:
        yield one


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as one:
        yield one


def share(stage: Stage, person: Person, name: str, content: bytes, *, text: str = "") -> str:
    """Share a file; all that is answered."""
    before = len(person.transcript())
    person.say(text, files=attached(name, content))
    stage.rest()
    return person.transcript()[before:]


def say(stage: Stage, person: Person, text: str) -> None:
    person.say(text)
    stage.rest()


def press(stage: Stage, person: Person, label: str) -> None:
    person.press(label)
    stage.rest()


def at_the_kpis(stage: Stage) -> Person:
    """Fiona, with everything answered that comes before the KPIs."""
    fiona = stage.fiona
    say(stage, fiona, "draft my KPIs")
    press(stage, fiona, "Yes, go on")
    say(stage, fiona, MISSION)
    fiona.choose("Choose objectives", [OBJECTIVE])
    for label in ("Choose these", "I agree", "Sales", "Money on the agreed day"):
        press(stage, fiona, label)
    press(stage, fiona, "That is all")
    press(stage, fiona, "Improve a process")
    say(stage, fiona, "Close the month faster")
    press(stage, fiona, "That is all")
    return fiona


def pasted(stage: Stage) -> tuple[str, ...]:
    """The lines that wait for a yes in the draft of Finance."""
    with stage.database.read(stage.bot.team) as session:
        stored = drafts.open_for(session, "finance")
    assert stored is not None
    return document(stored).pasted


def parsed_by_slack(message: Json) -> list[object]:
    """The parts of a message in which Slack looks for mentions and links; in rich text it does not."""
    return [message["text"], *(block for block in message["blocks"] if block["type"] != "rich_text")]


@pytest.mark.req("000-05")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.csv", LIST),
        ("Plan 50% für uns.CSV", LIST.replace(b";", b"\t")),
        ("plan.txt", f"1. {FIRST}\n2. Improve cash flow\n".encode()),
        (
            "plan.xlsx",
            workbook(
                [
                    ["KPI", "Today", "Target", "Due"],
                    ["Reduce accounts receivable days", 45, 30, "end of 2027"],
                    ["Improve cash flow", None, None, None],
                ]
            ),
        ),
    ],
    ids=["csv", "tabs", "txt", "xlsx"],
)
def test_each_line_of_a_file_is_judged(shared: Stage, name: str, content: bytes) -> None:
    said = share(shared, shared.person("U0HANA"), name, content)
    assert f"> {FIRST}" in said
    assert "> Improve cash flow" in said
    assert "*Improve*: “Improve” does not show a reader" in said
    assert f"“{name}”" in said


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("photo.png", b"\x89PNG\r\n", "“photo.png” is none of them"),
        ("plan.xls", b"\xd0\xcf\x11\xe0", "“plan.xls” is none of them"),
        ("plan.xlsm", b"PK\x03\x04", "can hold macros"),
        ("plan.xlsx", b"KPI;Target", "is not what its name says"),
        ("plan.csv", b"%PDF-1.7 KPI", "is not what its name says"),
        ("plan.xlsx", b"\xd0\xcf\x11\xe0" + bytes(512), "has a password"),
        ("plan.xlsx", b"PK\x03\x04 broken", "may be damaged"),
        ("plan.csv", b"\n\n", "I found no KPIs in “plan.csv”"),
        ("plan.csv", b"x" * (2 * 1024 * 1024 + 1), "bigger than 2 MB"),
        (
            "plan.xlsx",
            repacked(workbook([["KPI"]]), xl__media__zeros_DOT_bin=bytes(30_000_000)),
            "far more than a list of KPIs",
        ),
    ],
    ids=["picture", "old", "macros", "no archive", "no text", "password", "broken", "blank", "big", "bomb"],
)
def test_a_file_that_is_not_read_gets_one_clear_sentence(
    shared: Stage, name: str, content: bytes, sentence: str
) -> None:
    said = share(shared, shared.person("U0HANA"), name, content)
    answers = [line for line in said.splitlines() if line.startswith("bot:")]
    assert len(answers) == 1
    assert sentence in answers[0]


def test_many_lines_outside_of_a_draft_are_judged_up_to_a_number_and_the_rest_is_counted(
    shared: Stage,
) -> None:
    lines = "\n".join(f"Answer {n} requests in 3 days" for n in range(1, 9)).encode()
    said = share(shared, shared.person("U0HANA"), "plan.txt", lines)
    assert f"> Answer {MOST_VERDICTS} requests" in said
    assert f"> Answer {MOST_VERDICTS + 1} requests" not in said
    assert "and 3 more" in said


def test_what_a_cell_holds_reaches_nobody_and_links_nowhere(shared: Stage) -> None:
    hana = shared.person("U0HANA")
    share(shared, hana, "<!here>.txt", b"<!channel> reduce <https://evil.example|cost> &amp; <@U0GRACE>\n")
    answers = [message for message in hana.messages() if message.get("bot_id")]
    assert any("evil.example" in str(message) for message in answers)
    parsed = [str(parsed_by_slack(message)) for message in answers]
    assert not any("<!" in text or "<http" in text or "<@U0GRACE" in text for text in parsed)


def test_several_files_are_read_together_and_one_bad_one_does_not_stop_the_others(shared: Stage) -> None:
    hana = shared.person("U0HANA")
    files = [
        *attached("one.txt", b"Reduce cost by 5 %\n"),
        *attached("two.png", b"x"),
        *attached("three.csv", b"KPI\nAnswer in 3 days\nReduce cost by 5 %\n"),
        *attached("four.txt", b"Train 5 people\n"),
    ]
    before = len(hana.transcript())
    hana.say("our lists", files=files)
    shared.rest()
    said = hana.transcript()[before:]
    assert said.count("> Reduce cost by 5 %") == 1
    assert "> Answer in 3 days" in said
    assert "“two.png” is none of them" in said
    assert "I read 3 files at a time" in said
    assert "not with the words beside it" in said
    assert "Train 5 people" not in said


def test_words_beside_a_file_that_is_not_read_are_heard(shared: Stage) -> None:
    said = share(shared, shared.person("U0HANA"), "photo.png", b"x", text="check reduce cost by 5 %")
    assert "“photo.png” is none of them" in said
    assert "> reduce cost by 5 %" in said


@pytest.mark.req("000-05")
def test_a_file_is_taken_into_the_draft_only_after_a_yes(stage: Stage) -> None:
    fiona = at_the_kpis(stage)
    said = share(stage, fiona, "plan.csv", LIST)
    assert "“plan.csv”, column “KPI”: 2 lines." in said
    assert f"*1.* “{FIRST}”" in said
    assert "*2.* “Improve cash flow”" in said
    assert "Nothing is taken in yet" in said
    press(stage, fiona, "Leave them out")
    assert pasted(stage) == ()

    share(stage, fiona, "plan.csv", LIST)
    press(stage, fiona, "Take them in")
    for bad in (b"", b"PK\x03\x04", b"1;2\n"):
        share(stage, fiona, "bad.csv", bad)
    press(stage, fiona, "Use this sentence")
    assert "Taken in as KPI 1: Reduce accounts receivable days from 45 to 30" in fiona.transcript()
    assert "> Improve cash flow" in fiona.transcript()


def test_a_file_that_comes_early_waits_until_the_kpis_and_nothing_of_it_is_lost(stage: Stage) -> None:
    fiona = stage.fiona
    say(stage, fiona, "draft my KPIs")
    press(stage, fiona, "Yes, go on")
    said = share(stage, fiona, "plan.csv", LIST, text="here you are")
    assert "I keep them until we come to the KPIs" in said
    assert "what is Finance here for?" in said
    share(stage, fiona, "bad.csv", b"")
    assert pasted(stage) == (FIRST, "Improve cash flow")
    say(stage, fiona, "back")
    assert "I keep them" not in fiona.transcript().rpartition("back")[2]


def test_a_draft_that_pauses_is_not_changed_by_a_file(stage: Stage) -> None:
    fiona = stage.fiona
    say(stage, fiona, "draft my KPIs")
    say(stage, fiona, "pause")
    said = share(stage, fiona, "plan.csv", LIST)
    assert f"> {FIRST}" in said
    assert pasted(stage) == ()


def test_without_the_right_to_read_files_the_bot_says_which_one_it_lacks(tmp_path: Path) -> None:
    poorer = copy.deepcopy(manifest())
    poorer["oauth_config"]["scopes"]["bot"].remove("files:read")
    with staged(tmp_path, options=SandboxOptions(limits=False, manifest=poorer, seed="poor")) as stage:
        said = share(stage, stage.fiona, "plan.csv", LIST)
        assert "I lack the right `files:read`" in said
        say(stage, stage.fiona, "hello")
        assert "You can draft the KPIs of Finance here" in stage.fiona.transcript()
