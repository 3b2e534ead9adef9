"""Pages in production: granian --interface wsgi, one worker per core."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

from django.core.wsgi import get_wsgi_application  # noqa: E402

pages = get_wsgi_application()

from config.front_door import FrontDoor  # noqa: E402
from config.settled import settle  # noqa: E402

settle()
application = FrontDoor(pages)
