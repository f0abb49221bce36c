"""What the bot says to people who hesitate: about their time, who reads along, and what it is all used for."""

from bot.wording.markup import Markup

TAKES_TIME = Markup(
    "A few words an answer are enough; most people need about twenty minutes in all. Nothing is lost in between: "
    "*pause* stops here, *continue* goes on another day, *skip* leaves this question out."
)
WHO_SEES = Markup(
    "Until you submit, nobody reads your draft but you and whoever drafts with you for the department. What you note as a "
    "need of another department is shown to its head. The approver reads the set that you submit; once it is approved, "
    "everybody in the company can see it."
)
USED_FOR = Markup(
    "I compute no pay, no bonus and no ranking of people, and I send nothing out of this workspace. I keep the numbers, "
    "and show how they stand. What follows from them is decided by people: ask whoever approves your KPIs."
)
WHO_JUDGES = Markup(
    "I am a program with written rules, no artificial intelligence: the same words get the same remark every time. "
    "Your words stay yours, you may keep them against my advice, and people approve your KPIs."
)
CHANGED_LATER = Markup(
    "Yes. *back* changes the last answer, you can change every KPI before you submit, and a set that is approved can "
    "be opened again. Every version is kept."
)
