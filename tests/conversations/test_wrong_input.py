"""Whatever somebody in the middle of a draft sends: a clear sentence, the draft unharmed, and the next answer works."""

import time
from threading import Thread

import pytest

from bot.sandbox.events import body
from bot.sandbox.faults import Fault, FaultKind
from bot.wording import controls as control_words
from bot.wording import trouble as words
from kpi_rules.nouns import Kpi
from tests.conversations import chapters
from tests.conversations.stand import Stand, kept
from tests.people import Json, Person, render

UNREADABLE = {
    "nothing": "",
    "spaces": " \n\t ",
    "a dot": "...",
    "emoji": "🎉🎉 👍",
    "emoji by name": ":tada: :+1::skin-tone-2:",
    "direction marks alone": "\u202e\u2066\u200f",
    "control characters": "\x00\x07\x1b[",
    "lone surrogates": "\ud83d\ud83d",
    "an empty code block": "``` ```",
}


@pytest.fixture
def fiona(stage: Stand) -> Person:
    """Fiona is asked what Sales needs."""
    chapters.place(stage.database, chapters.NEEDED)
    return stage.fiona


def sent_raw(stage: Stand, text: str) -> None:
    """A message as an app with a person's token could send it: past everything that Slack's composer does."""
    fiona = stage.fiona
    room = next(row["id"] for row in fiona.view()["conversations"] if row["with"] == "U0KPIBOT")
    event = {
        "type": "message",
        "channel": room,
        "channel_type": "im",
        "user": "U0FIONA",
        "text": text,
        "ts": "1.1",
    }
    sandbox = stage.sandbox.sandbox
    stage.sandbox.do(lambda: sandbox.courier.send_event(body(sandbox, event)))


def goes_on(stage: Stand, said: str = "Invoices within two days") -> None:
    """The next answer works."""
    stage.fiona.say(said)
    assert said in render(stage.fiona.wait_for("Noted"))
    assert chapters.current(stage.database).needs[-1].text == said


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_said_so(stage: Stand, fiona: Person, name: str) -> None:
    before = kept(stage.database)
    sent_raw(stage, UNREADABLE[name])
    assert str(words.NOT_HEARD) in render(fiona.wait_for("could not read"))
    stage.rest()
    assert kept(stage.database) == before
    goes_on(stage)


LONG = {
    "one word": "x" * 40_000,
    "words": "word " * 8_000,
    "lines": "Reduce cost by 5 %\n" * 2_100,
    "angle brackets": "<!" * 20_000,
}


@pytest.mark.parametrize("name", LONG)
def test_forty_thousand_characters_are_not_read_and_the_limit_is_told(
    stage: Stand, fiona: Person, name: str
) -> None:
    before = kept(stage.database)
    begun = time.monotonic()
    sent_raw(stage, LONG[name])
    assert "4,000" in render(fiona.wait_for("more than I can read"))
    assert time.monotonic() - begun < 3
    stage.rest()
    assert kept(stage.database) == before
    goes_on(stage)


TAKEN_AS_TEXT = {
    "right to left": ("هدف المبيعات لهذا العام", "هدف المبيعات لهذا العام"),
    "hidden direction": ("Pay \u202eyltcaxe\u202c what is due", "Pay yltcaxe what is due"),
    "zero width": ("Fig\u200bures in time", "Figures in time"),
    "a broken character": ("Fig\ud800ures", "Fig?ures"),
    "everybody": ("<!channel> pays <!here>", "<!channel> pays <!here>"),
    "a name": ("@Sam Ortiz gets figures", "@sam gets figures"),
    "a link": ("See https://example.com/a?b=1&c=2", "See https://example.com/a?b=1&c=2"),
    "code": ("```SELECT * FROM kpi```", "SELECT * FROM kpi"),
    "signs of templates": ("{0} {text} %s $x \\n", "{0} {text} %s $x \\n"),
    "escaped by hand": ("&lt;!channel&gt; &amp;", "&lt;!channel&gt; &amp;"),
    "bold and quoted": ("Have *all* _of_ `it` > now", "Have *all* _of_ `it` > now"),
    "numbers that are none": ("Files of type ² ½ Ⅷ", "Files of type ² ½ Ⅷ"),
}


@pytest.mark.parametrize("name", TAKEN_AS_TEXT)
def test_strange_text_is_taken_as_text_and_pings_nobody(stage: Stand, fiona: Person, name: str) -> None:
    typed, noted = TAKEN_AS_TEXT[name]
    sam = stage.person("U0SAM")
    unread = len(sam.messages())
    fiona.say(typed)
    message = fiona.wait_for("Noted")
    assert chapters.current(stage.database).needs[-1].text == noted
    stage.rest()
    assert "<!" not in str(message)
    assert len(sam.messages()) == unread
    fiona.say("show")
    assert "<!" not in str(fiona.wait_for("Noted"))
    goes_on(stage)


def test_a_message_that_is_changed_or_taken_back_changes_nothing(stage: Stand, fiona: Person) -> None:
    ts = fiona.say("Figures by Monday")
    fiona.wait_for("Noted")
    stage.rest()
    before = kept(stage.database)
    fiona.edit(ts, "Figures by Friday")
    fiona.wait_for("What I noted stays as it was")
    fiona.delete(ts)
    stage.rest()
    assert kept(stage.database) == before
    assert str(words.EDIT_NOT_READ).split(".", maxsplit=1)[0] in fiona.transcript()
    goes_on(stage)


def test_choosing_nothing_is_answered(stage: Stand) -> None:
    chapters.place(stage.database, chapters.AGREED)
    stage.fiona.say("hello")
    asked = stage.fiona.wait_for("Choose these")
    before = kept(stage.database)
    stage.fiona.press("Choose these", asked)
    stage.fiona.wait_for("Nothing is chosen")
    stage.rest()
    assert kept(stage.database) == before
    stage.fiona.choose("Choose departments", ["sales"], asked)
    stage.fiona.press("Choose these", asked)
    stage.fiona.wait_for("What does Sales need")


@pytest.mark.parametrize("answer", ["²", "0", "-1", "999999999999999999999999", "1e400", "٣", "none of them"])
def test_numbers_that_are_none_do_not_choose_from_a_list(stage: Stand, answer: str) -> None:
    mission = chapters.MISSION.model_copy(update={"objectives": ()})
    chapters.place(stage.database, chapters.AGREED.model_copy(update={"mission": mission}))
    stage.fiona.say(answer)
    assert "went wrong" not in render(stage.fiona.wait_for(lambda message: bool(message.get("bot_id"))))


@pytest.mark.parametrize(
    "answer",
    [
        "²",
        "∞",
        "NaN days",
        "1e999 days",
        "-5 days",
        "0",
        "9" * 300 + " days",
        "3,00,000.00.00 days",
        "½ day",
        "% % %",
    ],
)
def test_odd_numbers_as_a_target_are_answered(stage: Stand, answer: str) -> None:
    chapters.place(stage.database, chapters.PARTS)
    stage.fiona.say(answer)
    assert "went wrong" not in render(stage.fiona.wait_for(lambda message: bool(message.get("bot_id"))))
    stage.fiona.say("3 days")
    assert "went wrong" not in render(stage.fiona.wait_for(lambda message: bool(message.get("bot_id"))))


def test_a_command_with_more_than_anybody_reads(stage: Stand) -> None:
    for text in ("check " + "x" * 4_500, "status " + "y" * 4_500, "z" * 3_900, "draft " + "w" * 4_500):
        stage.fiona.command(text)
        said = render(stage.fiona.wait_for(lambda message: bool(message.get("bot_id"))))
        assert "went wrong" not in said
        assert len(said) < 400
    assert not [notice for notice in stage.fiona.notices() if "operation_timeout" in notice]


def test_a_sign_in_front_of_a_number_is_no_bullet(stage: Stand, fiona: Person) -> None:
    fiona.say("-5 % cost for every visit")
    fiona.wait_for("Noted")
    assert chapters.current(stage.database).needs[-1].text == "-5 % cost for every visit"


HOSTILE = "<!channel> <@U0SAM> & <https://example.com|pay> *b* {x}"


def test_hostile_names_and_sentences_shown_to_others_are_harmless(stage: Stand) -> None:
    """A KPI, a need, a mission, a comment and a department's name, all of them read by somebody else."""
    kpis = tuple(
        Kpi(
            id=k.id,
            definition=k.definition.model_copy(update={"statement": f"{k.definition.statement} {HOSTILE}"}),
        )
        for k in chapters.whole_set()
    )
    mission = chapters.MISSION.model_copy(update={"text": HOSTILE})
    need = chapters.NEED.model_copy(update={"text": HOSTILE})
    update = {"kpis": kpis, "mission": mission, "needs": (need,), "mission_kept_because": HOSTILE}
    draft = chapters.SET.model_copy(update=update)
    chapters.change_department(stage.database, "finance", name=HOSTILE)
    chapters.place(stage.database, draft)
    begun = len(stage.sandbox.sandbox.ledger.calls)
    try:
        stage.fiona.say("show")
        stage.fiona.press("Submit", stage.fiona.wait_for("Submit"))
        card = stage.grace.wait_for("Approve")
        stage.grace.press("Send back", card)
        stage.grace.wait_for_modal()
        stage.grace.submit({"comment": HOSTILE})
        stage.fiona.wait_for("sent the KPIs")
        stage.fiona.command("status")
        stage.grace.command("status company")
        stage.grace.open_home()
        stage.rest()
    finally:
        chapters.change_department(stage.database, "finance", name="Finance")
    sent = [str(call.args) for call in stage.sandbox.sandbox.ledger.calls[begun:]]
    assert len(sent) > 5
    seen = [*sent, str(stage.fiona.messages()), str(stage.grace.messages())]
    for text in seen:
        assert_only_plain(text)


def assert_only_plain(text: str) -> None:
    """Unescaped, the words stand only where Slack does not look for mentions."""
    at = text.find("<!channel>")
    while at >= 0:
        around = text[max(0, at - 400) : at + 400]
        assert "plain_text" in around or "rich_text" in around or '"type": "text"' in around, around
        at = text.find("<!channel>", at + 1)


def test_thirty_long_kpis_stay_within_what_slack_takes(stage: Stand) -> None:
    """The fixture makes sure that the sandbox refuses nothing."""
    long = "and keep it there in every region, for every customer, in every month of the year " * 5
    kpis = tuple(
        Kpi(id=f"k{n}", definition=chapters.definition(f"metric {n}", statement=f"KPI number {n} {long}"))
        for n in range(30)
    )
    done = chapters.SET.done | {"kpi:receivable-days", "kpi:n1", "kpi:c1"}
    chapters.place(stage.database, chapters.SET.model_copy(update={"kpis": kpis, "done": done}))
    stage.fiona.say("hello")
    stage.rest()
    said = "\n".join(render(message) for message in stage.fiona.unseen())
    assert [n for n in range(30) if f"KPI number {n} " not in said] == []
    stage.fiona.say("show")
    stage.rest()
    assert "KPI number 29 " in "\n".join(render(message) for message in stage.fiona.unseen())
    stage.fiona.command("status")
    assert "went wrong" not in render(stage.fiona.wait_for("Finance"))


def test_an_old_button_of_an_answered_question_leads_back_to_the_open_one(stage: Stand) -> None:
    chapters.place(stage.database, chapters.EMPTY)
    stage.fiona.say("hello")
    old = stage.fiona.wait_for("Something is missing")
    stage.fiona.say("yes")
    stage.fiona.wait_for("what is Finance here for")
    stage.rest()
    before = kept(stage.database)
    stage.fiona.press("Something is missing", old)
    said = stage.fiona.wait_for("earlier question")
    assert "what is Finance here for" in render(said)
    assert str(control_words.OLD_BUTTON) in render(said)
    stage.rest()
    assert kept(stage.database) == before


def test_an_old_button_of_a_draft_that_a_colleague_has_taken_over(stage: Stand) -> None:
    chapters.place(stage.database, chapters.EMPTY)
    stage.fiona.say("hello")
    old = stage.fiona.wait_for("Yes, go on")
    taken = chapters.EMPTY.model_copy(update={"drafter": "U0COLIN"})
    chapters.place(stage.database, taken)
    before = kept(stage.database)
    stage.fiona.press("Yes, go on", old)
    stage.fiona.wait_for("is drafting the KPIs of Finance right now")
    stage.rest()
    assert kept(stage.database) == before


def submitted(stage: Stand) -> Json:
    """The card that Grace gets when Fiona has just submitted her set."""
    chapters.place(stage.database, chapters.SET)
    stage.fiona.say("hello")
    stage.fiona.press("Submit", stage.fiona.wait_for("Submit"))
    stage.rest()
    card = stage.grace.messages()[-1]
    assert "Do you approve" in render(card)
    return card


@pytest.mark.parametrize("button", ["Approve", "Send back"])
def test_an_old_button_of_a_finished_approval(stage: Stand, button: str) -> None:
    card = submitted(stage)
    chapters.place(stage.database, chapters.SET)
    before = kept(stage.database)
    stage.grace.press(button, card)
    stage.grace.wait_for("not waiting for a decision")
    stage.rest()
    assert kept(stage.database) == before
    assert stage.grace.modals() == []


def test_a_double_click_on_approve_publishes_once(stage: Stand) -> None:
    card = submitted(stage)
    clicks = [Thread(target=stage.grace.press, args=("Approve", card)) for _ in range(2)]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join()
    stage.fiona.wait_for("approved the KPIs")
    stage.rest()
    assert [m for m in stage.fiona.unseen() if "approved the KPIs" in render(m)] == []


def test_a_set_that_changed_while_the_form_was_open_is_not_sent_back_and_the_comment_is_not_lost(
    stage: Stand,
) -> None:
    card = submitted(stage)
    stage.grace.press("Send back", card)
    stage.grace.wait_for_modal()
    changed = chapters.current(stage.database)
    chapters.place(stage.database, changed.model_copy(update={"kpis": changed.kpis[:4]}))
    before = kept(stage.database)
    stage.grace.submit({"comment": "More courage, please"})
    stage.grace.wait_for("changed after you got it")
    assert "More courage, please" in render(stage.grace.wait_for("was not sent"))
    stage.rest()
    assert kept(stage.database) == before


@pytest.mark.req("002-30")
def test_a_form_that_was_open_for_a_day_still_works(stage: Stand) -> None:
    """Forms do not expire; what they say about the set is looked up when they are sent."""
    card = submitted(stage)
    stage.grace.press("Send back", card)
    stage.grace.wait_for_modal()
    stage.grace.submit({"comment": "Still right"})
    stage.fiona.wait_for("Still right")


def test_a_form_that_cannot_be_opened_any_more_is_said_so(stage: Stand) -> None:

    card = submitted(stage)
    stage.sandbox.fail(Fault(kind=FaultKind.ERROR_BEFORE, only=("views.open",)))
    stage.grace.press("Send back", card)
    stage.grace.wait_for("could not be opened", timeout=8)
