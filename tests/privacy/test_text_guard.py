"""Promise 3: no BSN is kept, whatever it is typed with; what merely looks like one stays."""

import pytest
from django.utils.translation import override
from hypothesis import assume, example, given
from hypothesis import strategies as st
from stdnum import iban as stdnum_iban
from stdnum.nl import bsn as stdnum_bsn

from privacy.text_guard import MASK, Guarded, HintKind, clean, explain, inspect

BSN = "123456782"


def bsn_from(stem: int) -> str | None:
    """Return the BSN that starts with these eight digits, if there is one."""
    digits = f"{stem:08d}"
    last = sum((9 - place) * int(digit) for place, digit in enumerate(digits)) % 11
    return f"{digits}{last}" if last < 10 else None


bsns = st.integers(10_000_000, 99_999_999).map(bsn_from).filter(bool)
layouts = st.sampled_from([(9,), (3, 3, 3), (4, 2, 3), (2, 2, 2, 3), (1, 2, 2, 2, 2), (5, 4), (1,) * 9])
separators = st.sampled_from(
    ["", ".", "-", "/", " ", " - ", "\u00a0", "\u2011", "\u202f", "\u200b", "\u00ad", "\t", "·"]
)
digit_sets = st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"])
words = st.text(st.characters(exclude_categories=["Nd", "No", "Nl", "Cs"], exclude_characters="€,"), max_size=20)


@st.composite
def written_bsns(draw: st.DrawFn) -> str:
    """A valid BSN in one of the ways in which people and systems write it."""
    number, layout, separator, digits = draw(bsns), draw(layouts), draw(separators), draw(digit_sets)
    groups, start = [], 0
    for size in layout:
        groups.append(number[start : start + size])
        start += size
    return separator.join(groups).translate(str.maketrans("0123456789", digits))


@given(words, written_bsns(), words)
@example("+", "449335586", "")
@example("", "10606.1008", "AA")
@example("", "10606 - 1008", "AA")
def test_a_bsn_never_passes(before: str, written: str, after: str) -> None:
    assume(not before.lower().rstrip().endswith(("eur", "euro")) and not after.lower().lstrip().startswith("eur"))
    assume(not after.startswith("-"))
    text = before + written + after
    guarded = inspect(text)

    assert guarded.text == before + MASK * len(written) + after
    assert guarded.bsn_count == 1


@given(st.from_regex(r"[0-9]{0,12}", fullmatch=True), bsns, st.from_regex(r"[0-9]{0,12}", fullmatch=True))
def test_a_bsn_inside_a_longer_reference_never_passes(before: str, number: str, after: str) -> None:
    text = f"{before}{number}{after}"
    assume(len(text) > 12 and not text.startswith("0031"))  # else it may be a phone number
    assert number not in inspect(text).text


@given(st.text())
def test_the_copy_keeps_its_length_and_every_other_character(text: str) -> None:
    guarded = inspect(text)
    assert len(guarded.text) == len(text)
    assert all(kept in (typed, MASK) for typed, kept in zip(text, guarded.text, strict=True))


@given(st.text(alphabet="0123456789 .-/\n,€eurobsn+\u200b٣ABNL", max_size=200))
def test_a_masked_text_is_a_fixed_point(text: str) -> None:
    masked = inspect(text).text
    again = inspect(masked)
    assert (again.text, again.bsn_count) == (masked, 0)


@given(
    st.sampled_from(["06", "06-", "06 ", "+31 6 ", "+316", "0031 6", "+31 (0)6 ", "06/", "06."]),
    st.from_regex(r"[1-8][0-9]{7}", fullmatch=True),
    st.sampled_from([(8,), (2, 2, 2, 2), (4, 4), (3, 3, 2)]),
    st.sampled_from(["", " ", "-", " - ", "."]),
)
def test_a_mobile_number_stays_and_is_pointed_out(prefix: str, number: str, sizes: tuple, separator: str) -> None:
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    written = prefix + separator.join(number[start : start + size] for start, size in zip(starts, sizes, strict=True))
    guarded = inspect(f"Bel mij op {written}, graag na vijf uur.")

    assert guarded.bsn_count == 0
    assert [(hint.kind, guarded.text[hint.start : hint.end]) for hint in guarded.hints] == [(HintKind.PHONE, written)]


@given(
    st.sampled_from(["010", "020", "030", "070", "088", "0113", "0294", "0512", "(020)"]),
    st.sampled_from(["-", " ", " - "]),
    st.from_regex(r"[1-9][0-9]{7}", fullmatch=True),
)
def test_a_landline_number_stays(area: str, separator: str, digits: str) -> None:
    written = f"{area}{separator}{digits[: 10 - len(area.strip('()'))]}"
    assert inspect(f"Het nummer is {written}.").bsn_count == 0


@given(st.sampled_from(["INGB", "RABO", "ABNA", "TRIO"]), st.from_regex(r"[0-9]{10}", fullmatch=True), st.booleans())
def test_a_valid_iban_stays_and_is_pointed_out(bank: str, account: str, spaced: bool) -> None:
    number = f"NL{stdnum_iban.calc_check_digits(f'NL00{bank}{account}')}{bank}{account}"
    written = stdnum_iban.format(number) if spaced else number
    guarded = inspect(f"Mijn rekening is {written} op mijn naam.")

    assert guarded.bsn_count == 0
    assert [(hint.kind, guarded.text[hint.start : hint.end]) for hint in guarded.hints] == [(HintKind.IBAN, written)]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Mijn nummer is 123456782.", "Mijn nummer is █████████."),
        ("BSN: 1234.56.782", "BSN: ███████████"),
        ("bsn 111.222.333 staat op de brief", "bsn ███████████ staat op de brief"),
        ("Op de aanslag staat 123456782.H.51.0112", "Op de aanslag staat █████████.H.51.0112"),
        ("kenmerk 123456782H016001", "kenmerk █████████H016001"),
        ("btw-nummer NL123456782B01 van mijn zaak", "btw-nummer NL█████████B01 van mijn zaak"),
        ("sofinummer 12345672", "sofinummer ████████"),
        ("123 456 782 en 12-03-1985", "███████████ en 12-03-1985"),
        ("geboren 12-03-1985 123456782", "geboren 12-03-1985 █████████"),
        ("123456782 0612345678", "█████████ 0612345678"),
        ("12345 6782 en ik wacht nog", "██████████ en ik wacht nog"),
        ("mijn burgerservicenummer is 020123451 7 keer gevraagd", None),
        ("€ 500 123 456 782", "€ 500 ███████████"),
        ("twee nummers: 123456782 en 111222333", "twee nummers: █████████ en █████████"),
        ("123\n456\n782", "███████████"),
    ],
)
def test_what_people_write_is_masked(text: str, masked: str | None) -> None:
    guarded = inspect(text)
    if masked is None:
        assert stdnum_bsn.is_valid("020123451") is (MASK in guarded.text)
    else:
        assert guarded.text == masked


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 2020 en 2021 kreeg ik steeds een andere brief.",
        "De jaren 2013-2014-2015-2016 waren zwaar.",
        "Ik moest € 123456782 betalen, dat kan toch niet.",
        "Het ging om 12.345.678,00 in totaal.",
        "Er is 111.222.333 euro voor uitgetrokken.",
        "Ik kreeg EUR 1.234.567,50 niet terug.",
        "Wij kregen 1200,- terug en betaalden 3400,- bij.",
        "De brief is van 12-03-2019 en kwam op 14.04.2019 aan.",
        "Van 12/03/2019 - 13/04/2019 was er niemand.",
        "Het bestand heet verslag-20190412.",
        "Bel 0800-0543, dat is de gratis lijn.",
        "Bel 0900 8844 of 112.",
        "Mijn nummer is 06 - 123 456 78.",
        "Kantoor: 030 - 231 45 67, of +32 470 12 34 56.",
        "Dorpsstraat 1234, 5678 AB in ons dorp.",
        "Dorpsstraat 1234 5672 AB in ons dorp.",
        "NL91ABNA0417164300 is mijn rekening.",
        "nl91 abna 0417 1643 00 staat op naam van mijn vrouw.",
        "Wij zijn 34, 36, 41, 52 en 12 jaar oud.",
        "000000000",
        "Nummer 123456789 is gewoon een reeks.",
        "1 2 3 4 5 6 7 8 9",
        "Op een schaal van 1 - 2 - 3 - 4 - 5 geef ik een 4.",
        "Artikel 4:84 van de wet, blz. 12-14.",
        "Uitkering 70 procent, 18 maanden, 2 kinderen.",
    ],
)
def test_what_is_something_else_stays(text: str) -> None:
    assert inspect(text).text == text


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("Mail naar jan.de-vries+zaak@voorbeeld.nl.", HintKind.EMAIL, "jan.de-vries+zaak@voorbeeld.nl"),
        ("Ik woon op 1234 AB 12.", HintKind.ADDRESS, "1234 AB 12"),
        ("Ik woon op 1234ab, nr. 7", HintKind.ADDRESS, "1234ab, nr. 7"),
        ("Kerkweg 12b, 1234 AB Ons Dorp", HintKind.ADDRESS, "12b, 1234 AB"),
        ("whatsapp 31612345678", HintKind.PHONE, "31612345678"),
        ("IBAN BE68 5390 0754 7034", HintKind.IBAN, "BE68 5390 0754 7034"),
        ("0\u200b6-123\u00ad45678", HintKind.PHONE, "0\u200b6-123\u00ad45678"),
    ],
)
def test_what_points_to_a_person_is_pointed_out(text: str, kind: HintKind, shown: str) -> None:
    guarded = inspect(text)
    assert [(hint.kind, text[hint.start : hint.end]) for hint in guarded.hints] == [(kind, shown)]
    assert guarded.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Dat kostte 1234 en 12 euro.",
        "De postcode 1234 AB is van de hele straat.",
        "Reageer @ons of @ iemand.",
        "In 2019 EU",
    ],
)
def test_ordinary_words_are_not_pointed_out(text: str) -> None:
    assert inspect(text).hints == ()


def test_the_number_is_in_no_repr() -> None:
    guarded = inspect(f"Mijn nummer is {BSN}, mail jan@voorbeeld.nl")
    assert repr(guarded) == str(guarded) == "<Guarded: 1 masked, 1 hints>"
    assert "jan" not in repr(guarded.hints)


@given(st.text(st.characters(), max_size=200))
def test_clean_takes_out_only_what_cannot_be_stored(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
    assert not any(ord(char) < 32 and char not in "\n\t" for char in cleaned)
    if text.isprintable():
        assert cleaned == text


def test_clean_keeps_the_words_as_typed() -> None:
    assert (
        clean("  Één\r\nregel\ren\tcafé\u0301 👩\u200d👧 \x00\x1b\ud800! ")
        == "  Één\nregel\nen\tcafé\u0301 👩\u200d👧 ! "
    )


@pytest.mark.parametrize(
    ("guarded", "start"),
    [
        (Guarded("", 0, ()), None),
        (inspect(BSN), "Wij zagen een nummer dat op een burgerservicenummer lijkt."),
        (inspect(f"{BSN} en {BSN}"), "Wij zagen 2 nummers die op een burgerservicenummer lijken."),
        (inspect("mail jan@voorbeeld.nl"), "In uw tekst staat een e-mailadres."),
    ],
)
def test_the_writer_reads_what_happened(guarded: Guarded, start: str | None) -> None:
    with override("nl"):
        sentences = explain(guarded)
    assert sentences[0].startswith(start) if start else sentences == []


@pytest.mark.timeout(60)  # a text that takes the square of its length takes minutes; how quick: bench_text_guard.py
@pytest.mark.parametrize(
    "unit",
    ["Ik wil dat de overheid in 2019 luistert. ", "1", "1-", "1\n", "1 2", "a@", "a", "NL91 ", "01-01-2001-",
     "123456782 ", "bsn 1234567 ", "€ 1.000.", "06-", "+1 ", "(", "1,", "1\u200b", "1234 AB "],
)  # fmt: skip
def test_no_long_text_keeps_it_busy(unit: str) -> None:
    long = (unit * 100_000)[:100_000]
    guarded = inspect(long)
    assert inspect(guarded.text).text == guarded.text
