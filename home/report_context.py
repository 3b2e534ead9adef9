"""What a report, its parts and its annexes show, and the way from one to the next."""

from django.db.models import Q


def children(model, report_path, depth):
    return model.objects.live().filter(path__startswith=report_path, depth=depth).order_by("path")


def siblings(page, model):
    return children(model, page.path[: -page.steplen], page.depth)


def of_report(page):
    from home.models import AnnexPage, ReportSectionPage  # the models ask this module

    parts = list(children(ReportSectionPage, page.path, page.depth + 1).select_related("spoor"))
    return {
        "summaries": [part for part in parts if part.spoor_id],
        "general": [part for part in parts if not part.spoor_id],
        "annexes": children(AnnexPage, page.path, page.depth + 1).select_related("spoor"),
    }


def neighbours(page, pages):
    """(the one before, the one after) in a list that holds this page."""
    places = [each.pk for each in pages]
    here = places.index(page.pk) if page.pk in places else -1
    before = pages[here - 1] if here > 0 else None
    after = pages[here + 1] if 0 <= here < len(pages) - 1 else None
    return before, after


def related(page, parts):
    """The parts that belong to this one; taken from those at hand, so it asks one query."""
    wanted = {row.section_id for row in page.related_sections.all()}
    return [part for part in parts if part.pk in wanted]


def of_section(page):
    from home.models import AnnexPage, ReportSectionPage

    if not page.path:
        return {}
    parts = list(siblings(page, ReportSectionPage).select_related("spoor"))
    of_same_kind = [part for part in parts if bool(part.spoor_id) == bool(page.spoor_id)]
    before, after = neighbours(page, of_same_kind)
    about_spoor = Q(spoor=page.spoor_id) if page.spoor_id else Q(pk__in=[])
    return {
        "before": before,
        "after": after,
        "parts": of_same_kind,
        "related": related(page, parts),
        "annexes": siblings(page, AnnexPage).filter(about_spoor),
    }


def of_annex(page):
    from home.models import AnnexPage, ReportSectionPage

    if not page.path:
        return {}
    pair = Q(pk=page.pair_id) | Q(pair=page.pk)
    return {
        "pairs": AnnexPage.objects.live().filter(pair).exclude(pk=page.pk),
        "section": siblings(page, ReportSectionPage).filter(spoor=page.spoor_id).first()
        if page.spoor_id
        else None,
    }
