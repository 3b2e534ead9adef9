"""What the list of sporen, the page of a spoor, and its page in an edition show."""

from dialogue.processes.models import Process
from dialogue.taxonomy.models import SpoorEdition, SpoorName, SpoorRelation
from dialogue.taxonomy.tagged import everything_under
from home.seats import newest_editions_of_sporen, seats


def of_list():
    from home.models import SpoorEditionPage  # the models ask this module

    sporen = newest_editions_of_sporen()
    leads = SpoorEditionPage.objects.live().filter(spoor_edition__in=[row.pk for row in sporen])
    lead_of = dict(leads.values_list("spoor_edition_id", "lead"))
    for row in sporen:
        row.lead = lead_of.get(row.pk, "")
    return {
        "seats": seats(sporen),
        "listed": [row for row in sporen if row.is_seated],
        "others": [row for row in sporen if not row.is_seated],
    }


def newest_texts(spoor):
    """The page of the newest edition that says something about this spoor."""
    from home.models import SpoorEditionPage

    return (
        SpoorEditionPage.objects.live()
        .filter(spoor_edition__spoor=spoor)
        .select_related("spoor_edition__edition")
        .order_by("-spoor_edition__edition__dated_on")
        .first()
    )


def newest_relations(spoor):
    """Why it touches other sporen, as the newest edition that says so puts it."""
    rows = list(SpoorRelation.objects.filter(spoor=spoor).select_related("other", "edition"))
    newest = max((row.edition.dated_on for row in rows if row.edition), default=None)
    return [row for row in rows if not row.edition or row.edition.dated_on == newest]


def split_open(found):
    """(what people can do now, everything else): the same groups, without the open processes."""
    open_now = []
    for group in found:
        is_open = [thing for thing in group.things if isinstance(thing, Process) and thing.state == "open"]
        open_now += is_open
        group.things = [thing for thing in group.things if thing not in is_open]
    return open_now, [group for group in found if group.things]


def of_spoor(page):
    from home.models import Figure

    spoor = page.spoor
    editions = list(
        SpoorEdition.objects.filter(spoor=spoor)
        .select_related("edition", "page")
        .order_by("-edition__dated_on")
    )
    open_now, found = split_open(everything_under(spoor))
    return {
        "spoor": spoor,
        "texts": newest_texts(spoor),
        "current": editions[0] if editions else None,
        "editions": editions,
        "names": SpoorName.objects.filter(spoor=spoor).select_related("edition"),
        "relations": newest_relations(spoor),
        "figures": Figure.objects.filter(spoor=spoor).for_page(),
        "open_now": open_now,
        "found": found,
    }


def of_spoor_edition(page):
    row = page.spoor_edition
    others = (
        SpoorEdition.objects.filter(spoor=row.spoor_id).exclude(pk=row.pk).select_related("edition", "page")
    )
    return {
        "texts": page,
        "current": row,
        "spoor": row.spoor,
        "other_editions": others.order_by("-edition__dated_on"),
        "relations": SpoorRelation.objects.filter(spoor=row.spoor_id, edition=row.edition_id).select_related(
            "other"
        ),
    }
