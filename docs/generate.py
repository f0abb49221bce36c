"""Write the pages of `docs/` that are made from code, or with `--check` say which are out of date."""

import sys
from collections.abc import Callable
from pathlib import Path

PAGES: dict[str, Callable[[], str]] = {}


def main() -> int:
    """Write or compare every generated page; the exit status is 1 when a page differs."""
    folder = Path(__file__).parent
    stale = []
    for name, page in PAGES.items():
        path = folder / name
        text = page()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
    for name in stale:
        sys.stdout.write(
            f"docs/{name} {'is out of date: run make fix' if '--check' in sys.argv else 'written'}\n"
        )
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
