"""The words that work everywhere, and what the bot says about them."""

from bot.wording.markup import Markup, fill

CONTROLS = Markup(
    "Any time you can type *back* (change the last answer), *skip*, *show* (all so far), *pause*, "
    "*restart* or *help*."
)
NOTHING_OPEN = Markup("Nothing is open right now. Type *draft my KPIs* to go on, or *help*.")
OLD_BUTTON = Markup("That button belongs to an earlier question. Here is where we are:")
PAUSED = Markup("Paused. Everything is saved. Type *continue* whenever you like, here or on another device.")
STILL_PAUSED = Markup("We are paused. Type *continue* to go on with your KPIs.")
RESUMED = Markup("Welcome back. We go on where we stopped.")
IN_WORDS = Markup("A few words, please: a yes or a number alone does not tell me what you mean.")
NOT_NOTED = Markup("I read that as a remark, so I noted nothing.")
CANNOT_SKIP = Markup("This one I need before we can go on. A short answer is enough.")
SKIPPED = Markup("Skipped.")
REALLY_RESTART = Markup("Start over? The answers you gave so far will be set aside.")
START_OVER = "Start over"
KEEP_GOING = "Keep going"
RESTARTED = Markup("Set aside. We start from the beginning.")
NOTHING_BEFORE = Markup("This is the first question; there is nothing to go back to.")
WENT_BACK = Markup("One step back. Your last answer is taken out again.")
WENT_BACK_FAR = Markup("{steps} steps back. Those answers are taken out again.")
CONTINUE = "Continue"


def went_back(steps: int) -> Markup:
    """What is said about so many steps."""
    return WENT_BACK if steps == 1 else fill(WENT_BACK_FAR, steps=steps)
