"""What free text looks like once it may be stored."""

from hypothesis import given
from hypothesis import strategies as st

from privacy.service import guard_for_storage


def test_a_number_that_may_be_a_bsn_is_masked_and_the_moderator_knows() -> None:
    text, codes = guard_for_storage("Mijn nummer is 111222333, bel 06-12345678.")
    assert "111222333" not in text
    assert len(text) == len("Mijn nummer is 111222333, bel 06-12345678.")
    assert codes == ["bsn", "phone"]


def test_plain_words_stay_as_they_are() -> None:
    assert guard_for_storage("Luister eerst. Dán pas praten!\n👵🏽") == ("Luister eerst. Dán pas praten!\n👵🏽", [])


def test_what_cannot_be_stored_is_gone() -> None:
    assert guard_for_storage("a\x00b\x1bc")[0] == "abc"


@given(st.text())
def test_guarding_twice_changes_nothing_more(text: str) -> None:
    once, _codes = guard_for_storage(text)
    assert guard_for_storage(once)[0] == once
