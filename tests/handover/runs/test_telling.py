"""Every form tells how far it is to its very end, so that a stop is heard everywhere, and nothing is left behind."""

import io
import tempfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from contributions.service import withdraw_contribution
from handover import runs
from handover.comparing.indexing import RunRecorder
from handover.dossier import FORMATS, Order, write
from handover.models import Run, RunState
from handover.runs.making import News
from handover.workplace import PREFIX, sweep_workplaces, workplace
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test alone has temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def made(form: str, *, until: int = 10**9) -> list[tuple[int, str]]:
    """Everything that is told while this form is made; stopped at that call."""
    told: list[tuple[int, str]] = []

    def hear(percent: int, doing: str) -> None:
        told.append((percent, doing))
        if len(told) == until:
            raise runs.Stopped

    order = Order(form, "intern")
    with RunRecorder(order) as recorder:
        write(order, io.BytesIO(), number="1", on_progress=hear, recorder=recorder)
    return told


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_progress_goes_on_to_the_last_byte_and_a_stop_is_heard_there_too(
    form: str, own_temporary_folder: Path
) -> None:
    ContributionFactory.create_batch(2)
    told = made(form)
    percents = [percent for percent, _doing in told]
    assert percents == sorted(percents) and percents[0] >= 0 and percents[-1] <= 100
    if form in ("pdf", "zip"):
        told = made(form)  # the first time WeasyPrint also tells that it reads its own styles
    with pytest.raises(runs.Stopped):
        made(form, until=max(1, len(told) - 2))
    assert list(own_temporary_folder.iterdir()) == []


def test_a_workplace_is_gone_afterwards_and_stays_while_somebody_holds_it(own_temporary_folder: Path) -> None:
    left = own_temporary_folder / f"{PREFIX}dood"
    left.mkdir()
    (left / "openpyxl.1").write_text("woorden")
    with workplace() as folder, workplace() as same:
        assert not left.exists()
        assert folder == same == Path(tempfile.gettempdir())
        with tempfile.NamedTemporaryFile(delete=False) as file:
            assert Path(file.name).parent == folder
        assert sweep_workplaces() == 0 and folder.exists()
    assert not folder.exists() and tempfile.gettempdir() == str(own_temporary_folder)


def test_a_command_tells_that_it_is_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []

    def hear(self: News, percent: int, doing: str) -> None:
        told.append(Run.objects.get().touched_at)
        original(self, percent, doing)

    original = News.__call__
    monkeypatch.setattr(News, "__call__", hear)
    monkeypatch.setattr("handover.runs.making._SECONDS_BETWEEN_NEWS", 0)
    call_command("handover", format="json", audience="intern", output=tmp_path / "dossier.json")
    assert len(set(told)) > 5


@pytest.mark.parametrize("how", ["words", "stop"])
def test_a_command_that_was_stopped_or_whose_words_went_puts_no_file_there(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, by, target = ContributionFactory(), staff(Role.ANALYST), tmp_path / "dossier.json"
    target.write_text("het vorige dossier")

    def at_the_end(*_arguments: object, **_more: object) -> dict[str, int]:
        if how == "stop":
            runs.stop(Run.objects.get(), by=by)
        else:
            withdraw_contribution(words)
        return {}

    monkeypatch.setattr("handover.management.commands.handover.write", at_the_end)
    sentence = "Gestopt" if how == "stop" else "woorden teruggehaald"
    with pytest.raises(CommandError, match=sentence):
        call_command("handover", format="json", audience="intern", output=target)
    assert target.read_text() == "het vorige dossier"
    assert [each.name for each in tmp_path.iterdir()] == ["dossier.json"]
    assert Run.objects.get().state == (RunState.CANCELLED if how == "stop" else RunState.SUPERSEDED)
