"""How tests of pages look at an answer."""

from bs4 import BeautifulSoup


def soup_of(client, page, status=200):
    answer = client.get(page if isinstance(page, str) else page.get_absolute_url())
    assert answer.status_code == status
    return BeautifulSoup(answer.text, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())
