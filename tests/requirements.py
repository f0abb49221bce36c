"""`python -m tests.requirements`: each requirement, and the tests that are marked with it."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent
COUNTS = {"000": 34, "001": 29, "002": 38, "003": 29}
"""How many requirements each of the four sources gave."""

KNOWN = tuple(f"{source}-{n:02}" for source, count in COUNTS.items() for n in range(1, count + 1))
ID = re.compile(r"\d{3}-\d{2}")


def shown() -> Mapping[str, list[str]]:
    """For each requirement the tests that show it, as pytest names them."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(HERE.rglob("test_*.py")):
        for requirement, test in _marked(path):
            if test not in found[requirement]:
                found[requirement].append(test)
    return found


def _marked(path: Path) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = path.relative_to(HERE.parent).as_posix()
    whole = [mark for node in tree.body if isinstance(node, ast.Assign) for mark in _ids(node)]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            ids = [mark for decorator in node.decorator_list for mark in _ids(decorator)]
            yield from ((one, f"{name}::{node.name}") for one in (*whole, *ids))


def _ids(node: ast.AST) -> Iterator[str]:
    """The ids in each `pytest.mark.req(…)` below the node."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "req":
            for part in ast.walk(call):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield from ID.findall(part.value)


def main() -> None:
    """Print the list; exit status 1 when a requirement has no test."""
    tests = shown()
    for requirement in KNOWN:
        sys.stdout.write(f"{requirement}  {', '.join(tests.get(requirement, ['—']))}\n")
    sys.exit(any(requirement not in tests for requirement in KNOWN))


if __name__ == "__main__":
    main()
