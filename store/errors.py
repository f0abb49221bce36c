"""What can go wrong between the bot and its database, by name."""
# ruff: noqa: N818 - these names say what happened, and read so where they are caught


class DatabaseLocked(Exception):
    """Another process holds the database, or held it longer than we may wait."""


class DatabaseGone(Exception):
    """The database cannot be reached, read or written: gone, full, damaged or unreachable."""


class SchemaTooNew(Exception):
    """A newer version of the program has changed the database; this one must not touch it."""


class Stale(Exception):
    """Somebody else changed the record since it was read; nothing was written."""


class AlreadyOpen(Exception):
    """The department has an open draft already; nothing was written."""


class WrongWorkspace(Exception):
    """A session met a row or a statement that does not belong to its workspace."""


class AppendOnly(Exception):
    """Somebody tried to change or remove a record that is kept for ever."""
