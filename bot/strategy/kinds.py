"""Every form of the strategy record."""

from bot.strategy.factors import FACTOR
from bot.strategy.heads import HEAD
from bot.strategy.indicators import INDICATOR
from bot.strategy.objectives import OBJECTIVE
from bot.strategy.texts import FUNCTIONS, TEXTS

KINDS = (TEXTS, FUNCTIONS, FACTOR, OBJECTIVE, INDICATOR, HEAD)
