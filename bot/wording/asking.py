"""What the bot says when it asks a department about the needs that another one noted for it."""

from bot.wording.markup import Markup
from kpi_rules.asking import Standing

HEADING = "What {served} needs from {department}"
HEADING_SEVERAL = "What {served} need from {department}"
ASK = Markup(
    "{drafter} is drafting the KPIs of {department} and noted the needs of {served}. Is it right like this? "
    "One click each is enough, whenever it suits you."
)
NEED = Markup("*{number}.* {text}")
RIGHT = "That's right"
CORRECT = "Correct it"
NOT_NEEDED = "Not needed"
CHANGE = "Change this answer"
SAID = {
    Standing.CONFIRMED: Markup("✓ {by} said: that's right."),
    Standing.CORRECTED: Markup("✎ {by} said: “{answer}”"),
    Standing.NOT_NEEDED: Markup("✗ {by} said: not needed."),
    Standing.WANTED: Markup("+ named by {by}; {drafter} has not taken it in yet."),
    Standing.LEFT: Markup("+ named by {by}; {drafter} left it out."),
}
DROPPED = Markup("{drafter} has changed or dropped this in the meantime.")
SECTION = Markup("*{served}*")
ELSE_ASK_FOR = Markup("What else does {served} need from {department}?")
ELSE_ASK = Markup("What else do you need from {department}?")
ELSE = "Something else"
NOTE = "Add a note"
NOTES = Markup("*Your notes:*")
NOTE_LINE = Markup("{author}: “{text}”")

# To the person who drafts

ASKED = Markup(
    "I asked {who} whether that is right. You need not wait; I tell you as soon as there is an answer."
)
ASKED_ONE = Markup("{user} ({served})")
YOURSELF = Markup("You head {served} yourself, so its needs count as confirmed.")
NOBODY = Markup("{served} has nobody I could ask. Who can say what it needs?")
NOBODY_PICK = "Choose a person"
ASKED_LATE = Markup("I asked {user} about {served}.")
HEARD = {
    Standing.CONFIRMED: Markup("{by} ({served}) confirms: “{text}”"),
    Standing.CORRECTED: Markup(
        "{by} ({served}) sees one need differently.\nYou noted: “{text}”\n{served} says: “{answer}”"
    ),
    Standing.NOT_NEEDED: Markup("{by} ({served}) says this is not needed: “{text}”"),
    Standing.WANTED: Markup("{by} ({served}) also needs: “{text}”"),
}
TAKE = {
    Standing.CORRECTED: "Take over these words",
    Standing.NOT_NEEDED: "Take it out",
    Standing.WANTED: "Take it in",
}
LEAVE = {
    Standing.CORRECTED: "Leave mine",
    Standing.NOT_NEEDED: "Keep it",
    Standing.WANTED: "Leave it out",
}
HEARD_NOTE = Markup(
    "{by} ({served}) adds a note: “{text}” It stays with your KPIs, and the approver sees it."
)
TAKEN = {
    Standing.CORRECTED: Markup("Taken over: “{text}”"),
    Standing.NOT_NEEDED: Markup("Taken out: “{text}”"),
    Standing.WANTED: Markup("Taken in: “{text}”"),
}
LEFT = {
    Standing.CORRECTED: Markup("Your words stay. The approver sees both."),
    Standing.NOT_NEEDED: Markup("It stays. The approver sees that {served} does not need it."),
    Standing.WANTED: Markup("Left out. The approver sees that {served} asked for it."),
}
SETTLED = Markup(
    "The set of {department} is submitted or approved, so I changed nothing. Take it back first; then press again."
)
NOT_YOURS = Markup("Only those who draft for {department} can decide that. Nothing was changed.")
NOT_ASKED = Markup("Only {served} can answer this. Nothing was changed.")

# Where a need stands, in lists

MARKS = {
    Standing.PROPOSED: Markup("_not asked yet_"),
    Standing.SILENT: Markup("_asked {asked}, no answer yet_"),
    Standing.CONFIRMED: Markup("✓ confirmed by {by}"),
    Standing.CORRECTED: Markup("✎ {by} says: “{answer}”"),
    Standing.NOT_NEEDED: Markup("✗ {by} says: not needed"),
    Standing.WANTED: Markup("+ {by} asked for it"),
    Standing.LEFT: Markup("+ {by} asked for it, left out"),
}
LINE = Markup("{served}: {text} ({mark})")
SILENT_KPI = Markup("not confirmed yet")
CARD = Markup("*Who was asked about their needs:*")

# Forms

CORRECT_TITLE = "Correct the need"
CORRECT_LABEL = "What do you need from {department}?"
ELSE_TITLE = "Something else"
ELSE_LABEL = "What else do you need from {department}?"
ELSE_HINT = "One need a line."
NOTE_TITLE = "Add a note"
NOTE_LABEL = "What should be known?"
NOTE_HINT = "A common complaint, an exception, a wish. It stays with the KPIs of {department}."
SEND = "Send"
EMPTY = "Please write a few words."
