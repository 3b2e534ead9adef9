"""`manage.py messages`: collect the English texts, keep the Dutch ones beside them, compile. No gettext needed."""

from io import BytesIO

import polib
from babel.messages.extract import extract
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

from config import ROOT

FOLDER = ROOT / "site" / "locale" / "nl" / "LC_MESSAGES"
ROOMS = ("dialogue", "surveys", "home", "site/config", "templates")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "nl",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def source_of(path):
    """A file as Python that gettext understands; templates are turned into it by Django."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    # The indentation of a template means nothing, that of Python does.
    return "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())


def texts_of(path):
    """(context, text, plural) of every text to translate in one file."""
    found = extract("python", BytesIO(source_of(path).encode()), KEYWORDS, options={"encoding": "utf-8"})
    for _line, message, _comments, context in found:
        text, plural = message if isinstance(message, tuple) else (message, "")
        if text:
            yield context, text, plural


def all_texts():
    """{(context, text): (plural, first file)} of the whole project."""
    texts = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                for context, text, plural in texts_of(path):
                    texts.setdefault((context, text), (plural, str(path.relative_to(ROOT))))
    return texts


def known_dutch():
    """{(context, text): entry} of everything translated so far."""
    path = FOLDER / "django.po"
    entries = polib.pofile(str(path)).translated_entries() if path.exists() else []
    return {(entry.msgctxt, entry.msgid): entry for entry in entries}


def catalogue():
    known, po = known_dutch(), polib.POFile(wrapwidth=110)
    po.metadata = HEADER
    for (context, text), (plural, file) in sorted(
        all_texts().items(), key=lambda item: (item[1][1], item[0][1])
    ):
        old = known.get((context, text))
        entry = polib.POEntry(msgctxt=context, msgid=text, occurrences=[(file, "")])
        if plural:
            entry.msgid_plural = plural
            entry.msgstr_plural = old.msgstr_plural if old else {0: "", 1: ""}
        else:
            entry.msgstr = old.msgstr if old else ""
        po.append(entry)
    return po


class Command(BaseCommand):
    help = (
        "Collect and compile the Dutch texts; --check fails when one is missing or the files are out of date."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check, **options):
        po = catalogue()
        missing = [f"{entry.occurrences[0][0]}: {entry.msgid}" for entry in po.untranslated_entries()]
        path = FOLDER / "django.po"
        if check:
            stale = not path.exists() or path.read_text(encoding="utf-8") != str(po) + "\n"
            if missing or stale:
                raise CommandError("\n".join([*missing, "Run: manage.py messages"]))
            return
        FOLDER.mkdir(parents=True, exist_ok=True)
        path.write_text(str(po) + "\n", encoding="utf-8")
        po.save_as_mofile(str(FOLDER / "django.mo"))
        self.stdout.write(f"{len(po)} texts, {len(missing)} without Dutch")
        for line in missing:
            self.stdout.write(f"  {line}")
