"""Put a page in the tree as staff do: with its tags, written by one and published by another."""

from dataclasses import dataclass

from dialogue.people.models import User
from dialogue.taxonomy.models import Movement, Spoor, TargetGroup


@dataclass(frozen=True)
class Tree:
    """Where pages are put, by whom, and who publishes them."""

    editor: User
    publisher: User

    def put(self, parent, page, *, sporen=(), target_groups=(), movements=()):
        """The page as it stands in the tree, live."""
        page.live = False
        parent.add_child(instance=page)
        page.sporen = Spoor.objects.filter(slug__in=sporen)
        page.target_groups = TargetGroup.objects.filter(slug__in=target_groups)
        page.movements = Movement.objects.filter(code__in=movements)
        page.save_revision(user=self.editor).publish(user=self.publisher)
        page.refresh_from_db()
        return page


def tags(item):
    """What a text of the demo city is tagged with."""
    return {name: item.get(name, []) for name in ("sporen", "target_groups", "movements")}
