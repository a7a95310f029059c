"""Two example analysts on the same words: one sample that was settled, and one that waits for the second."""

from people.models import User
from synthesis.models import Code, SampleItem
from synthesis.service import draw_sample, mark_in_sample, settle_in_sample

#: (a piece of a word in what still waits, the code it tells of)
_SIGNS = (
    ("bel", "Een mens aan de telefoon"),
    ("brie", "Brieven die niemand begrijpt"),
    ("luister", "Niemand op voorhand uitsluiten"),
    ("team", "Loopt al ergens anders"),
    ("veilig", "Veilig een signaal geven"),
    ("werktijd", "Ruimte en tijd om het goed te doen"),
    ("bedrijf", "Kleine ondernemers"),
    ("buurt", "Dichtbij en zonder afspraak"),
)
SETTLED, OPEN, DONE_BY_THE_FIRST = 12, 10, 4


def code_together(first: User, second: User) -> None:
    """The second analyst sees some things another way, so that there is something to settle."""
    codes = {code.name: code for code in Code.objects.in_use()}
    sample = draw_sample(
        name="Eerste proef (VOORBEELD)",
        first_coder=first,
        second_coder=second,
        size=SETTLED,
        by=first,
        seed=2026,
        is_example=True,
    )
    items = list(sample.items.select_related("contribution"))
    for item in items:
        mark_in_sample(item, _read(item, codes), by=first)
    for number, item in enumerate(items):
        mark_in_sample(item, [] if number % 5 == 4 else _read(item, codes), by=second)
    for item in items:
        settle_in_sample(item, _read(item, codes), by=second)
    waiting = draw_sample(
        name="Tweede proef (VOORBEELD)",
        first_coder=first,
        second_coder=second,
        size=OPEN,
        by=first,
        seed=2027,
        is_example=True,
    )
    for item in waiting.items.select_related("contribution")[:DONE_BY_THE_FIRST]:
        mark_in_sample(item, _read(item, codes), by=first)


def _read(item: SampleItem, codes: dict[str, Code]) -> list[Code]:
    words = item.contribution.original.lower()
    return [codes[name] for sign, name in _SIGNS if sign in words]
