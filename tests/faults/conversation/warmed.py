"""Imported by the server that bots are forked from, so that each begins with everything loaded.

The one module whose import does something: it is the only moment at which that server lets us.
"""

import inspect
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.build import prepared, warm


def load() -> None:
    """What the first bot of a process would otherwise have to load."""
    warm()
    # Bolt asks for it whenever an app is made, and the first answer looks at the file of every module.
    inspect.stack()
    with TemporaryDirectory() as folder:
        prepared(f"sqlite:///{Path(folder) / 'kpi.db'}").close()


load()
