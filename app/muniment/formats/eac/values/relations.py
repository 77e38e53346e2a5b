"""Relations: what the agent had to do with other agents, with records, with functions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from muniment.description.agents import Relation, RelationKind
from muniment.formats.eac.making import Maker, said
from muniment.formats.eac.trees import Element, child, children, words
from muniment.formats.eac.values.dates import compose_dates, hear_dates
from muniment.formats.eac.values.facts import EXISTENCE
from muniment.formats.eac.values.names import UNNAMED, kind_of, word_of
from muniment.formats.eac.values.prose import compose_note, hear_note
from muniment.formats.xml.elements import local

_WORDS = {RelationKind.CREATOR: "creatorOf", RelationKind.SUBJECT: "subjectOf"}
_KINDS = {kind.value: kind for kind in RelationKind} | {word: kind for kind, word in _WORDS.items()}
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Bond:
    """What relations of one sort are called: the element and attribute of 2010, the targets of 2.0."""

    element: str
    attribute: str
    usual: RelationKind
    targets: tuple[str, ...]

    def holds(self, element: Element) -> bool:
        """Return whether the element is a relation of this sort."""
        if local(element) == self.element:
            return True
        return said(child(element, "targetEntity"), "targetType") in self.targets


AGENTS = Bond(
    "cpfRelation",
    "cpfRelationType",
    RelationKind.ASSOCIATIVE,
    ("agent", "person", "corporateBody", "family", ""),
)
RESOURCES = Bond("resourceRelation", "resourceRelationType", RelationKind.OTHER, ("resource",))
DUTIES = Bond("functionRelation", "functionRelationType", RelationKind.PERFORMS, ("function",))


def hearing(bond: Bond) -> Callable[[Element], Relation]:
    """Return how a relation of this sort is heard."""

    def hear(element: Element) -> Relation:
        target, spoken = child(element, "targetEntity"), child(element, "relationType")
        names = children(element, "relationEntry") if target is None else children(target, "part")
        word = said(element, bond.attribute) or words(spoken)
        kind = _KINDS.get(word, bond.usual)
        role = said(element, "xlink:arcrole") or words(child(element, "targetRole"))
        return Relation(
            kind=kind,
            name=_BETWEEN.join(map(words, names)),
            to=kind_of(_last(said(target, "targetType") or said(element, "xlink:role"))),
            href=said(element, "xlink:href") or said(target, "valueURI"),
            role=role or ("" if word in _KINDS else word),
            dates=hear_dates(element, EXISTENCE),
            note=hear_note(element),
        )

    return hear


def composing(bond: Bond) -> Callable[[Maker, str, Relation], Element | None]:
    """Return how a relation of this sort is composed."""

    def compose(make: Maker, row: str, relation: Relation) -> Element | None:
        word = _WORDS.get(relation.kind, relation.kind.value)
        kind = word_of(relation.to) if relation.to else bond.targets[0]
        target = {"targetType": kind if kind in bond.targets else bond.targets[0], "valueURI": relation.href}
        linked = relation.href or relation.role or relation.to
        attributes = {
            bond.attribute: word,
            "xlink:type": "simple" if linked else "",
            "xlink:href": relation.href,
            "xlink:role": f"#{word_of(relation.to)}" if relation.to else "",
            "xlink:arcrole": relation.role,
        }
        name = make.make("part", {}, (relation.name if relation.name.strip() else UNNAMED,))
        return make.make(row, attributes, _inner(make, relation, target, word, name))

    return compose


def _inner(
    make: Maker, relation: Relation, target: Mapping[str, str], word: str, name: Element | None
) -> list[Element | None]:
    return [
        make.text("relationEntry", relation.name),
        make.make("targetEntity", target, (name,)),
        make.text("relationType", word),
        make.text("targetRole", relation.role),
        compose_dates(make, relation.dates),
        compose_note(make, relation.note),
    ]


def _last(word: str) -> str:
    """Return the last step of an address, begun as the standard begins its words."""
    last = word.replace("#", "/").rpartition("/")[2]
    return last[:1].lower() + last[1:]
