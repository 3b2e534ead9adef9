"""Files of editors in the embedded default; in production the web server in front serves them with the same rules."""

import mimetypes

from django.conf import settings
from django.http import Http404
from django.views.decorators.http import require_safe
from django.views.static import serve

PICTURES = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}
# Documents have their own view, which knows who may read them.
PRIVATE = "documents/"


@require_safe
def media(request, path):
    """A picture is shown; whatever else it is can only be kept, and runs nowhere."""
    if path.startswith(PRIVATE) or ".." in path:
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=86400"
    if mimetypes.guess_type(path)[0] not in PICTURES:
        response["Content-Disposition"] = "attachment"
    return response
