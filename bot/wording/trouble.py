"""What is said when something cannot be heard, shown or done."""

from bot.wording.markup import Markup

TOO_LONG = Markup(
    "That is more than I can read in one go ({count} characters). Please send it in parts of up to {limit}."
)
NOT_HEARD = Markup("I could not read any words in that. Could you type it again?")
NOTHING_CHOSEN = Markup(
    "Nothing is chosen in the list yet. Please choose at least one, then press the button again."
)
FORM_LATE = Markup(
    "The form could not be opened in time. Nothing was changed; please press the button again."
)
EDIT_NOT_READ = Markup(
    "I saw that you changed an earlier message. What I noted stays as it was; to change it, type *back*."
)
APOLOGY = Markup(
    "Something went wrong on my side, and I could not take that in. Nothing that you told me before is lost. "
    "Please try again; if it happens once more, show your administrator this number: {reference}."
)
BUSY = Markup(
    "I cannot save anything right now. You need not send it again: I try once more by myself. "
    "If you hear nothing within ten minutes, please send it again. Nothing that you told me before is lost."
)
BUSY_PRESS = Markup(
    "I cannot save anything right now. Please press the button again in a minute; nothing is lost."
)
BUSY_COMMAND = Markup("I cannot look that up right now. Please try again in a minute; nothing is lost.")
LEFT_OUT = Markup("… Some lines are left out here: there are more than one message can hold. …")
