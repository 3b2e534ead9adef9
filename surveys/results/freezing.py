"""Freezing the figures of a closed survey: made once, attacked together, coarser until nothing can be worked out."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dialogue.disclosure.attack import recovered_cells
from dialogue.disclosure.models import PublishedTable, Release, activity_key
from dialogue.disclosure.rounding import BASE, SPECIAL_BASE, may_be_counted
from surveys.building.models import Survey
from surveys.results.about import about_survey
from surveys.results.answered import family_of, read_answers, versions_of
from surveys.results.counting import Counter
from surveys.results.plan import plan_of


def freeze_results(survey, on_progress=None):
    """The release of this survey: the one there is, or a new one when there is none that may go out."""
    there = Release.objects.of(survey).filter(blocked="").first()
    if there:
        return there
    answered = read_answers(survey)
    versions = versions_of(survey)
    questions = versions[0].questions if versions else ()
    plan = plan_of(survey, questions)
    earlier = earlier_tables(survey)
    counter, contents, left_out, blocked = safe_tables(survey, answered, plan, earlier, on_progress)
    about = about_survey(survey, answered, counter, contents, left_out)
    return store(survey, counter.base, contents, about, blocked)


def earlier_tables(survey):
    """What the public has seen of this survey before: it cannot be taken back."""
    tables = PublishedTable.objects.filter(release__in=Release.objects.of(survey).published())
    return [table.content for table in tables]


def safe_tables(survey, answered, plan, earlier, on_progress=None):
    """By five, else by ten, else without the tables that give somebody away; (counter, tables, left out, why not)."""
    if not may_be_counted(answered.size):
        return Counter(survey, answered, plan, BASE), [], [], ""
    people = None
    left_out = []
    for base in (BASE, SPECIAL_BASE):
        counter = Counter(survey, answered, plan, base)
        people = people or counter.people()
        contents = list(counter.tables())
        found = recovered_cells(people, contents + earlier, on_progress)
        if not found:
            return counter, contents, left_out, ""
    while found:
        unsafe = tables_to_drop(contents, found)
        if not unsafe:
            return counter, [], left_out, why_blocked(found)
        left_out += [table["title"] for table in unsafe]
        contents = [table for table in contents if table not in unsafe]
        found = recovered_cells(people, contents + earlier, on_progress)
    return counter, contents, left_out, ""


def tables_to_drop(contents, found):
    """The tables to do without: first splits of the questions concerned, then those questions themselves."""
    concerned = {attribute.split(":")[0] for cell in found for attribute, _codes in cell.where}
    about = [table for table in contents if concerned & {table.get("question"), table["key"]}]
    crosses = [table for table in about if table["kind"] == "cross"]
    return crosses or about


def why_blocked(found):
    return _(
        "From earlier figures and these together, %(count)s small numbers can be worked out. So nothing may go out."
    ) % {"count": len(found)}


@transaction.atomic
def store(survey, base, contents, about, blocked):
    """Write the release down, unless somebody else did while we were counting."""
    Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    there = Release.objects.of(survey).filter(blocked="").first()
    if there:
        return there
    key = activity_key(survey)
    number = (Release.objects.filter(activity=key).aggregate(last=Max("number"))["last"] or 0) + 1
    release = Release.objects.create(activity=key, number=number, base=base, about=about, blocked=blocked)
    PublishedTable.objects.bulk_create(
        PublishedTable(release=release, place=place, key=table["key"], title=table["title"], content=table)
        for place, table in enumerate(contents)
    )
    return release


def is_complete(survey):
    """Nothing waits in the urn any more."""
    from surveys.answering.models import Waiting

    return not Waiting.objects.filter(version__survey__in=family_of(survey)).exists()
