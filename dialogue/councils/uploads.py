"""Which files may lie on the table of a room: documents and pictures, checked by what is in them, not by their name."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST = 20 * 1024 * 1024
ZIP = b"PK\x03\x04"
# Extension: (how the file begins, what we say it is when we give it out).
OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "pdf": (b"%PDF-", "application/pdf"),
    "docx": (ZIP, OFFICE + "wordprocessingml.document"),
    "pptx": (ZIP, OFFICE + "presentationml.presentation"),
    "xlsx": (ZIP, OFFICE + "spreadsheetml.sheet"),
    "odt": (ZIP, "application/vnd.oasis.opendocument.text"),
    "png": (b"\x89PNG\r\n", "image/png"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
}


def extension_of(name):
    return PurePath(name).suffix.lstrip(".").lower()


def check_upload(file):
    """Refuse what is too large, of another kind, or not what its name says."""
    if file.size > LARGEST:
        raise ValidationError(_("This file is too large. At most 20 MB fits."))
    kind = KINDS.get(extension_of(file.name))
    if kind is None:
        raise ValidationError(_("Choose a file of this kind: %(kinds)s.") % {"kinds": ", ".join(KINDS)})
    start = file.read(8)
    file.seek(0)
    if not start.startswith(kind[0]):
        raise ValidationError(_("This file is not what its name says. Save it again and try once more."))
