"""What the page of the agenda and the pages of its editions show."""

from collections import defaultdict

from django.utils.functional import SimpleLazyObject

from dialogue.taxonomy.models import Movement, SpoorEdition
from home.seats import newest_editions_of_sporen, seats


def movements_with_examples(page):
    examples = defaultdict(list)
    for example in page.movement_examples.all():
        examples[example.movement_id].append(example)
    return [(movement, examples[movement.pk]) for movement in Movement.objects.all()]


def of_agenda(page):
    """Asked for only when drawn: the template keeps what others share (`{% kept %}`)."""
    from home.models import EditionPage, FinanceTable, Milestone, ReportPage  # the models ask this module

    sporen = SimpleLazyObject(newest_editions_of_sporen)
    return {
        "movements": SimpleLazyObject(lambda: movements_with_examples(page)),
        "seats": SimpleLazyObject(lambda: seats(sporen)),
        "seated_count": SimpleLazyObject(lambda: sum(row.is_seated for row in sporen)),
        "milestones": Milestone.objects.of_agenda().prefetch_related("sporen"),
        "tables": FinanceTable.objects.filter(on_agenda__isnull=False).for_page(),
        "editions": EditionPage.objects.live().select_related("edition").order_by("-edition__dated_on"),
        "reports": ReportPage.objects.live().order_by("-dated"),
    }


def of_edition(page):
    from home.models import ReportPage

    sporen = list(
        SpoorEdition.objects.filter(edition=page.edition_id)
        .select_related("spoor", "page")
        .order_by("number", "spoor__colour")
    )
    return {
        "listed": [row for row in sporen if row.is_listed],
        "others": [row for row in sporen if not row.is_listed],
        "reports": ReportPage.objects.live().child_of(page).order_by("-dated"),
    }
