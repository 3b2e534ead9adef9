"""Safety headers stand on every answer, whoever asks and whatever goes wrong."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.config.addresses import every_address, read
from tests.factories.people import UserFactory

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
PRESENT = ["Content-Security-Policy", "Permissions-Policy", "Cache-Control"]


def missing_headers(response):
    wrong = [name for name, value in ALWAYS.items() if response.headers.get(name) != value]
    return wrong + [name for name in PRESENT if name not in response.headers]


@pytest.mark.django_db
@pytest.mark.parametrize("visitor", ["anonymous", "admin"])
def test_every_address_answers_with_all_headers_and_never_with_a_500(visitor, settings):
    settings.DEMO_MODE = True
    client = Client(raise_request_exception=False)
    if visitor == "admin":
        client.force_login(UserFactory(admin=True))
    addresses = [address for address in every_address() if "logout" not in address]

    wrong = {}
    for address in addresses:
        response = client.get(address)
        read(response)
        complaints = missing_headers(response)
        if complaints or response.status_code >= 500:
            wrong[address] = [response.status_code, *complaints]

    assert len(addresses) > 100
    assert wrong == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "extra"),
    [
        ("/", {"HTTP_HOST": "evil.example"}),
        ("/nergens/", {}),
        ("/static/js/interface.js", {}),
        ("/media/bestaat-niet.png", {}),
        ("/%00", {}),
    ],
    ids=["foreign host", "not found", "static file", "media", "strange byte"],
)
def test_what_goes_wrong_has_all_headers_too(path, extra):
    response = Client(raise_request_exception=False).get(path, **extra)
    read(response)

    assert missing_headers(response) == []
    assert response.status_code < 500


@pytest.mark.django_db
def test_a_page_that_breaks_has_all_headers_too(monkeypatch, settings):
    settings.DEMO_MODE = True
    monkeypatch.setattr("home.mailbox.newest_mails", lambda: 1 / 0)

    response = Client(raise_request_exception=False).get("/postvak/")

    assert response.status_code == 500
    assert missing_headers(response) == []


@pytest.mark.django_db
def test_our_own_pages_allow_nothing_inline(client):
    policy = client.get("/accounts/login/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in f"{policy};"
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_only_the_editor_may_have_style_elements_and_it_may_have_no_inline_script(client, settings):
    settings.DEMO_MODE = True
    client.force_login(UserFactory(admin=True))

    policy = client.get("/beheer/").headers["Content-Security-Policy"]

    assert "style-src-elem 'self' 'unsafe-inline'" in policy
    assert "script-src 'self';" in f"{policy};"
    assert policy.count("unsafe") == 1


@pytest.mark.django_db
def test_personal_pages_are_stored_nowhere(client, settings):
    settings.DEMO_MODE = True
    client.force_login(UserFactory(admin=True))

    for address in ("/mijn/", "/mijn/gegevens/", "/accounts/2fa/", "/beheer/", "/accounts/email/"):
        assert "no-store" in client.get(address).headers["Cache-Control"], address


@pytest.mark.django_db
def test_a_file_that_is_no_picture_can_only_be_kept(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "kwaad.html").write_text("<script>alert(1)</script>")
    (tmp_path / "foto.png").write_bytes(b"png")

    page, picture = client.get("/media/kwaad.html"), client.get("/media/foto.png")
    read(page), read(picture)

    assert page.headers["Content-Disposition"] == "attachment"
    assert page.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert picture.headers["Content-Disposition"].startswith("inline")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["documents/geheim.pdf", "../settings.py", "%2e%2e/geheim"])
def test_media_gives_no_documents_and_nothing_outside_its_folder(client, settings, tmp_path, path):
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "documents").mkdir(parents=True)
    (settings.MEDIA_ROOT / "documents" / "geheim.pdf").write_text("geheim")
    (tmp_path / "settings.py").write_text("geheim")
    (tmp_path / "geheim").write_text("geheim")

    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "upload",
    [
        ("plaat.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("plaat.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("plaat.png", b"\x89PNG\r\n\x1a\nkapot"),
    ],
    ids=["svg", "svg under another name", "broken"],
)
def test_an_upload_that_is_no_picture_is_refused(client, settings, upload):
    settings.DEMO_MODE = True
    client.force_login(UserFactory(admin=True))
    name, content = upload

    response = client.post(
        "/beheer/images/multiple/add/", {"title": "Plaat", "files[]": SimpleUploadedFile(name, content)}
    )

    assert response.status_code == 200
    assert response.json()["success"] is False
    assert response.json()["error_message"]


@pytest.mark.django_db
def test_robots_and_security_say_where_to_look_and_whom_to_tell(client, settings):
    settings.SECURITY_CONTACT = "mailto:veilig@zwolle.example"

    robots = client.get("/robots.txt").content.decode()
    security = client.get("/.well-known/security.txt").content.decode()

    assert "Disallow: /mijn/" in robots
    assert "Contact: mailto:veilig@zwolle.example" in security
    assert "Expires: " in security
    assert client.get("/favicon.ico").status_code == 302


def test_a_demo_is_found_by_no_search_engine(client, settings):
    settings.DEMO_MODE = True

    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "status"),
    [({f"veld{n}": "x" for n in range(2100)}, 400), ({"login": "x" * 3_000_000}, 413)],
    ids=["too many fields", "huge body"],
)
def test_too_much_is_refused_in_words(data, status):
    response = Client(raise_request_exception=False).post("/accounts/login/", data)

    assert response.status_code == status
    assert "<h1>" in response.content.decode()


@pytest.mark.django_db
def test_without_a_form_token_the_page_says_what_to_do():
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a@b.example"})

    assert response.status_code == 403
    assert "<h1>" in response.content.decode()
