"""One question per screen: show it, keep the answer as the screen is left, go on."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from contributions import service as contributions
from privacy import service as privacy

from .. import cookies, drafts, held_card, inviting
from ..drafts import Draft
from ..methods import METHODS, SEEN_OTHERS, Given, Reading, Remark, deals, method_of, tells_others
from ..models import Item, ItemVersion, Step
from ..progress import Stop, given_of, path_of
from .base import DraftView
from .posted import Action, Posted
from .showing import Showing, must_be_told, question_context

#: Buttons that leave the screen: whoever typed nothing has not skipped the question.
_AWAY = (Action.PREVIOUS, Action.STOP, Action.RECORD, Action.ENOUGH)
#: Goes along while somebody answers more than enough.
_MORE = "meer=1"


class Question(DraftView):
    """GET shows, POST keeps and goes on. Who meets the first question holds a code; nothing is stored yet."""

    number: int
    posted: Posted
    missing: ItemVersion | None
    found: Mapping[str, privacy.Guarded]

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Which question, and whether it can be answered."""
        self.posted = Posted.of(request.POST)
        self.number = kwargs["number"]
        self.missing = self._follow()
        if self.missing is not None and self.items:
            self.number = min(self.number, len(self.items))
        if not 1 <= self.number <= len(self.items):
            return self._no_such_question()
        self.draft = self._find_draft()
        if self.draft.is_handed_in:
            return self.handed_in()
        if not self.round.takes_answers():
            return self.closed(tuple(self.reading.given.words.values()) if request.method == "POST" else ())
        gone = self.missing
        if gone is not None and not deals(gone.item.step) and (typed := self._typed_at(gone)):
            return self.show("question_gone", status=409, version=gone, typed=typed, draft=self.draft)
        return super(DraftView, self).answer(request)

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The question, with what was answered before."""
        if not self.draft.is_begun and not self._may_be_first:
            return self.unknown()
        if not self.draft.is_begun and deals(self.items[0].step):
            if not self.code:
                return self._deal_first()
            first = self.path.stops[0].number
            if first != self.number:  # who begins anew, begins with a card of their own
                return self.go("question", first, query=request.GET.urlencode())
        stop = self.path.at(self.number)
        if stop is None:
            return self._go_on()
        stands = drafts.stands() if stop.answer and stop.answer.value.get(SEEN_OTHERS) else ""
        return self._show(stop, Showing(stop.given, stop.answer.version if stop.answer else 0, alert=stands))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Keep the answer; then go where the button leads, or say what has to be looked at first."""
        may_begin_anew = self.code and self.posted.anew and not self.draft.is_typed_by_us
        if not (self._is_first_look or self.draft.is_begun or may_begin_anew):
            return self._ask_unknown()
        if self.missing is not None and deals(self.missing.item.step):
            return self._ask_another(self.missing.item.step)
        if self.posted.version_id != str(self.item.current_id):
            return self._ask_again(
                alert=_("Deze vraag is net veranderd. Kijk of uw antwoord nog past. Druk dan op ‘Ga verder’."),
                status=409,
            )
        if self.reading.problems and self.posted.action is not Action.SKIP:
            return self._ask_again(problems=self.reading.problems, status=422)
        return self._keep()

    def _no_such_question(self) -> HttpResponseBase:
        """Who reloads the last screen after a question was taken away goes on elsewhere; else there is none, a 404."""
        ever = Item.objects.filter(step__round=self.round).count()
        if self.request.method == "POST" or not self.items or not 1 <= self.number <= ever:
            raise Http404("no question with this number")
        return self.go("resume" if drafts.find(self.round, self.code, with_answers=False).state else "begin")

    def _ask_another(self, step: Step) -> HttpResponseBase:
        """What was dealt is asked of nobody any more; an answer to it that was kept before stays."""
        another = self.path.next_dealt(step.pk) or self.path.after_dealt(step.pk)
        if another is None:
            return self.go("overview" if self.is_further else "perspective")
        self.number = another.number
        alert = _("Wat u zag, is net weggehaald. Uw andere antwoorden staan er nog. Hier gaat u verder.")
        kept = another.answer.version if another.answer else 0
        return self._show(another, Showing(another.given, kept, alert=alert, status=409))

    def _follow(self) -> ItemVersion | None:
        """Who answers a question that got another place meanwhile, answers that question. One that is asked no more
        is returned: what was typed there belongs to no other."""
        seen = self.posted.version_id
        here = self.items[self.number - 1] if 1 <= self.number <= len(self.items) else None
        if self.request.method != "POST" or not _is_number(seen) or (here and seen == str(here.current_id)):
            return None
        version = (
            ItemVersion.objects.filter(pk=seen, item__step__round=self.round).select_related("item__step").first()
        )
        if version is None:
            return None
        place = next((at for at, item in enumerate(self.items, start=1) if item.pk == version.item_id), None)
        self.number = place or self.number
        return None if place else version

    def _typed_at(self, version: ItemVersion) -> list[str]:
        """What was answered at a question that is asked no more, in words and after the guard."""
        method = method_of(version.item)
        read = method.read(version.item, version, self.request.POST, answer_expected=False)
        words = {prompt: guarded.text for prompt, guarded in drafts.guard(read.given.words).items()}
        return method.tell(version.item, version, Given(read.given.value, words))

    @property
    def item(self) -> Item:
        """The question at this address."""
        return self.items[self.number - 1]

    @cached_property
    def reading(self) -> Reading:
        """What was posted, after the guard: from here on nobody meets a citizen service number, not even the page."""
        assert self.item.current is not None
        read = method_of(self.item).read(
            self.item,
            self.item.current,
            self.request.POST,
            # Who spoke has answered, also without a word on the screen.
            answer_expected=self.posted.action is Action.NEXT and not self._is_spoken,
        )
        self.found = drafts.guard(read.given.words)
        words = {prompt: guarded.text for prompt, guarded in self.found.items()}
        return Reading(Given(read.given.value, words), read.problems)

    @property
    def _is_spoken(self) -> bool:
        kept = self.draft.answers.get(self.item.pk)
        return kept is not None and bool(kept.recordings.all())

    @property
    def _is_first_look(self) -> bool:
        return bool(self.code) and self._may_be_first and self.posted.seen_version == 0

    @property
    def _may_be_first(self) -> bool:
        """Whether somebody can begin here: at the first question, or at any that the first step may deal."""
        first = self.items[0].step
        return self.number == 1 or (self.item.step == first and deals(first))

    def _deal_first(self) -> HttpResponseBase:
        """Who begins gets a code, and with it the first card of their own."""
        code = contributions.new_code()
        first = path_of(self.items, [], seed=code).stops[0]
        card = held_card.in_address(self.request, self.round)
        query = {held_card.NAME: card.signed()} if card else {}
        if self._is_assisted:
            query["samen"] = "1"
        response = self.go("question", first.number, query=urlencode(query))
        cookies.hold(response, self.round, code)
        return response

    def _find_draft(self) -> Draft:
        is_current = self.posted.version_id == str(self.item.current_id)
        # Where anything may come first, only the screen itself knows that nothing was kept before it.
        is_surely_first = self._is_first_look and (self.posted.first or not deals(self.item.step))
        if self.request.method == "POST" and is_surely_first and is_current:
            return Draft(self.code)  # keeping the first answer looks for the draft by itself
        return drafts.find(self.round, self.code, items=self.items)

    def _keep(self) -> HttpResponseBase:
        kept = self.draft.answers.get(self.item.pk)
        # When skipping, what is too long to keep does not replace what was kept.
        given = given_of(kept) if self.reading.problems else self.reading.given
        is_nothing = not given.value and not given.words and not self._is_spoken
        card = held_card.in_browser(self.request, self.round)
        taking = held_card.Taking(card.card_id, self.round) if card and card.card_id else None
        if is_nothing and kept is None and self.posted.action in _AWAY:
            return self._leave()
        try:
            self.draft = drafts.keep(
                self.round,
                self.draft,
                self.item,
                given,
                seen_version=self.posted.seen_version,
                # Going on without an answer where none is asked for, is skipping too.
                skipped=self.posted.action is Action.SKIP or (is_nothing and self.posted.action is Action.NEXT),
                assisted=self.posted.assisted,
                recruit=taking,
            )
        except drafts.ChangedElsewhere as change:
            return self._conflict(change)
        except drafts.NoDraftAnyMore:
            self.draft = drafts.find(self.round, self.code)
            return self.handed_in() if self.draft.is_handed_in else self._ask_unknown()
        except drafts.AnswerStands as refusal:
            return self._ask_again(alert=refusal.sentence, status=409)
        except contributions.Refused as refusal:
            return self._ask_again(alert=refusal.sentence, anew=True, status=409)
        remarks = self._remarks(given) if self.posted.action is Action.NEXT else ()
        card_failed = taking is not None and taking.failed(self.draft.recruitment)
        if self.posted.action is not Action.SKIP and must_be_told(self.found, self.posted.told, remarks):
            version = self.draft.answers[self.item.pk].version
            response = self._ask_again(
                found=self.found,
                remarks=remarks,
                seen_version=version,
                alert=inviting.already_used() if card_failed else "",
            )
        else:
            response = held_card.tell_in(self._leave()) if card_failed else self._leave()
        if card and taking:
            held_card.hold(response, self.round, card.spent)
        return response

    def _remarks(self, given: Given) -> tuple[Remark, ...]:
        """What the method has to say about an answer, beside the guard."""
        remarks = METHODS[self.item.step.method].remarks
        siblings = [item for item in self.items if item.step_id == self.item.step_id]
        return tuple(remarks(self.item, given, siblings)) if remarks else ()

    def _conflict(self, change: drafts.ChangedElsewhere) -> HttpResponse:
        kept = given_of(change.kept)
        told = method_of(self.item).tell(self.item, change.kept.item_version, kept)
        return self._ask_again(
            alert=_("U hebt deze vraag ook in een ander venster beantwoord. Dat antwoord staat er nog."),
            kept_lines=tuple(told) or (_("Deze vraag is overgeslagen."),),
            seen_version=change.kept.version,
            status=409,
        )

    def _leave(self) -> HttpResponse:
        """Where the button leads."""
        if self.posted.action in (Action.NEXT, Action.SKIP, Action.ENOUGH) and self._may_see_others:
            return self.go("others", self.item.step.order)
        if self.posted.action is Action.STOP:
            return self.go("later")
        if self.posted.action is Action.RECORD:
            back = {"terug": "overzicht"} if self.is_change else {}
            return self.go("record", self.number, query=urlencode({"bij": self.posted.prompt, **back}))
        if self.posted.action is Action.ENOUGH and not self.is_change:
            if self.is_further:
                return self.go("overview")
            following = self.path.after_dealt(self.item.step_id)
            return self.go("question", following.number) if following else self.go("perspective")
        if self.posted.action is Action.PREVIOUS:
            before = self.path.before(self.number)
            more = _MORE if self.is_further else ""
            return self.go("question", before.number, query=more) if before else self.go("begin")
        if not self.is_change:
            return self._go_on()
        # A change may bring a follow-up question: that one first, then back to the overview.
        new = next((s for s in self.path.stops if s.item.shown_if_item_id == self.item.pk and not s.is_passed), None)
        return self.go("question", new.number, query="terug=overzicht") if new else self.go("overview")

    @property
    def _may_see_others(self) -> bool:
        """Whether this was the last of what was dealt here, and others may be seen now."""
        step = self.item.step
        if self.is_change or not tells_others(step):
            return False
        path = self.path
        following = path.after(self.number)
        is_last = following is None or following.item.step_id != step.pk
        return self.posted.action is Action.ENOUGH or (is_last and path.is_done(step.pk))

    def _go_on(self) -> HttpResponse:
        if self.is_further:
            another = self.path.next_dealt(self.item.step_id)
            return self.go("question", another.number, query=_MORE) if another else self.go("overview")
        following = self.path.after(self.number)
        return self.go("question", following.number) if following else self.go("perspective")

    def _ask_unknown(self) -> HttpResponse:
        alert = _("Wij kennen dit formulier niet meer. Wat u hier typte, staat er nog.")
        return self._ask_again(alert=alert, anew=True, status=409)

    def _ask_again(self, **about: Any) -> HttpResponse:
        """The same screen with what was typed, and what there is to say about it."""
        about = {"seen_version": 0 if about.get("anew") else self.posted.seen_version, **about}
        showing = Showing(self.reading.given, told=self.posted.told, **about)
        stop = self.path.at(self.number) or Stop.off_path(self.number, self.item)
        return self._show(stop, showing)

    def _show(self, stop: Stop, showing: Showing) -> HttpResponse:
        has_usable_code = self.code and self.draft.state != contributions.ParticipationState.WITHDRAWN
        code = self.code if has_usable_code else contributions.new_code()
        response = self.show(
            "question",
            status=showing.status,
            **question_context(stop, self.path.total, showing, takes_recordings=self.round.takes_recordings),
            form_action=self.address("question", self.number),
            is_change=self.is_change,
            is_further=self.is_further,
            is_first=not self.draft.state,
            is_assisted=self._is_assisted,
            may_have_enough=stop.is_dealt and not self.is_change and self.draft.is_invited,
        )
        if not has_usable_code:
            cookies.hold(response, self.round, code)
        card = held_card.in_address(self.request, self.round)
        if card and not self.draft.is_begun:
            held_card.hold(response, self.round, card)
        return response

    @property
    def _is_assisted(self) -> bool:
        if self.draft.participation is not None:
            return self.draft.participation.assisted
        return self.posted.assisted or self.request.GET.get("samen") == "1"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16
