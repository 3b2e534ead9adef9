"""Load the half-year report: summaries, full text and annexes."""

from dialogue.taxonomy.models import Spoor, SpoorEdition
from home.demo.loading.reading import read
from home.demo.loading.snippets import spoor_named
from home.demo.loading.texts import body, html, section
from home.models import AnnexPage, FinanceTable, RelatedSection, ReportPage, ReportSectionPage


def load_report(tree, editions):
    item = read("report-2020-05")["report"]
    page = ReportPage(
        slug=item["slug"],
        title=item["title"],
        lead=item["intro"],
        dated=item["date"],
        annex_note=item["annex_note"],
        source=item["intro_source"],
    )
    sporen = list(Spoor.objects.values_list("slug", flat=True))
    report = tree.put(editions[item["edition"]], page, sporen=sporen)
    parts = {part["slug"]: load_part(tree, report, part) for part in item["sections"]}
    for part in item["spoor_sections"]:
        load_spoor_part(tree, report, part, parts, item["edition"])
    load_annexes(tree, report, item["annexes"])


def load_part(tree, report, item):
    blocks = body(item["text"])
    if "table" in item:
        blocks.append(("table", FinanceTable.objects.get(slug=item["table"])))
    page = ReportSectionPage(slug=item["slug"], title=item["title"], body=blocks, source=item["source"])
    return tree.put(report, page)


def load_spoor_part(tree, report, item, parts, edition):
    found = SpoorEdition.objects.get(spoor__slug=item["spoor"], edition__slug=edition)
    page = ReportSectionPage(
        slug=item["spoor"],
        title=found.name,
        spoor=found.spoor,
        summary=html(item["summary"]),
        body=[section(part) for part in item["sections"]],
    )
    page.related_sections = [RelatedSection(section=parts[slug]) for slug in item["relevant_sections"]]
    tree.put(report, page, sporen=[item["spoor"]])


def load_annexes(tree, report, items):
    """What is read together points to what came before it."""
    annexes = {}
    for item in items:
        page = AnnexPage(
            slug=item["slug"],
            title=item["title"],
            number=item["number"],
            dated=item["date"],
            spoor=spoor_named(item["spoor"]),
            body=body(item["text"]),
            pair=annexes.get(item.get("pair")),
            source=item["source"],
        )
        annexes[item["slug"]] = tree.put(report, page, sporen=filter(None, [item["spoor"]]))
