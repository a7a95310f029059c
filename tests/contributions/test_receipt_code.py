from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from contributions import receipt_code

codes = st.builds(
    lambda chosen, number: "-".join([*chosen, f"{number:04d}"]),
    st.lists(st.sampled_from(receipt_code.words()), min_size=4, max_size=4),
    st.integers(0, 9999),
)
separators = st.sampled_from(["-", " ", "  ", " - ", "–", "—", ". ", ",", "\t", "\n", " / ", "-\u200b"])


def test_there_are_1024_different_plain_words():
    words = receipt_code.words()
    assert len(words) == len(set(words)) == 1024
    assert all(word.isascii() and word.islower() and word.isalpha() and 4 <= len(word) <= 8 for word in words)


def test_one_wrong_letter_never_makes_another_word():
    near = [pair for pair in combinations(receipt_code.words(), 2) if Levenshtein.distance(*pair, score_cutoff=1) < 2]
    assert near == []


def test_no_word_can_be_heard_as_another():
    words = set(receipt_code.words())
    assert not [word for word in words if "ij" in word or "ei" in word]
    assert not [word for word in words if {f"{word}en", f"{word}s", f"{word}je"} & words]
    sounds = {word.translate(str.maketrans("zv", "sf")).replace("ou", "au") for word in words}
    assert len(sounds) == len(words)


def test_no_word_is_two_other_words():
    words = set(receipt_code.words())
    assert not [word for word in words for cut in range(4, len(word) - 3) if {word[:cut], word[cut:]} <= words]


def test_a_fresh_code_is_its_own_normal_form():
    code = receipt_code.generate()
    assert receipt_code.normalise(code) == code
    assert receipt_code.generate() != code


@given(codes, st.lists(separators, min_size=4, max_size=4), st.booleans())
def test_how_it_was_typed_does_not_matter(code, between, shout):
    parts = code.split("-")
    typed = parts[0] + "".join(sign + part for sign, part in zip(between, parts[1:], strict=True))
    assert receipt_code.normalise(f" {typed.upper() if shout else typed}. ") == code


@given(st.text(max_size=400))
def test_whatever_is_typed_gets_a_sentence(typed):
    receipt_code.normalise(typed)
    assert receipt_code.explain_problem(typed).endswith((".", "?"))


def test_100_kb_is_no_code():
    assert receipt_code.normalise("appel-" * 20_000) is None


@given(codes, st.data())
def test_a_typing_error_is_pointed_out_with_the_right_word(code, data):
    parts = code.split("-")
    at = data.draw(st.integers(0, 3))
    wrong = parts[at] + "q"
    typed = " ".join([*parts[:at], wrong, *parts[at + 1 :]])
    assert wrong in receipt_code.explain_problem(typed)
    assert parts[at] in receipt_code.explain_problem(typed)


def test_missing_parts_are_named():
    assert "vier cijfers" in receipt_code.explain_problem("molen appel fiets zomer")
    assert "ontbreekt een woord" in receipt_code.explain_problem("molen appel fiets 1234")
    assert "te veel woorden" in receipt_code.explain_problem("molen appel fiets zomer tulp 1234")


def test_the_hash_depends_on_code_and_key():
    hashes = {receipt_code.hash_code(code, key) for code in ("a", "b") for key in (b"1", b"2")}
    assert len(hashes) == 4
    assert all(len(each) == 64 for each in hashes)
