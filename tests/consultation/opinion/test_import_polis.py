"""`manage.py import_polis`: a conversation comes in once, as it was, and what does not fit is a sentence."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from consultation.analyses import ask, run
from consultation.figures import Figures
from consultation.figures.keeping import count
from consultation.models import Answer, Item, Submission
from consultation.polis.reading import read
from consultation.results.voices import UNKNOWN, voices
from consultation.steps import add_step
from consultation.transitions import move
from contributions.models import Contribution, Participation
from contributions.service import ParticipationState
from people.models import Participant
from tests.consultation.opinion.export import export
from tests.factories.rounds import draft_round, open_round
from tests.synthesis.measures.reference import CONVERSATIONS, folder_of, table

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_dutch():
    with translation.override("nl"):
        yield


def take_over(folder, round_) -> str:
    out = StringIO()
    call_command("import_polis", str(folder), "--round", round_.slug, stdout=out)
    return out.getvalue()


def rows() -> tuple[int, ...]:
    kinds = (Participant, Participation, Submission, Item, Answer, Contribution)
    return tuple(kind.objects.count() for kind in kinds)


class TestARealConversation:
    @pytest.fixture(params=CONVERSATIONS)
    def folder(self, request):
        return folder_of(request.param)

    def test_comes_in_vote_for_vote_and_once(self, folder) -> None:
        round_ = open_round()
        told = take_over(folder, round_)
        people, statements = table(folder / "participants-votes.csv"), table(folder / "comments.csv")
        numbers = [name for name in people[0] if name.isdecimal()]
        cells = Counter(row[number] for row in people for number in numbers if row[number])
        assert f"{len(people)} mensen" in told
        assert "In votes.csv is 1 eens. Dat volgt uit participants-votes.csv." in told
        step = round_.steps.get(method="statements")
        found = Counter(voice.value["choices"][0] for voice in voices(step))
        assert found == {"agree": cells["1"], "disagree": cells["-1"], "pass": cells["0"]}
        items = Item.objects.filter(step=step)
        assert items.count() == len(statements)
        assert items.filter(retired=True).count() == sum(row["moderated"] == "-1" for row in statements)
        assert not items.exclude(kind="statement").exists()
        assert not Contribution.objects.exists()
        heard = Participation.objects.filter(occasion=round_.occasion)
        assert set(heard.values_list("state", "channel", "recruitment", "participant__perspective")) == {
            ("counted", "imported", "open", None)
        }
        assert {voice.group for voice in voices(step)} == {UNKNOWN}
        before = rows()
        assert "Alles stond er al." in take_over(folder, round_)
        assert rows() == before
        assert round_.steps.filter(method="statements").count() == 1

    def test_counts_as_so_many_people_who_came_by_themselves(self) -> None:
        round_ = open_round()
        take_over(folder_of(CONVERSATIONS[0]), round_)
        figures = Figures.from_json(count(round_).figures)
        assert figures.total == 334
        assert figures.channels["imported"].open == 334

    def test_of_few_people_no_group_is_told(self) -> None:
        round_ = open_round()
        take_over(folder_of(CONVERSATIONS[1]), round_)
        analysis = ask(round_.steps.get(method="statements"), by=None)
        run(analysis.pk)
        analysis.refresh_from_db()
        assert (analysis.outcome["verdict"], analysis.outcome["counted"]) == ("too_few", 138)


class TestAnyConversation:
    VOTES = ((1, 0, 1), (1, 1, -1), (2, 0, -1), (2, 0, 1), (3, 1, 0))

    def values(self, round_) -> Counter:
        return Counter(
            (voice.value["choices"][0], Item.objects.get(pk=voice.item).current.text)
            for voice in voices(round_.steps.get(method="statements"))
        )

    def test_a_changed_vote_is_the_last_one(self, tmp_path) -> None:
        round_ = open_round()
        assert "5 stemmen. Veranderd: 1." in take_over(export(tmp_path / "a", self.VOTES), round_)
        assert self.values(round_) == {
            ("agree", "Begin klein."): 2,
            ("disagree", "Begin groot."): 1,
            ("pass", "Begin groot."): 1,
        }

    @pytest.mark.parametrize("with_people", [True, False])
    def test_an_export_the_other_way_round_is_turned(self, tmp_path, with_people) -> None:
        straight, turned = open_round(), open_round("andersom")
        take_over(export(tmp_path / "a", self.VOTES), straight)
        told = take_over(export(tmp_path / "b", self.VOTES, sign=-1, with_people=with_people), turned)
        source = "participants-votes.csv" if with_people else "comments.csv"
        assert f"In votes.csv is -1 eens. Wij draaien dat om. Dat volgt uit {source}." in told
        assert self.values(turned) == self.values(straight)

    def test_votes_alone_say_that_nothing_confirms_the_sign(self, tmp_path) -> None:
        folder = export(tmp_path / "a", [(1, 0, 1), (1, 1, -1)], with_people=False)
        (folder / "comments.csv").write_text("comment-id,comment-body\n0,Begin klein.\n1,Begin groot.\n")
        assert "Geen ander bestand bevestigt dat." in take_over(folder, open_round())

    def test_a_withdrawn_statement_is_withdrawn_here(self, tmp_path) -> None:
        round_ = open_round()
        assert "waarvan 1 ingetrokken" in take_over(export(tmp_path / "a", self.VOTES, out=[1]), round_)
        assert list(Item.objects.filter(step__method="statements", retired=True).values_list("current__text")) == [
            ("Begin groot.",)
        ]

    def test_what_came_later_is_added_and_what_was_there_stays(self, tmp_path) -> None:
        round_ = open_round()
        take_over(export(tmp_path / "a", self.VOTES), round_)
        gone = Participation.objects.filter(occasion=round_.occasion).order_by("pk").first()
        Participation.objects.filter(pk=gone.pk).update(state=ParticipationState.WITHDRAWN)
        more = [*self.VOTES, (4, 2, 1), (3, 2, 1), (1, 2, 1), (2, 2, 1)]
        texts = ("Begin klein.", "Begin groot.", "Begin vandaag.")
        take_over(export(tmp_path / "a", more, texts=texts), round_)
        assert Participation.objects.filter(occasion=round_.occasion).count() == 4
        assert Item.objects.filter(step__method="statements").count() == 3
        # Who was withdrawn gets no new votes: three of the four who voted on the new one.
        assert Answer.objects.filter(item__current__text="Begin vandaag.").count() == 3

    def test_a_kill_half_way_is_made_good_by_the_next_run(self, tmp_path) -> None:
        round_ = open_round()
        folder = export(tmp_path / "a", self.VOTES)
        take_over(folder, round_)
        whole = rows()
        lost = Participation.objects.filter(occasion=round_.occasion).first()
        Submission.objects.filter(participation=lost).delete()
        lost.delete()
        take_over(folder, round_)
        assert rows()[1:] == whole[1:]

    def test_the_empty_step_of_an_organiser_is_used(self, tmp_path) -> None:
        round_ = open_round()
        mine = add_step(round_, "statements", "Onze stellingen")
        take_over(export(tmp_path / "a", self.VOTES), round_)
        assert round_.steps.get(method="statements") == mine
        other = export(tmp_path / "b", self.VOTES)
        (other / "summary.csv").write_text("topic,Een ander gesprek\nurl,https://example.org/b\n")
        take_over(other, round_)
        assert list(round_.steps.filter(method="statements").values_list("title", flat=True)) == [
            "Onze stellingen",
            "Een ander gesprek",
        ]

    def test_a_number_of_a_citizen_is_masked(self, tmp_path) -> None:
        round_ = open_round()
        take_over(export(tmp_path / "a", self.VOTES, texts=("Mijn BSN is 111222333.", "Begin groot.")), round_)
        assert not Item.objects.filter(current__text__contains="111222333").exists()

    def test_a_long_statement_stands_whole_in_the_explanation(self, tmp_path) -> None:
        round_ = open_round()
        long = "Begin klein. " * 40
        take_over(export(tmp_path / "a", self.VOTES, texts=(long, "Begin groot.")), round_)
        version = Item.objects.get(step__method="statements", current__help__gt="").current
        assert version.help == long.strip()
        assert len(version.text) == 300

    def test_nobody_is_found_back_without_our_key(self, tmp_path, settings) -> None:
        take_over(export(tmp_path / "a", self.VOTES), open_round())
        known = set(Participation.objects.values_list("pk", flat=True))
        settings.RECEIPT_KEY = "een andere sleutel van een ander huis"
        from consultation.models import Round
        from consultation.polis.keeping import _person_id

        round_ = Round.objects.get()
        assert not known & {_person_id(round_, "https://example.org/abc", voter) for voter in range(5)}

    def test_many_people_come_in_by_short_transactions(self, tmp_path) -> None:
        folder = export(
            tmp_path / "a",
            [(voter, at, (voter + at) % 3 - 1) for voter in range(450) for at in range(20)],
            texts=[f"Stelling {at}" for at in range(20)],
        )
        sizes: list[int] = []

        def watch(execute, sql, params, many, context):
            if sql.startswith("SAVEPOINT"):
                sizes.append(0)
            elif sql.startswith("INSERT") and "consultation_answer" in sql and sizes:
                sizes[-1] += len(params) // 8
            return execute(sql, params, many, context)

        with connection.execute_wrapper(watch):
            take_over(folder, open_round())
        assert Answer.objects.count() == 9_000
        assert max(sizes) <= 3_000


class TestWhatDoesNotFit:
    VOTES = TestAnyConversation.VOTES

    @pytest.mark.parametrize(
        ("file", "content", "sentence"),
        [
            ("votes.csv", None, "Het bestand votes.csv ontbreekt in de map."),
            ("comments.csv", None, "Het bestand comments.csv ontbreekt in de map."),
            ("votes.csv", b"", "In votes.csv ontbreekt de kolom ‘comment-id’."),
            ("votes.csv", b"a;b;c\n1;2;3\n", "In votes.csv ontbreekt de kolom ‘comment-id’."),
            ("votes.csv", b"comment-id,voter-id,vote\n", "In votes.csv staat geen enkele stem."),
            ("votes.csv", b"comment-id,voter-id,vote\n0,1,5\n", "votes.csv, regel 2: de stem ‘5’ kennen wij niet"),
            ("votes.csv", b"comment-id,voter-id,vote\n9,1,1\n", "regel 2: stelling 9 staat niet in comments.csv"),
            ("votes.csv", b"comment-id,voter-id,vote\n0,piet,1\n", "regel 2: in kolom ‘voter-id’ staat geen getal"),
            ("votes.csv", b"comment-id,voter-id,vote\n0,1\n", "regel 2: in kolom ‘vote’ staat geen getal"),
            ("votes.csv", b"\xff\xfe\x00c", "Het bestand votes.csv is geen tekst in UTF-8."),
            ("votes.csv", b'comment-id,voter-id,vote\n"' + b"0" * 200_000, "is niet te lezen als tabel (CSV)"),
            ("comments.csv", b"comment-id,comment-body\n", "In comments.csv staat geen enkele stelling."),
            ("comments.csv", b"comment-id,comment-body\n0,a\n0,b\n", "regel 3: stelling 0 staat er twee keer in"),
            ("comments.csv", b"comment-id,comment-body\n0,  \n", "regel 2: stelling 0 heeft geen tekst"),
        ],
    )
    def test_is_told_and_nothing_comes_in(self, tmp_path, file, content, sentence) -> None:
        folder, round_ = export(tmp_path / "a", self.VOTES), open_round()
        before = rows()
        if content is None:
            (folder / file).unlink()
        else:
            (folder / file).write_bytes(content)
        with pytest.raises(CommandError) as refused:
            take_over(folder, round_)
        assert sentence in str(refused.value)
        assert rows() == before

    def test_a_folder_or_a_round_that_is_not_there(self, tmp_path) -> None:
        round_ = open_round()
        with pytest.raises(CommandError, match="is er niet"):
            take_over(tmp_path / "weg", round_)
        round_.slug = "weg"
        with pytest.raises(CommandError, match="Er is geen ronde met het adres ‘weg’"):
            take_over(export(tmp_path / "a", self.VOTES), round_)

    def test_a_round_that_is_over_takes_nothing(self, tmp_path) -> None:
        round_ = open_round()
        move(round_, "review", by=None, reason="Wij hebben genoeg gehoord.")
        before = rows()
        with pytest.raises(CommandError, match="Er kunnen geen stellingen meer bij"):
            take_over(export(tmp_path / "a", self.VOTES), round_)
        round_.state = "archived"
        round_.save()
        with pytest.raises(CommandError, match="Er kan niets meer bij"):
            take_over(export(tmp_path / "a", self.VOTES), round_)
        assert rows() == before

    def test_a_round_in_preparation_takes_earlier_talk(self, tmp_path) -> None:
        assert "3 mensen" in take_over(export(tmp_path / "a", self.VOTES), draft_round())


def test_a_column_with_a_number_of_thousands_of_digits_is_no_statement(tmp_path) -> None:
    folder = export(tmp_path / "polis", [(1, 0, 1), (1, 1, -1), (2, 0, 1)])
    path = folder / "participants-votes.csv"
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{first},{'9' * 5_000}", *(f"{row},1" for row in rest)]), encoding="utf-8")
    assert read(folder).agree == 1
