"""Drafting a KPI on the page as a person would: pressing, choosing and typing what is on the screen."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

MISSION = (
    "Finance gives every department the money and the figures it needs in time, "
    "so that the company can grow without surprises"
)


class Screen:
    """One person's window."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def say(self, text: str, *, answer: str) -> None:
        """Type and send, and wait until the bot's answer holds these words."""
        composer = self.page.get_by_role("combobox", name="Message ")
        composer.fill(text)
        composer.press("Enter")
        self.sees(answer)

    def press(self, label: str, *, answer: str) -> None:
        """Press the newest button with this label, and wait for the answer."""
        self.page.get_by_role("button", name=label, exact=True).last.click()
        self.sees(answer)

    def sees(self, words: str) -> None:
        """The newest message of the bot holds these words."""
        expect(self.page.locator(".message .content").last).to_contain_text(words, timeout=8000)

    def choose(self, name: str, options: list[str], *, answer: str) -> None:
        """Tick options of a list, then say that these are all."""
        self.page.get_by_role("combobox", name=name).last.click()
        for option in options:
            self.page.get_by_role("option", name=option).first.click()
        self.page.keyboard.press("Escape")
        self.press("Choose these", answer=answer)


def draft_to_first_kpi(screen: Screen) -> None:
    """From hello to the definition sheet of the first KPI."""
    screen.say("draft my KPIs", answer="Is this what you work towards?")
    screen.press("Yes, go on", answer="what is Finance here for?")
    screen.say(MISSION, answer="Which of the company's objectives")
    screen.choose("Choose objectives", ["Increase revenue"], answer="Do you stand behind it?")
    screen.press("I agree", answer="Which departments does Finance work for?")
    screen.press("Sales", answer="What does Sales need from Finance")
    screen.say("Money for customer visits within three days", answer="Does Sales need anything else")
    screen.press("That is all", answer="be able to do in a year")
    screen.press("Improve a process", answer="Which process")
    screen.say("Close the month faster", answer="anything else Finance must become able to do")
    screen.press("That is all", answer="Finance carries")
    screen.press("Accounts receivable days", answer="what should it reach?")
    screen.say("30 days", answer="where does it stand today?")
    screen.say("45 days", answer="by when?")
    screen.press("End of next fiscal year", answer="Here is a sentence that anyone can check")


def finish_set(screen: Screen, *, before_submitting: Callable[[], None] = lambda: None) -> None:
    """Two KPIs more, then submit."""
    screen.press("Use this sentence", answer="Taken in as KPI 1")
    screen.press("Days from request to funds", answer="what should it reach?")
    screen.say("3 days", answer="where does it stand today?")
    screen.press("Not measured yet", answer="by when?")
    screen.press("End of next fiscal year", answer="which of these does it help most")
    screen.page.get_by_role("button", name="Win 200 new customers").last.click()
    screen.sees("Here is a sentence that anyone can check")
    screen.press("Use this sentence", answer="Taken in as KPI 2")
    screen.press("Processing time per case", answer="what should it reach?")
    screen.say("4 days", answer="where does it stand today?")
    screen.say("9", answer="by when?")
    screen.press("End of next fiscal year", answer="which of these does it help most")
    screen.page.get_by_role("button", name="Reduce accounts receivable").last.click()
    screen.sees("Here is a sentence that anyone can check")
    screen.press("Use this sentence", answer="Making it happen")
    for number in (1, 2, 3):
        fill_sheet(screen, number)
    screen.sees("What would you like to do?")
    before_submitting()
    screen.press("Submit for approval", answer="I will write to you as soon as there is an answer")


def fill_sheet(screen: Screen, number: int) -> None:
    """The rest of one KPI, in the form."""
    screen.page.get_by_role("button", name="All the rest in one form").last.click()
    dialog = screen.page.get_by_role("dialog", name="The rest of this KPI")
    dialog.get_by_label("What will you do first to move it?").fill("Write down the steps of a case")
    dialog.get_by_label("How could it be met while").fill("Easy cases first")
    dialog.get_by_label("Where does the number come from?").fill("A list that we keep")
    dialog.get_by_role("combobox", name="Can you have the number today?").click()
    screen.page.get_by_role("option", name="Yes").click()
    dialog.get_by_role("button", name="Save").click()
    screen.sees(f"Saved: KPI {number} is complete.")
