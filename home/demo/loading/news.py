"""Load news and stories."""

from dialogue.processes.models import Process
from home.demo.loading.reading import day, read
from home.demo.loading.texts import body
from home.demo.loading.tree import tags
from home.models import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage


def load_news(tree, front):
    pages = read("pages")["pages"]
    news = tree.put(front, NewsIndexPage(slug="nieuws", **titles(pages["nieuws"])))
    stories = tree.put(front, StoryIndexPage(slug="verhalen", **titles(pages["verhalen"])))
    processes = {process.slug: process for process in Process.objects.all()}
    for item in in_order(read("news")["news"]):
        page = NewsPage(**dated(item), process=processes.get(item.get("process")))
        tree.put(news, page, **tags(item))
    for item in in_order(read("stories")["stories"]):
        page = StoryPage(**dated(item), **told_by(item))
        tree.put(stories, page, **tags(item))


def titles(item):
    return {"title": item["title"], "lead": item["lead"]}


def in_order(items):
    return sorted(items, key=lambda item: day(item["date"]))


def dated(item):
    return {
        "slug": item["slug"],
        "title": item["title"],
        "lead": item["intro"],
        "published_on": day(item["date"]),
        "body": body(item["text"]),
    }


def told_by(item):
    """The people in the demo are made up, so nobody had to be asked."""
    return {
        "person": item["person"],
        "role": item["role"],
        "has_consent": True,
        "consent_on": day(item["date"]),
        "is_invented": item["demo"],
    }
