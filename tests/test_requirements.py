"""Every requirement has a test that shows it, and no test claims one that is not there."""

from tests.requirements import KNOWN, shown


def test_every_requirement_is_shown_by_a_test() -> None:
    assert sorted(shown()) == sorted(KNOWN)
    assert len(KNOWN) == 130
