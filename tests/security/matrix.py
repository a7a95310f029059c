"""Who may open which address. A new address of ours must be added here, or the test fails."""

from dataclasses import dataclass

from people.service import Role

EVERYBODY_HERE = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()
ADMINISTRATOR, PRIVACY, ORGANISER = Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.ORGANISER
MODERATOR, ANALYST, EDITOR = Role.MODERATOR, Role.ANALYST, Role.EDITOR
SEE_BALANCE = frozenset({ORGANISER, MODERATOR, ANALYST})
FACILITATOR = Role.FACILITATOR
SEE_GROUPS = frozenset({ORGANISER, FACILITATOR, ANALYST})
SEE_EVENTS = frozenset({ORGANISER, FACILITATOR, ANALYST, EDITOR})
WRITE_CARDS = frozenset({ORGANISER, FACILITATOR})

#: Namespace -> name in it -> who may. "*" stands for every name that is not given.
STAFF: dict[str, dict[str, frozenset[Role]]] = {
    "": {
        "patterns": EVERYBODY_HERE,
        "handbook": EVERYBODY_HERE,
        "group_handbook": EVERYBODY_HERE,
        "lesson_handbook": EVERYBODY_HERE,
        "operations": frozenset({ADMINISTRATOR}),
        "plain_language": EVERYBODY_HERE,
        "story_dialogues": SEE_EVENTS,
        "story_start": frozenset({ADMINISTRATOR, ORGANISER, EDITOR}),
    },
    "rounds": {
        "*": frozenset({ORGANISER}),
        "index": EVERYBODY_HERE,
        "index_results": EVERYBODY_HERE,
        "inspect": EVERYBODY_HERE,
        "preview": EVERYBODY_HERE,
        "readability": EVERYBODY_HERE,
        "balance": SEE_BALANCE,
        "recount": SEE_BALANCE,
        "results": SEE_BALANCE,
        "own_statements": frozenset({ORGANISER, MODERATOR}),
        "own_statement": frozenset({ORGANISER, MODERATOR}),
        "analyses": frozenset({ANALYST}),
        "analysis": frozenset({ANALYST}),
        "analysis_ask": frozenset({ANALYST}),
        "case_annex": frozenset({ANALYST}),
        "case_portfolio": SEE_BALANCE,
        "case_versions": SEE_BALANCE,
    },
    "design": {
        "*": frozenset({ORGANISER, ANALYST, EDITOR}),
        "add": frozenset({ORGANISER}),
        "publish": frozenset({ORGANISER}),
        "evidence": frozenset({ORGANISER, ANALYST}),
        "findings": frozenset({ORGANISER, ANALYST}),
    },
    "groups": {
        "*": frozenset({ORGANISER}),
        "index": SEE_GROUPS,
        "index_results": SEE_GROUPS,
        "inspect": SEE_GROUPS,
        "report": frozenset({ORGANISER, ANALYST}),
        "unheard": SEE_GROUPS,
    },
    "events": {
        "*": frozenset({ORGANISER}),
        "coverage": frozenset({ORGANISER, ANALYST}),
        "coverage_csv": frozenset({ORGANISER, ANALYST}),
        "coverage_xlsx": frozenset({ORGANISER, ANALYST}),
        "index": SEE_EVENTS,
        "index_results": SEE_EVENTS,
        "inspect": SEE_EVENTS,
        "card_state": WRITE_CARDS,
        "card_host": WRITE_CARDS,
        "card_paper": WRITE_CARDS,
        "card_template": WRITE_CARDS,
        "report": frozenset({ORGANISER, ANALYST}),
    },
    "partners": {
        "*": frozenset({ORGANISER}),
        "index": frozenset({ORGANISER, ANALYST}),
        "index_results": frozenset({ORGANISER, ANALYST}),
        "inspect": frozenset({ORGANISER, ANALYST}),
        "map": frozenset({ORGANISER, ANALYST}),
    },
    "newsletters": {"*": frozenset({ORGANISER, EDITOR})},
    "classes": {"*": frozenset({ORGANISER, MODERATOR})},
    "teacher_feedback": {"*": frozenset({ORGANISER, EDITOR})},
    "packs": {
        "*": frozenset({EDITOR}),
        "index": frozenset({ORGANISER, EDITOR}),
        "index_results": frozenset({ORGANISER, EDITOR}),
        "inspect": frozenset({ORGANISER, EDITOR}),
        "preview": frozenset({ORGANISER, EDITOR}),
        "release": frozenset({ORGANISER, EDITOR}),
    },
    "to_tell": {"*": frozenset({ORGANISER})},
    "message_texts": {"*": frozenset({ORGANISER})},
    "meetings": {
        "*": frozenset({ORGANISER}),
        "index": SEE_GROUPS,
        "inspect": SEE_GROUPS,
    },
    "venues": {
        "*": frozenset({ORGANISER}),
        "index": SEE_GROUPS,
        "index_results": SEE_GROUPS,
        "inspect": SEE_GROUPS,
    },
    "gaps": {
        "*": frozenset({ORGANISER}),
        "index": SEE_BALANCE,
        "index_results": SEE_BALANCE,
    },
    "cases": {
        "*": frozenset({ORGANISER, EDITOR}),
        "index": frozenset({ORGANISER, ANALYST, EDITOR}),
        "index_results": frozenset({ORGANISER, ANALYST, EDITOR}),
        "inspect": frozenset({ORGANISER, ANALYST, EDITOR}),
    },
    "entries": {
        "*": frozenset({ORGANISER, MODERATOR, FACILITATOR}),
        "pile": NOBODY,  # that of the test: a pile is only for the colleague who asked for it
    },
    "recordings": {"*": frozenset({ORGANISER, MODERATOR})},
    "call_backs": {"*": frozenset({ORGANISER, MODERATOR})},
    "besluiten": {
        "index": frozenset({ORGANISER, ANALYST, EDITOR}),
        "index_results": frozenset({ORGANISER, ANALYST, EDITOR}),
        "inspect": frozenset({ORGANISER, ANALYST, EDITOR}),
        "add": frozenset({ANALYST}),
        "delete": frozenset({ANALYST}),
        "edit": frozenset({ORGANISER, ANALYST}),
        "history": frozenset({ORGANISER, ANALYST}),
        "history_results": frozenset({ORGANISER, ANALYST}),
        "usage": frozenset({ORGANISER, ANALYST}),
        "words": frozenset({ORGANISER, ANALYST}),
        "move": frozenset({ORGANISER}),
        "reactions": frozenset({ORGANISER, ANALYST}),
        "review": frozenset({ORGANISER}),
    },
    "bevindingen": {
        "*": frozenset({ANALYST}),
        "index": frozenset({ORGANISER, ANALYST}),
        "index_results": frozenset({ORGANISER, ANALYST}),
        "inspect": frozenset({ORGANISER, ANALYST}),
        "move": frozenset({ORGANISER}),
    },
    "coderen": {"*": frozenset({ANALYST})},
    "codeboek": {"*": frozenset({ANALYST})},
    "samen_coderen": {
        "*": frozenset({ANALYST}),
        "mark": NOBODY,  # the sample of the test: it is coded by its two coders, and by nobody else
        "settle": NOBODY,  # it is not there yet
    },
    "voorstellen": {"*": frozenset({ANALYST})},
    "moderatie": {"*": frozenset({MODERATOR})},
    "zorgsignalen": {"*": frozenset({MODERATOR})},
    "tweede_lezers": {"*": frozenset({MODERATOR, PRIVACY})},
    "reacties": {"*": frozenset({MODERATOR})},
    "moderatieregels": {
        "*": frozenset({ADMINISTRATOR, ORGANISER}),
        "index": frozenset({ADMINISTRATOR, ORGANISER, MODERATOR, PRIVACY}),
        "index_results": frozenset({ADMINISTRATOR, ORGANISER, MODERATOR, PRIVACY}),
        "inspect": frozenset({ADMINISTRATOR, ORGANISER, MODERATOR, PRIVACY}),
        "delete": NOBODY,
    },
    "vragen": {"*": frozenset({MODERATOR, ORGANISER})},
    "agenda": {
        "*": frozenset({ADMINISTRATOR}),
        "index": EVERYBODY_HERE,
        "index_results": EVERYBODY_HERE,
        "inspect": EVERYBODY_HERE,
    },
    "gelegenheden": {
        "*": NOBODY,
        "index": EVERYBODY_HERE,
        "index_results": EVERYBODY_HERE,
        "inspect": EVERYBODY_HERE,
    },
    "berichten": {
        "*": frozenset({ADMINISTRATOR, PRIVACY, ORGANISER}),
        "retry": frozenset({ADMINISTRATOR}),
    },
    "perspectieven": {
        "*": frozenset({ADMINISTRATOR}),
        "index": EVERYBODY_HERE,
        "index_results": EVERYBODY_HERE,
    },
    "logboek": {"*": frozenset({ADMINISTRATOR, PRIVACY})},
    "verslagteksten": {"*": frozenset({ORGANISER, ANALYST})},
    "runs": {
        "*": frozenset({PRIVACY, ORGANISER, ANALYST}),
        "ask": frozenset({ORGANISER, ANALYST}),
        "stop": frozenset({ORGANISER, ANALYST}),
        "adopt": frozenset({ORGANISER}),
        "publish": frozenset({ORGANISER}),
        "unpublish": frozenset({ORGANISER}),
        "again": frozenset({ORGANISER, ANALYST}),
        "file": frozenset({ORGANISER, ANALYST}),  # an internal one; tests/handover/test_words_gone.py has both
        "restricted": frozenset({PRIVACY}),
        "compare_file": frozenset({ORGANISER, ANALYST}),  # an internal one
    },
    "woo": {"*": frozenset({PRIVACY})},
    "verzoeken": {"*": frozenset({PRIVACY})},
    "bewaartermijnen": {"*": frozenset({ADMINISTRATOR, PRIVACY})},
    "wagtailusers_users": {"*": frozenset({ADMINISTRATOR})},
}


@dataclass(frozen=True)
class Open:
    """What a visitor gets who has no cookie: this status, on GET."""

    status: int


#: Addresses for everybody. What is somebody's own (403) opens only with their code.
PUBLIC: dict[str, Open] = {
    "healthz": Open(200),
    "readyz": Open(503),  # no worker runs in the tests
    "metrics": Open(404),  # without a token it does not exist
    "picture": Open(404),  # no picture was put on the site
    "robots": Open(200),
    "security_txt": Open(200),
    "sitemap": Open(200),
    "oai": Open(200),
    "education:rss": Open(200),
    "search": Open(200),
    "dossiers:index": Open(200),
    "dossiers:newest": Open(302),
    "dossiers:catalogue": Open(200),
    "dossiers:catalogue_json": Open(200),
    "dossiers:numbered": Open(302),
    "dossiers:page": Open(200),
    "dossiers:newest_alike": Open(302),
    "dossiers:newest_file": Open(302),
    "dossiers:file": Open(200),
    "display": Open(302),
    "algorithms": Open(200),
    "rules_version": Open(200),
    "rules_figures": Open(200),
    "call_me_anywhere": Open(302),
    "focusgroups:consent": Open(404),  # opens with a signed link only
    "consultation:trial": Open(404),  # opens with a signed link only
    "consultation:trial_question": Open(404),
    "consultation:trial_end": Open(404),
    "consultation:begin": Open(200),
    "consultation:resume": Open(200),
    "consultation:question": Open(200),
    "consultation:record": Open(404),  # the first question of the template is one to choose
    "consultation:sound": Open(404),
    "consultation:help": Open(200),
    "consultation:card": Open(200),
    "consultation:card_show": Open(404),
    "consultation:news": Open(200),
    "consultation:news_all": Open(200),
    "consultation:news_confirm": Open(404),
    "consultation:news_stop": Open(200),
    "consultation:printed_form": Open(200),
    "consultation:call_me": Open(200),
    "consultation:results": Open(200),
    "consultation:results_one": Open(404),  # the only step of the template has no results beside the words
    "consultation:explained": Open(200),
    "consultation:text": Open(404),  # there is no text in the round of the test
    "consultation:explained_groups": Open(200),
    "consultation:words": Open(200),
    "consultation:words_one": Open(200),
    "consultation:react": Open(200),
    "consultation:others": Open(200),
    "consultation:perspective": Open(200),
    "consultation:before": Open(200),
    "consultation:consents": Open(200),
    "consultation:reach": Open(200),
    "consultation:logged_in": Open(200),
    "consultation:overview": Open(200),
    "consultation:thanks": Open(200),
    "consultation:send": Open(200),
    "consultation:later": Open(302),
    "consultation:start_over": Open(405),
    "consultation:let_go": Open(405),
    "focusgroups:explained_draw": Open(200),
    "focusgroups:explained_plans": Open(200),
    "focusgroups:draw": Open(200),
    "focusgroups:draw_lots": Open(200),
    "outreach:newsletter": Open(200),
    "outreach:newsletter_confirm": Open(404),  # opens with a signed link only
    "outreach:newsletter_stop": Open(200),
    "outreach:newsletter_archive": Open(200),
    "outreach:newsletter_issue": Open(200),
    "practices:rss": Open(200),
    "practices:propose": Open(200),
    "gatherings:feed": Open(404),  # opens with a secret only
    "gatherings:seat": Open(404),  # opens with a signed link only
    "gatherings:step_back": Open(404),
    "gatherings:calendar_file": Open(404),
    "gatherings:my_agenda": Open(404),
    "focusgroups:own": Open(404),  # opens with a signed link only
    "focusgroups:own_when": Open(404),
    "focusgroups:own_needs": Open(404),
    "focusgroups:own_withdraw": Open(404),
    "focusgroups:begin": Open(302),
    "focusgroups:step": Open(200),
    "focusgroups:overview": Open(200),
    "focusgroups:thanks": Open(200),
    "focusgroups:let_go": Open(405),
    "outreach:help": Open(200),
    "outreach:help_map": Open(200),
    "outreach:partner_pack": Open(404),  # opens with a signed link only
    "outreach:partner_pack_file": Open(404),
    "outreach:partner_numbers": Open(404),
    "outreach:sign_up": Open(302),
    "outreach:sign_up_step": Open(200),
    "outreach:sign_up_overview": Open(200),
    "outreach:sign_up_thanks": Open(200),
    "outreach:sign_up_let_go": Open(405),
    "outreach:own_people": Open(404),  # opens with a signed link only
    "outreach:own_needs": Open(404),
    "outreach:where_we_were": Open(200),
    "outreach:explained_next": Open(200),
    "synthesis:react": Open(200),
    "synthesis:reacted": Open(200),
    "synthesis:let_go": Open(405),
    "synthesis:explained_suggestions": Open(200),
    "focusgroups:look_back": Open(404),  # opens with a signed link only
    "focusgroups:my_thanks": Open(404),
    "focusgroups:about_thanks": Open(200),
    "focusgroups:reports": Open(200),
    "outreach:archive": Open(200),
    "outreach:agenda_feed": Open(200),
    "outreach:new_events": Open(200),
    "outreach:event_file": Open(200),
    "outreach:date_file": Open(200),
    "outreach:share_image": Open(200),
    "outreach:poster": Open(200),
    "outreach:table_enter": Open(200),
    "outreach:table": Open(200),
    "outreach:table_card": Open(200),
    "outreach:table_sent": Open(302),
    "outreach:table_who": Open(302),
    "outreach:table_leave": Open(302),
    "outreach:table_let_go": Open(405),
    "outreach:report": Open(200),
    "classroom:enter": Open(200),
    "classroom:new": Open(200),
    "classroom:join": Open(200),
    "classroom:age": Open(200),
    "classroom:question": Open(200),
    "classroom:done": Open(200),
    "classroom:let_go": Open(405),
    "classroom:board": Open(200),
    "classroom:results": Open(200),
    "classroom:teacher": Open(404),  # opens with a secret only
    "classroom:count": Open(404),
    "classroom:close": Open(404),
    "classroom:paper": Open(404),
    "classroom:care": Open(200),
    "education:file": Open(200),
    "education:picture": Open(404),  # the file of the test is no PDF
    "education:zip": Open(200),
    "education:old_zip": Open(200),
    "education:part": Open(404),  # no part of the test is a loose file
    "education:follow_all": Open(200),
    "education:follow": Open(200),
    "education:follow_confirm": Open(404),  # opens with a signed link only
    "education:follow_stop": Open(200),
    "education:feedback": Open(200),
    "education:feedback_own": Open(404),  # opens with a signed link only
    "education:feedback_take_back": Open(404),
    "receipt:enter": Open(200),
    "receipt:link": Open(404),
    "receipt:close": Open(405),
    "receipt:choose": Open(405),
    "receipt:data": Open(403),
    "receipt:data_file": Open(403),
    "receipt:account": Open(302),
    "receipt:account_file": Open(302),
    "receipt:account_request": Open(302),
    "receipt:account_take_back": Open(302),
    "receipt:consents": Open(403),
    "receipt:address": Open(403),
    "receipt:message": Open(403),
    "receipt:request": Open(403),
    "receipt:take_back_request": Open(403),
    "receipt:revoke_links": Open(403),
    "receipt:second_reading": Open(403),
    "receipt:withdraw": Open(403),
    "receipt:withdraw_one": Open(403),
}


def who_may(name: str) -> frozenset[Role] | None:
    """The roles that may open this address of the admin; None when the table does not know it."""
    namespace, _colon, last = name.rpartition(":")
    rules = STAFF.get(namespace, {})
    return rules.get(last, rules.get("*"))
