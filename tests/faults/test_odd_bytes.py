"""Bytes that a database or a decoder refuses, in every place of a request, on a real server with PostgreSQL.

SQLite takes a NUL in a text; PostgreSQL does not, and then a search or a form would fall over.
"""

import random
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.faults.person import Person
from tests.faults.visitor import Visitor

ODD = ("%00", "a%00b", "%ff%fe", "%ed%a0%bd", "%5c%27", "9" * 300)
ADDRESSES = (
    "/{odd}", "/{odd}/", "/meedoen/{odd}/", "/meedoen/{odd}/begin/", "{base}vraag/{odd}/",
    "{base}vraag/1/?terug={odd}", "{base}begin/?samen={odd}", "{base}hulp/?terug={odd}",
    "{base}bel-mij/?terug={odd}&gevraagd={odd}",
    "{base}bedankt/?al={odd}", "/mijn-inbreng/?gedaan={odd}", "/mijn-inbreng/link/{odd}/",
    "/mijn-inbreng/terughalen/{odd}/", "/wat-deden-we-ermee/{odd}/", "/nieuws/?p={odd}",
    "/wat-deden-we-ermee/?p={odd}",
    "/zoeken/?q={odd}", "/zoeken/?q=triage&p={odd}", "/weergave/?tekst={odd}&terug={odd}", "/documenten/{odd}/x",
    "/account/login/?next={odd}", "/static/{odd}", "/media/{odd}", "/sitemap.xml?p={odd}", "/en/{odd}/",
    "/beheer/?next={odd}",
)  # fmt: skip
FORMS = ("/mijn-inbreng/", "/account/login/", "/account/signup/")


@pytest.mark.django_db
def test_nothing_odd_makes_it_fall_over(
    postgres_database_url: str, stage: Callable[..., Any], serve: Callable[..., Any], own_cache: dict[str, str]
) -> None:
    tell = stage(postgres_database_url, **own_cache)
    server = serve(postgres_database_url, **own_cache)
    person = Person("deelnemer-a", server.url, tell("open_round")["slug"], random.Random(1), double_clicks=0)
    person.prepare()
    answers = []
    for odd in ODD:
        for address in ADDRESSES:
            answers.append(person.visitor.get(address.format(odd=odd, base=person.base)))
        stranger = Visitor(server.url)
        stranger.cookies = dict.fromkeys((*person.visitor.cookies, "inbreng", "sessionid", "weergave"), f"x{odd}")
        answers += [stranger.get(f"{person.base}vraag/1/"), stranger.get("/mijn-inbreng/"), stranger.get("/")]
        answers += _posts(person, odd)

    wrong = sorted({f"{answer.status} {answer.path}" for answer in answers if answer.status >= 500})
    assert wrong == []
    assert "Traceback" not in server.output(), server.output()[-3000:]
    person.hand_in()
    kept = tell("tell", [person.code])["behind"][person.code]
    assert kept["state"] == "counted"
    assert not any("\x00" in words for words in kept["words"])


def _posts(person: Person, odd: str) -> list[Any]:
    """Every form of the participant, with the odd bytes in every field that is not the token."""
    pages = [f"{person.base}vraag/{number}/" for number in (1, 5, 6, 7)]
    pages += [f"{person.base}{screen}/" for screen in ("wie", "eerder", "toestemming", "bereik", "bel-mij")]
    answers = []
    for path in (*pages, *FORMS):
        page = person.visitor.follow(person.visitor.get(path))
        form = page.form()
        names = [name for name in form.fields if name and name != "csrfmiddlewaretoken"]
        token = form.fields["csrfmiddlewaretoken"]
        body = "&".join([f"csrfmiddlewaretoken={token}", *(f"{name}={odd}" for name in names)])
        answers.append(person.visitor.post_raw(urlsplit(page.path).path, body))
    return answers
