"""Who may do what is read at the moment of the deed; whoever may not is told so, and nothing changes."""

from collections.abc import Callable, Iterator

import pytest

from bot.dialogue.draft import Draft
from bot.wording import approval as approval_words
from bot.wording import talk as words
from kpi_rules.ground_nouns import Mission
from kpi_rules.nouns import DraftState
from store import company as companies
from tests.conversations import chapters
from tests.conversations.stand import COLIN, FIONA, GRACE, HANA, SAM, TEAM, Stand, kept
from tests.people import Person, render


@pytest.fixture(autouse=True)
def roles(stage: Stand) -> Iterator[None]:
    yield
    chapters.change_company(stage.database, owners=(GRACE,))
    chapters.change_department(stage.database, "finance", head=FIONA, deputies=(COLIN,))


def newest(person: Person) -> str:
    return render(person.messages()[-1])


@pytest.mark.req("000-01")
def test_two_heads_draft_at_once_and_see_nothing_of_each_other(stage: Stand) -> None:
    chapters.place(stage.database, chapters.CONFIRMED)
    fiona, sam = stage.fiona, stage.person(SAM)
    sam.say("draft my KPIs")
    stage.rest()
    fiona.say("Finance secretly wants to win, so that the company grows")
    sam.say("yes")
    stage.rest()
    sam.say("Sales quietly wins customers who stay, so that the company grows")
    sam.say("show")
    stage.rest()
    for command in ("status finance", "status company", "status sales"):
        for person in (fiona, sam, stage.person(HANA)):
            person.command(command)
    stage.rest()
    assert "quietly" not in fiona.transcript()
    assert "secretly" not in sam.transcript()
    assert "secretly" not in stage.person(HANA).transcript()
    assert "quietly" in sam.transcript()


def test_a_deputy_is_told_who_drafts_takes_over_and_the_first_is_told(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    fiona, colin = stage.fiona, stage.person(COLIN)
    colin.say("draft my KPIs")
    asked = colin.wait_for(words.TAKE_OVER)
    assert "<@U0FIONA> is drafting" in str(asked["text"])
    before = kept(stage.database)
    colin.say("Something of my own")
    stage.rest()
    assert kept(stage.database) == before
    colin.press(words.TAKE_OVER, asked)
    told = fiona.wait_for("is drafting the KPIs of Finance now")
    assert "<@U0COLIN>" in str(told["text"])
    assert "Money for customer visits" in render(colin.wait_for("stopped"))
    stage.rest()
    before = kept(stage.database)
    fiona.say("One more need")
    assert words.TAKE_OVER in render(fiona.wait_for("U0COLIN"))
    stage.rest()
    assert kept(stage.database) == before
    fiona.say("draft my KPIs")
    fiona.press(words.TAKE_OVER, fiona.wait_for(words.TAKE_OVER))
    stage.rest()
    assert chapters.current(stage.database).drafter == FIONA


def test_leaving_it_to_a_colleague_changes_nothing(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    colin = stage.person(COLIN)
    before = kept(stage.database)
    colin.say("draft my KPIs")
    colin.press(words.LEAVE_IT, colin.wait_for(words.LEAVE_IT))
    colin.wait_for("goes on")
    stage.rest()
    assert kept(stage.database) == before


def nothing_changes(stage: Stand, deed: Callable[[], object], person: Person, said: str) -> None:
    """The deed is refused with these words, and everything that was agreed on stays as it was."""
    stage.rest()
    before = kept(stage.database)
    deed()
    person.wait_for(said)
    stage.rest()
    assert kept(stage.database) == before


def test_a_colleague_cannot_draft(stage: Stand) -> None:
    grace = stage.grace
    for say in (lambda: grace.say("draft my KPIs"), lambda: grace.command("draft")):
        nothing_changes(stage, say, grace, "drafted by the head of a department")


def test_a_head_cannot_set_the_companys_goals(stage: Stand) -> None:
    fiona = stage.fiona
    for say in (lambda: fiona.say("setup"), lambda: fiona.command("setup"), lambda: fiona.command("demo")):
        nothing_changes(stage, say, fiona, "compan")
    assert "set by" in fiona.transcript()


def submitted(stage: Stand) -> dict[str, object]:
    """Fiona's set has just been submitted, and Grace sees it."""
    chapters.place(stage.database, chapters.SET)
    stage.fiona.say("hello")
    stage.fiona.press("Submit", stage.fiona.wait_for("Submit"))
    stage.rest()
    card = stage.grace.messages()[-1]
    assert approval_words.APPROVE in render(card)
    return card


def test_the_approval_of_somebody_who_is_no_owner_any_more_is_refused(stage: Stand) -> None:
    card = submitted(stage)
    chapters.change_company(stage.database, owners=(HANA,))
    grace = stage.grace
    nothing_changes(stage, lambda: grace.press(approval_words.APPROVE, card), grace, "Only a strategy owner")


def test_sending_back_is_refused_before_the_form_opens_and_when_it_is_sent(stage: Stand) -> None:
    card = submitted(stage)
    grace = stage.grace
    grace.press(approval_words.SEND_BACK, card)
    grace.wait_for_modal()
    chapters.change_company(stage.database, owners=(HANA,))
    nothing_changes(stage, lambda: grace.submit({"comment": "More courage"}), grace, "Only a strategy owner")
    assert "More courage" in grace.transcript()
    nothing_changes(
        stage, lambda: grace.press(approval_words.SEND_BACK, card), grace, "Only a strategy owner"
    )
    assert grace.modals() == []


def test_nobody_approves_their_own_kpis(stage: Stand) -> None:
    """A strategy owner who became head of the department after it was submitted."""
    card = submitted(stage)
    chapters.change_department(stage.database, "finance", head=GRACE)
    grace = stage.grace
    nothing_changes(
        stage, lambda: grace.press(approval_words.APPROVE, card), grace, "Nobody approves their own"
    )


def test_an_owner_who_drafts_as_a_deputy_is_not_asked_to_approve(stage: Stand) -> None:
    """Nobody else may decide, so the set is not sent out to wait for ever."""
    chapters.change_department(stage.database, "finance", deputies=(GRACE,))
    chapters.place(stage.database, chapters.SET.model_copy(update={"drafter": GRACE}), user=GRACE)
    stage.grace.say("hello")
    asked = stage.grace.wait_for("Submit")
    nothing_changes(stage, lambda: stage.grace.press("Submit", asked), stage.grace, "approve")


def test_only_one_of_two_owners_approves(stage: Stand) -> None:
    chapters.change_company(stage.database, owners=(GRACE, HANA))
    card = submitted(stage)
    hana = stage.person(HANA)
    hana.press(approval_words.APPROVE, hana.wait_for(approval_words.APPROVE))
    stage.rest()
    assert chapters.current(stage.database).state is DraftState.APPROVED
    nothing_changes(
        stage,
        lambda: stage.grace.press(approval_words.APPROVE, card),
        stage.grace,
        "not waiting for a decision",
    )


def by_colin(text: str) -> Draft:
    """Colin wrote the mission, and Fiona has not agreed yet."""
    mission = Mission(text=text, objectives=("revenue",))
    return chapters.AGREED.model_copy(update={"drafter": COLIN, "mission": mission})


def asked_to_agree(stage: Stand, text: str) -> dict[str, object]:
    """Colin types the mission, and Fiona is asked."""
    draft = by_colin("").model_copy(update={"mission": None})
    chapters.place(stage.database, draft, user=COLIN)
    stage.person(COLIN).say(text)
    stage.rest()
    colin = stage.person(COLIN)
    colin.choose("Choose objectives", ["revenue"])
    colin.press("Choose these")
    stage.rest()
    card = stage.fiona.messages()[-1]
    assert "I agree" in render(card)
    return card


FIRST = "Finance gives every department the money it needs in time, so that the company can grow"
SECOND = "Finance gives every department the numbers it needs in time, so that the company can grow"


def test_only_the_head_of_this_moment_agrees_to_the_mission(stage: Stand) -> None:
    card = asked_to_agree(stage, FIRST)
    chapters.change_department(stage.database, "finance", head=HANA)
    nothing_changes(stage, lambda: stage.fiona.press("I agree", card), stage.fiona, "out of date")


def test_agreeing_counts_for_the_words_that_were_shown(stage: Stand) -> None:
    card = asked_to_agree(stage, FIRST)
    newer = by_colin(SECOND)
    chapters.place(stage.database, newer, user=COLIN)
    nothing_changes(stage, lambda: stage.fiona.press("I agree", card), stage.fiona, "was changed since")
    asked = stage.fiona.messages()[-1]
    assert SECOND in render(asked)
    stage.fiona.press("I agree", asked)
    stage.rest()
    mission = chapters.current(stage.database).mission
    assert mission is not None
    assert (mission.text, mission.agreed_by) == (SECOND, FIONA)


def test_taking_over_is_refused_when_the_right_is_gone(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    colin = stage.person(COLIN)
    colin.say("draft my KPIs")
    asked = colin.wait_for(words.TAKE_OVER)
    chapters.change_department(stage.database, "finance", deputies=())
    nothing_changes(stage, lambda: colin.press(words.TAKE_OVER, asked), colin, "drafted by the head")


def test_the_form_for_a_department_is_refused_when_the_right_is_gone(stage: Stand) -> None:
    grace = stage.grace
    chapters.change_company(stage.database, settled=frozenset())
    grace.say("setup")
    stage.rest()
    while "Add a department" not in newest(grace):
        grace.say("skip")
        stage.rest()
        assert len(grace.messages()) < 200
    grace.press("Add a department")
    grace.wait_for_modal()
    chapters.change_company(stage.database, owners=(HANA,))
    form = {"Name": "Legal", "What it does": "admin", "Kind": "support", "Head": HANA}
    nothing_changes(stage, lambda: grace.submit(form), grace, "set by")


def test_a_head_who_was_replaced_in_the_middle_is_told_and_the_next_one_goes_on(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    chapters.change_department(stage.database, "finance", head=HANA, deputies=())
    fiona, hana = stage.fiona, stage.person(HANA)
    nothing_changes(stage, lambda: fiona.say("One more need"), fiona, "You no longer draft for Finance")
    hana.command("draft finance")
    hana.press(words.TAKE_OVER, hana.wait_for(words.TAKE_OVER))
    stage.rest()
    assert chapters.current(stage.database).drafter == HANA


def test_a_head_whose_department_is_gone_keeps_the_draft_and_is_told(stage: Stand) -> None:
    chapters.place(stage.database, chapters.NEEDED)
    with stage.database.read(TEAM) as session:
        departments = companies.load(session).departments
    chapters.change_company(stage.database, departments=departments[1:])
    try:
        nothing_changes(
            stage, lambda: stage.fiona.say("A need"), stage.fiona, "no longer part of the company"
        )
    finally:
        chapters.change_company(stage.database, departments=departments)
