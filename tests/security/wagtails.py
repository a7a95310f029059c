"""Who may open which address under /beheer/ that Wagtail brings. One that a new version brings must be added here.

What is said of a page is said of one somewhere on the site; :data:`PAGES` tells of one in a branch of others.
"""

from people.service import Role

from .matrix import ADMINISTRATOR, ANALYST, EDITOR, EVERYBODY_HERE, NOBODY, ORGANISER

Roles = frozenset[Role]
WRITERS: Roles = frozenset({EDITOR, ADMINISTRATOR})
#: Who writes in some branch of the site sees its tree, reports about pages and the pages of a kind.
BRANCHES: Roles = WRITERS | {ORGANISER, ANALYST}
FILES: Roles = WRITERS | {ORGANISER}
ONLY_ADMINISTRATOR: Roles = frozenset({ADMINISTRATOR})

#: Name -> who may; "*" at the end stands for every name that begins so and is not given.
WAGTAILS: dict[str, Roles] = {
    # The first screen, what all screens are drawn with, one's own account and the choosers of links.
    "wagtailadmin_home": EVERYBODY_HERE,
    "wagtailadmin_account": EVERYBODY_HERE,
    "wagtailadmin_logout": EVERYBODY_HERE,
    "wagtailadmin_login": EVERYBODY_HERE,  # leads on to our own
    "wagtailadmin_dismissibles": EVERYBODY_HERE,
    "wagtailadmin_sprite": EVERYBODY_HERE,
    "wagtailadmin_javascript_catalog": EVERYBODY_HERE,
    "wagtailadmin_choose_page*": EVERYBODY_HERE,
    "wagtailadmin_tag_autocomplete": EVERYBODY_HERE,
    "wagtailadmin_error_test": EVERYBODY_HERE,  # how a fault looks
    "wagtailembeds:*": EVERYBODY_HERE,  # no finder is set: nothing is ever fetched
    "wagtailadmin_editing_sessions:release": EVERYBODY_HERE,  # one's own only; of another nothing happens
    "wagtailadmin_editing_sessions:ping": WRITERS,
    "wagtailadmin_reports:site_history*": EVERYBODY_HERE,  # only lines about what one may open
    "wagtailadmin_workflows:task_chooser*": EVERYBODY_HERE,  # names of tasks; making one is refused
    "wagtailadmin_workflows:task_chosen": EVERYBODY_HERE,
    # Nobody: passwords are not ours to reset here, and there is no block to preview.
    "wagtailadmin_password_reset": EVERYBODY_HERE,  # leads on to signing in
    "wagtailadmin_password_reset_*": NOBODY,
    "wagtailadmin_block_preview": NOBODY,
    "wagtailadmin_tag_model_autocomplete": NOBODY,  # no tags of another kind
    # Pages.
    "wagtailadmin_api:pages:listing": EVERYBODY_HERE,
    "wagtailadmin_api:pages:detail": WRITERS,
    "wagtailadmin_api:pages:find": NOBODY,  # without a question
    "wagtailadmin_api:pages:action": NOBODY,  # no such deed; deeds ask what their screens ask
    "wagtailadmin_api:documents:listing": EVERYBODY_HERE,  # what one may choose
    "wagtailadmin_api:documents:detail": FILES,
    "wagtailadmin_api:documents:find": NOBODY,
    "wagtailadmin_api:images:listing": EVERYBODY_HERE,
    "wagtailadmin_api:images:detail": FILES,
    "wagtailadmin_api:images:find": NOBODY,
    "wagtailadmin_explore*": BRANCHES,
    "wagtailadmin_pages:*": WRITERS,
    "wagtailadmin_pages:type_use*": BRANCHES,
    "wagtailadmin_pages:search*": BRANCHES,
    "wagtailadmin_pages:choose_parent": EVERYBODY_HERE,  # a list of where one may; adding is refused
    "wagtailadmin_pages:move_confirm": EVERYBODY_HERE,  # the question; the deed is tried apart
    "wagtailadmin_pages:convert_alias": NOBODY,  # it is no alias
    "wagtailadmin_pages:confirm_workflow_cancellation": EVERYBODY_HERE,  # a sentence, no deed
    "wagtailadmin_pages:revisions_index": EVERYBODY_HERE,  # leads on to the history, which is refused
    "wagtailadmin_pages:workflow_action": frozenset({EDITOR}),  # whose task it is
    "wagtailadmin_pages:collect_workflow_action_data": frozenset({EDITOR}),
    "wagtailadmin_pages:workflow_preview": frozenset({EDITOR}),
    "wagtailadmin_reports:*": BRANCHES,
    "wagtailadmin_reports:locked_pages*": WRITERS,
    "wagtailforms:index*": BRANCHES,  # forms of pages: there are none
    "wagtailforms:*": NOBODY,
    "wagtailsettings:*": WRITERS,  # the phone numbers of help
    "wagtailsettings:preview_on_edit": NOBODY,  # they have no preview
    # Files.
    "wagtaildocs:*": FILES,
    "wagtaildocs:create_multiple_from_uploaded_document": NOBODY,  # only of one's own upload
    "wagtaildocs:delete_upload_multiple": NOBODY,
    "wagtaildocs_chooser:*": FILES,
    "wagtaildocs_chooser:choose*": EVERYBODY_HERE,  # a list of what one may choose
    "wagtaildocs_chooser:chosen_multiple": EVERYBODY_HERE,
    "wagtailimages:*": FILES,
    "wagtailimages:create_multiple_from_uploaded_image": NOBODY,
    "wagtailimages:delete_upload_multiple": NOBODY,
    "wagtailimages:url_generator*": NOBODY,  # it is off
    "wagtailimages_chooser:*": FILES,
    "wagtailimages_chooser:choose*": EVERYBODY_HERE,
    "wagtailimages_chooser:chosen_multiple": EVERYBODY_HERE,
    # What is set up by code or by the administrator.
    "wagtailadmin_collections:*": NOBODY,
    "wagtailadmin_workflows:*": NOBODY,
    "wagtailusers_groups:*": NOBODY,
    "wagtailsnippets:*": NOBODY,
    "wagtailredirects:*": ONLY_ADMINISTRATOR,
    "wagtailsites:*": ONLY_ADMINISTRATOR,
    "wagtailsites:add": NOBODY,
    "wagtailsites:copy": NOBODY,
    "wagtailsites:delete": NOBODY,
    "wagtail_bulk_action": NOBODY,  # one by one in BULK
}

#: In a branch where organisers may change and publish: what they may there beside WRITERS.
PAGES: dict[str, Roles] = {
    **dict.fromkeys(
        (
            "add",
            "preview_on_add",
            "add_subpage",
            "lock",
            "unlock",
            "set_page_position",
        ),
        WRITERS,
    ),
    **dict.fromkeys(
        (
            "copy",
            "delete",
            "edit",
            "history",
            "history_results",
            "move",
            "preview_on_edit",
            "revisions_compare",
            "revisions_revert",
            "revisions_unschedule",
            "revisions_view",
            "set_privacy",
            "unpublish",
            "usage",
            "view_draft",
            "workflow_history",
        ),
        WRITERS | {ORGANISER},
    ),
}

#: Deeds for several at once: "app.model action" -> who may. Of accounts there are none: ours stand in the trail.
BULK: dict[str, Roles] = {
    "wagtailcore.page delete": WRITERS,
    "wagtailcore.page move": WRITERS,
    "wagtailcore.page publish": WRITERS,
    "wagtailcore.page unpublish": WRITERS,
    "wagtaildocs.document add_tags": FILES,
    "wagtaildocs.document add_to_collection": FILES,
    "wagtaildocs.document delete": FILES,
    "pages.siteimage add_tags": FILES,
    "pages.siteimage add_to_collection": FILES,
    "pages.siteimage delete": FILES,
}


def wagtail_lets(name: str) -> Roles | None:
    """The roles that may open this address of Wagtail; None when the table does not know it."""
    if name in WAGTAILS:
        return WAGTAILS[name]
    starts = [key for key in WAGTAILS if key.endswith("*") and name.startswith(key[:-1])]
    return WAGTAILS[max(starts, key=len)] if starts else None
