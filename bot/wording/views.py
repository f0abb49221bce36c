"""Words on buttons, modals and the home page that belong to no question."""

from bot.wording.markup import Markup

CHOOSE_THESE = "Choose these"
LEFT_OUT = Markup("… Some lines are left out here: there are more than one message can hold. …")
