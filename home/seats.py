"""The sporen around the table: each once, as it stands in the newest edition that speaks about it."""

from django.utils.translation import gettext as _

from dialogue.taxonomy.models import SpoorEdition


def newest_editions_of_sporen():
    """[SpoorEdition], one for each spoor, in the order of the table; `is_seated` when it is in the newest list."""
    rows = SpoorEdition.objects.select_related("spoor", "edition").order_by(
        "spoor__colour", "edition__dated_on"
    )
    newest_of = {row.spoor_id: row for row in rows}
    newest = max((row.edition.dated_on for row in newest_of.values()), default=None)
    for row in newest_of.values():
        row.is_seated = row.is_listed and row.edition.dated_on == newest
    return list(newest_of.values())


def note_of(row):
    if row.is_seated and row.number:
        return _("spoor %(number)s") % {"number": row.number}
    return row.get_state_display()


def seats(rows=None):
    """For components/seats.html."""
    return [
        {
            "name": row.spoor.preferred_name,
            "url": row.spoor.get_absolute_url(),
            "colour": row.spoor.colour,
            "note": note_of(row),
        }
        for row in (newest_editions_of_sporen() if rows is None else rows)
    ]
