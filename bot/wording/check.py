"""What the bot says about a sentence that was only to be checked."""

from bot.wording.markup import Markup

CLEAR = Markup("Clear: two people would understand the same.")
BETTER = Markup("Clearer still: “{sentence}”")
EMPTY = Markup("Type the sentence behind the command: `/kpi check improve cash flow`")
