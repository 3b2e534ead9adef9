"""What the work page of an outcome shows: themes, and a page of input to sort."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from dialogue.outcomes import sources
from dialogue.outcomes.models import ThemeSource
from dialogue.outcomes.queries import chains_of

PER_PAGE = 20


class Workspace:
    """Input that stands nowhere yet, unless all of it is asked; with the themes it stands under."""

    def __init__(self, outcome, query):
        self.outcome = outcome
        self.show_all = query.get("toon") == "alles"
        self.chains = chains_of(outcome.themes.all(), public=False)
        pairs = sources.keys_of(outcome.process)
        themes = self._themes()
        self.count, self.left = len(pairs), sum(pair not in themes for pair in pairs)
        wanted = pairs if self.show_all else [pair for pair in pairs if pair not in themes]
        self.page = Paginator(wanted, PER_PAGE).get_page(query.get("pagina"))
        said = sources.load(set(self.page.object_list))
        self.inputs = [(said[pair], themes.get(pair, [])) for pair in self.page.object_list if pair in said]

    def _themes(self):
        rows = ThemeSource.objects.filter(theme__outcome=self.outcome).select_related("theme")
        found = {}
        for row in rows.order_by("theme__number"):
            found.setdefault((row.kind, row.key), []).append(row.theme)
        return found

    @property
    def query(self):
        return "?" + urlencode({"toon": "alles"}) if self.show_all else ""

    @property
    def rest_of_address(self):
        return "toon=alles&" if self.show_all else ""

    @property
    def groups(self):
        """Links to what is left, and to everything."""
        left = {"text": _("Not under a theme yet"), "url": "?#inbreng", "count": self.left}
        everything = {"text": _("All contributions"), "url": "?toon=alles#inbreng", "count": self.count}
        left["is_current"], everything["is_current"] = not self.show_all, self.show_all
        return [{"name": _("What you see"), "links": [left, everything]}]
