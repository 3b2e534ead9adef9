"""Load the site itself: its name and contact, the front page and the pages with a fixed address."""

from wagtail.models import Page, Site

from home.demo.loading.reading import read
from home.demo.loading.texts import body, documents, html, lines
from home.demo.loading.tree import tags
from home.models import (
    GlossaryPage,
    HomePage,
    LadderPage,
    RoutePage,
    RungExplanation,
    SiteSettings,
    StandardPage,
)

STANDARD = ("toegankelijkheid", "privacy", "contact", "bronnen")


def load_website(tree):
    """The front page with what stands directly under it; returns the front page."""
    front = load_front(tree)
    load_site(front)
    pages = read("pages")["pages"]
    for slug in STANDARD:
        load_standard(tree, front, slug, pages[slug])
    for slug, model in (("begrippen", GlossaryPage), ("routekaart", RoutePage)):
        item = pages[slug]
        page = model(slug=slug, title=item["title"], lead=item["lead"], body=body(item["text"]))
        tree.put(front, page)
    load_ladder(tree, front, pages["participatieladder"])
    return front


def load_front(tree):
    root = Page.get_first_root_node()
    for page in root.get_children():
        page.specific.delete()
    item = read("pages")["pages"]["home"]
    front = HomePage(
        slug="home",
        title=item["title"],
        lead=item["lead"],
        action_text=item["action"]["label"],
        second_action_text=item["second_action"]["label"],
        nothing_open_text=item["open_empty"],
    )
    return tree.put(Page.get_first_root_node(), front)


def load_site(front):
    contact = read("pages")["pages"]["contact"]
    site, _is_new = Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "site_name": "Samenspraak", "root_page": front},
    )
    SiteSettings.objects.update_or_create(
        site=site,
        defaults={
            "platform_name": "Samenspraak Zwolle",
            "telephone": contact["phone"],
            "contact_email": contact["email"],
            "address": contact["address"],
        },
    )


def load_standard(tree, front, slug, item):
    blocks = body(item["text"])
    if slug == "bronnen":
        blocks += [("section", document_section(document)) for document in documents()]
    page = StandardPage(slug=slug, title=item["title"], lead=item["lead"], body=blocks)
    tree.put(front, page, **tags(item))


def document_section(document):
    """What a source of our facts is, so that `000:243` says something."""
    text = f"{document['subtitle']}. Van de gemeente {document['municipality']}, {document['date_text']}."
    notes = [document.get("date_note", ""), document.get("note", "")]
    return {
        "anchor": f"document-{document['id']}",
        "title": f"{document['id']}: {document['title']}",
        "text": html("\n\n".join([text, *filter(None, notes)])),
        "points": [],
        "source": document["source"],
    }


def load_ladder(tree, front, item):
    page = LadderPage(
        slug="participatieladder", title=item["title"], lead=item["lead"], body=body(item["text"])
    )
    found = read("rungs")
    own = {rung["number"]: [] for rung in found["rungs"]}
    for way in found["extra_instruments"]:
        own[way["rung"]].append(way["name"])
    page.rungs = [
        RungExplanation(
            rung=rung["number"],
            text=" ".join(rung["text"].split()),
            binding_note=rung["binding_note"],
            instruments=lines(rung["instruments"]),
            own_instruments=lines(own[rung["number"]]),
            source=rung["source"],
        )
        for rung in found["rungs"]
    ]
    tree.put(front, page)
