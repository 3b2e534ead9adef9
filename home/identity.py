"""Name, colours and menu of the site, kept in the cache until something on the public site changes."""

import base64
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import pgettext
from wagtail.models import Site

from config.page_cache import GENERATION
from home.models import SiteSettings

KEPT_SECONDS = 300


def identity_of(request):
    """(settings, menu) of the site that was asked for."""
    key = f"identity:{cache.get(GENERATION, 0)}:{request.get_host()}"
    kept = cache.get(key)
    if kept is None:
        site = Site.find_for_request(request)
        kept = settings_of(site), menu_of(site)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def settings_of(site):
    """The settings of this site, or those of the look when nobody has saved any."""
    saved = SiteSettings.objects.select_related("logo").filter(site=site).first() if site else None
    return saved or SiteSettings(site=site)


def menu_of(site):
    """The pages that an editor put in the menu, with our own between; empty when nobody chose any."""
    pages = site.root_page.get_children().live().public().in_menu() if site else []
    chosen = [{"title": page.title, "url": page.get_url(current_site=site)} for page in pages]
    if not chosen:
        return []
    taking_part = {"title": pgettext("menu", "Take part"), "url": reverse("processes:list")}
    search = {"title": pgettext("menu", "Search"), "url": "/zoeken/"}
    mine = {"title": pgettext("menu", "Mine"), "url": "/mijn/"}
    own = [
        item for item in (taking_part, search, mine) if item["url"] not in {each["url"] for each in chosen}
    ]
    between = [item for item in own if item is taking_part]
    return chosen[:1] + between + chosen[1:] + [item for item in own if item is not taking_part]


def sender():
    """The letterhead of every document on paper: who the municipality is and how people reach it."""
    known = settings_of(Site.objects.filter(is_default_site=True).first())
    return {
        "municipality": known.municipality_name,
        "platform": known.platform_name,
        "address": [line.strip() for line in known.address.splitlines() if line.strip()],
        "telephone": known.telephone,
        "email": known.contact_email,
        "website": urlsplit(settings.BASE_URL).netloc,
        "logo": _on_paper(known.logo),
    }


def _on_paper(logo):
    """The logo inside the document itself; a document without a logo is better than no document."""
    if logo is None:
        return ""
    try:
        rendition = logo.get_rendition("max-600x200|format-png")
        with rendition.file.open("rb") as file:
            return f"data:image/png;base64,{base64.b64encode(file.read()).decode()}"
    except OSError:
        return ""
