"""Hostile text through the real form and page: nothing of it becomes part of the page (reliability G25, G28)."""

import time

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.urls import reverse
from playwright.sync_api import sync_playwright

from dialogue.contributions import queries
from dialogue.contributions.forms import LONGEST_NAME, ContributionForm
from dialogue.contributions.models import Contribution
from dialogue.contributions.rendering import TEMPLATE, fragment_context
from dialogue.contributions.sanitising import ADDRESS, LONGEST, sanitise, sanitised
from dialogue.rooms.models import Participant
from tests.factories.rooms import RoomFactory
from tests.hostile import SHAPES, all_inputs, picked
from tests.services import CHROMIUM, CHROMIUM_FLAGS, missing

ALLOWED = {"p": set(), "br": set(), "a": {"href", "rel"}}
HARMLESS_HOST = "https://samenspraak.example"


def strangers(html):
    """Elements and attributes in a text that we never write there."""
    found = []
    for element in BeautifulSoup(html, "html.parser").find_all(True):
        unknown = set(element.attrs) - ALLOWED.get(element.name, set())
        if element.name not in ALLOWED or unknown or not ADDRESS.fullmatch(element.get("href", "https://x")):
            found.append(str(element))
    return found


def test_the_corpus_is_as_large_as_we_say():
    assert len(list(picked())) >= 200
    assert len(all_inputs()) >= 5000 + 200


def test_nothing_hostile_survives_writing_and_reading():
    found = {text: strangers(sanitised(sanitise(text))) for text in all_inputs()}

    assert {text: rest for text, rest in found.items() if rest} == {}


def test_what_was_stored_without_cleaning_is_cleaned_when_it_is_shown():
    found = {text: strangers(sanitised(text)) for text in picked()}

    assert {text: rest for text, rest in found.items() if rest} == {}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("Ik <3 mijn buurt", "<p>Ik &lt;3 mijn buurt</p>"),
        ("een\n\ntwee\ndrie", "<p>een</p>\n\n<p>twee<br>drie</p>"),
        ("Café 👩‍👩‍👧 Łódź 東京", "<p>Café 👩‍👩‍👧 Łódź 東京</p>"),
        (
            "Zie https://zwolle.nl/a?b=1&c=2.",
            '<p>Zie <a href="https://zwolle.nl/a?b=1&amp;c=2" rel="nofollow noopener noreferrer">'
            "https://zwolle.nl/a?b=1&amp;c=2</a>.</p>",
        ),
        ("<b>dik</b> en <i>schuin</i>", "<p>dik en schuin</p>"),
        ("&lt;b&gt; typt u zo", "<p>&lt;b&gt; typt u zo</p>"),
    ],
)
def test_ordinary_text_stays_what_it_was(typed, shown):
    assert sanitised(sanitise(typed)) == shown


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hundred_thousand_signs_cost_less_than_a_second_because_length_comes_first(shape):
    text = shape * (100_000 // len(shape))
    begun = time.perf_counter()

    form = ContributionForm({"text": text, "nickname": text}, room=None)

    assert not form.is_valid()
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_as_long_as_may_be_costs_less_than_a_second(shape):
    text = (shape * 2000)[:2000]
    begun = time.perf_counter()

    sanitised(sanitise(text))

    assert time.perf_counter() - begun < 1


def test_cleaning_refuses_what_nobody_measured():
    with pytest.raises(ValueError, match="length"):
        sanitise("a" * (LONGEST + 1))


@pytest.fixture(scope="module")
def texts():
    """(text, name) of what the form lets through, and the same as if it had been stored without cleaning."""
    inputs = all_inputs()
    forms = [ContributionForm({"text": text, "nickname": text[:LONGEST_NAME]}, room=None) for text in inputs]
    cleaned = [
        (form.cleaned_data["text"], form.cleaned_data["nickname"]) for form in forms if form.is_valid()
    ]
    return cleaned + [(text.replace("\0", ""), text.replace("\0", "")[:60]) for text in inputs[::3]]


@pytest.fixture
def hostile_room(db, texts):
    """A conversation in which every hostile text was said by somebody with a hostile name."""
    room = RoomFactory()
    people = [
        Participant(room=room, guest_hash=f"{number:064}", public_name=name)
        for number, (_text, name) in enumerate(texts)
    ]
    Participant.objects.bulk_create(people)
    said = zip(people, texts, strict=True)
    Contribution.objects.bulk_create(
        Contribution(room=room, author=who, text=text) for who, (text, _) in said
    )
    return room


@pytest.fixture
def pages(client, hostile_room, monkeypatch):
    """The real pages of that conversation, some hundred contributions on each."""
    monkeypatch.setattr(queries, "PER_PAGE", 600)
    address = reverse("contributions:conversation", args=[hostile_room.phase.process.slug])
    count = -(-hostile_room.contributions.count() // 600)
    return [client.get(address, {"pagina": number}).content.decode() for number in range(1, count + 1)]


def skeleton(item):
    """The elements of one contribution on the page, without what stands inside its text."""
    for text in item.select(".contribution__text"):
        text.clear()
    return [(element.name, sorted(element.attrs)) for element in item.find_all(True)]


def test_every_contribution_keeps_its_place_and_its_shape_on_the_page(pages, texts):
    items = [item for page in pages for item in BeautifulSoup(page, "html.parser").select("[data-list] > li")]

    assert len(items) == len(texts) > 4000
    rest = [
        found
        for item in items
        for text in item.select(".contribution__text")
        for found in strangers(text.decode_contents())
    ]
    assert rest == []
    assert len({str(skeleton(item)) for item in items}) == 1


@pytest.mark.browser
def test_a_browser_runs_nothing_asks_nothing_and_sees_no_foreign_element(pages, hostile_room):
    if not CHROMIUM:
        missing("Chromium is not installed: apt install chromium")
    contributions = Contribution.objects.for_screen().select_related("room__phase__process")
    fragments = [render_to_string(TEMPLATE, fragment_context(each)) for each in contributions[::7]]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        context = browser.new_context()
        context.add_init_script(ORACLE)
        watched = Watched(context, pages)
        try:
            found = [watched.visit(number) for number in range(len(pages))]
            by_socket = watched.page.evaluate(INSERT, fragments)
        finally:
            browser.close()

    assert [each for each in found if each != {"executed": [], "foreign": []}] == []
    assert by_socket == {"executed": [], "foreign": []}
    assert watched.requests == []
    assert watched.dialogs == []


@pytest.mark.browser
def test_the_same_browser_would_notice_text_that_was_not_cleaned():
    if not CHROMIUM:
        missing("Chromium is not installed: apt install chromium")
    raw = "".join(f'<div class="contribution__text">{text}</div>' for text in list(picked())[40:90])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        context = browser.new_context()
        context.add_init_script(ORACLE)
        watched = Watched(context, [raw])
        try:
            found = watched.visit(0)
        finally:
            browser.close()

    assert len(found["executed"]) > 10
    assert len(found["foreign"]) > 10
    assert watched.requests


class Watched:
    """Opens our pages without their policy, so that only the cleaning stands between a text and the browser."""

    def __init__(self, context, pages):
        self.requests, self.dialogs = [], []
        self.pages = {f"{HARMLESS_HOST}/pagina/{number}": page for number, page in enumerate(pages)}
        context.route("**/*", self.answer)
        self.page = context.new_page()
        self.page.on("dialog", self.note)

    def note(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def answer(self, route):
        address = route.request.url
        if address in self.pages:
            route.fulfill(body=self.pages[address], content_type="text/html; charset=utf-8")
        elif address.startswith((f"{HARMLESS_HOST}/static/", f"{HARMLESS_HOST}/huisstijl.css")):
            route.fulfill(body="", content_type="text/plain")
        else:
            self.requests.append(address)
            route.abort()

    def visit(self, number):
        self.page.goto(f"{HARMLESS_HOST}/pagina/{number}", wait_until="domcontentloaded")
        return self.page.evaluate(TRY_EVERYTHING)


ORACLE = """
window.executed = [];
for (const name of ["alert", "confirm", "prompt", "print", "msgbox"]) {
  window[name] = (...said) => executed.push([name, ...said]);
}
addEventListener("click", (event) => event.preventDefault(), true);
addEventListener("submit", (event) => event.preventDefault(), true);
window.tryAll = (root) => {
  const allowed = { P: [], BR: [], A: ["href", "rel"] };
  const foreign = [];
  const events = "mouseover mouseenter pointerenter focus focusin click error load toggle animationstart".split(" ");
  for (const text of root.querySelectorAll(".contribution__text")) {
    for (const element of text.querySelectorAll("*")) {
      const known = allowed[element.tagName];
      const names = element.getAttributeNames();
      if (!known || names.some((name) => !known.includes(name))) foreign.push(element.outerHTML);
      if (element.href && !/^(https?|mailto):/.test(element.href)) foreign.push(element.href);
      for (const event of events) element.dispatchEvent(new Event(event));
    }
  }
  return { executed, foreign };
};
"""
TRY_EVERYTHING = "() => tryAll(document)"
INSERT = """(fragments) => {
  const list = document.querySelector("[data-list]");
  list.replaceChildren();
  for (const fragment of fragments) {
    const template = document.createElement("template");
    template.innerHTML = fragment;
    list.append(template.content.cloneNode(true));
    const again = document.createElement("li");
    again.innerHTML = list.lastElementChild.innerHTML;
    list.append(again);
  }
  return tryAll(list);
}"""
