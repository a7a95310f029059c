"""{% kept %}: what is drawn once is what an include would have drawn, for whoever asks, in whatever language."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe
from django.utils.translation import override

from pages.templatetags import kept

SKIP = '{% load kept %}{% kept "components/skip_link.html" with href=href text=text only %}'


def draw(template: str, **values: object) -> str:
    return Template(template).render(Context(values))


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_drawn", {})


def test_it_draws_what_an_include_draws_also_the_second_time() -> None:
    plain = draw(SKIP.replace("kept %}{% kept", "i18n %}{% include"), href="#a", text="Verder <b>")
    assert "Verder &lt;b&gt;" in plain
    assert [draw(SKIP, href="#a", text="Verder <b>") for _each in range(2)] == [plain, plain]
    assert len(kept._drawn) == 1


def test_other_values_another_language_and_what_is_safe_are_kept_apart() -> None:
    with override("nl"):
        dutch = draw(SKIP, href="#a", text="")
    with override("en"):
        english = draw(SKIP, href="#a", text="")
    assert "Ga naar de inhoud" in dutch and "Ga naar de inhoud" not in english
    assert 'href="#b"' in draw(SKIP, href="#b", text="")
    assert "&lt;b&gt;" in draw(SKIP, href="#a", text="<b>")
    assert "<b>" in draw(SKIP, href="#a", text=mark_safe("<b>"))
    assert "&lt;b&gt;" in draw(SKIP, href="#a", text="<b>")


def test_nobody_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 5)
    for number in range(20):
        assert f'href="#{number}"' in draw(SKIP, href=f"#{number}", text="")
        assert len(kept._drawn) <= 5


def test_what_could_depend_on_the_page_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template('{% load kept %}{% kept "components/skip_link.html" with href="#a" %}')


def test_the_menu_says_where_one_is(client: object, db: None) -> None:
    found = {path: _current(client, path) for path in ("/meedoen/", "/en/meedoen/", "/mijn-inbreng/", "/zoeken/")}
    assert found == {
        "/meedoen/": [("/meedoen/", "page")],
        "/en/meedoen/": [("/en/meedoen/", "page")],
        "/mijn-inbreng/": [("/mijn-inbreng/", "page")],
        "/zoeken/": [],
    }
    assert _current(client, "/meedoen/kaart/") == [("/meedoen/", "true")]


def _current(client: object, path: str) -> list[tuple[str, str]]:
    import re

    html = client.get(path).content.decode()  # type: ignore[attr-defined]
    return re.findall(r'class="rg-nav__link" href="([^"]+)" aria-current="(\w+)"', html)
