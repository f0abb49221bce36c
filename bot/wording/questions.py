"""What stands around a question, whatever it asks."""

from bot.wording.markup import Markup

WHY = Markup("_Why I ask:_ {why}")
EXAMPLE = Markup("_For example:_ “{example}”")
STEP = "{number} of {count}"
CHOOSE = Markup("Please choose one of the buttons, or type its words.")
CHOOSE_THESE = "Choose these"
