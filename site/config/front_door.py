"""Before Django in production: a kept page leaves without a request object, middleware or signals."""

from django.conf import settings

from config.page_cache import keeps_pages, look_up


class FrontDoor:
    """A WSGI application around Django's. Whatever is unusual goes on to Django, which knows all rules."""

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        page = self.kept_page(environ)
        if page is None:
            return self.application(environ, start_response)
        body, headers = page
        start_response("200 OK", headers)
        return [body]

    def kept_page(self, environ):
        path = environ["PATH_INFO"]
        plain = path.startswith("/") and path.isascii() and not environ.get("SCRIPT_NAME")
        reads_gzip = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        if not (environ["REQUEST_METHOD"] == "GET" and plain and reads_gzip and keeps_pages()):
            return None
        _key, _generations, page = look_up(
            scheme_of(environ), environ.get("HTTP_HOST"), path, environ.get("QUERY_STRING", "")
        )
        return page


def scheme_of(environ):
    """As Django's `request.scheme`: what the proxy in front says counts, when the settings trust it."""
    name, secure = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    said = environ.get(name)
    if said is None:
        return environ["wsgi.url_scheme"]
    return "https" if said.split(",", 1)[0].strip() == secure else "http"
