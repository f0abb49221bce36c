"""Imported by the server that bots are forked from, so that each begins with what `warm` loads.

The one module whose import does something: it is the only moment at which that server lets us.
"""

from bot.build import warm

warm()
