"""Where an element of a file stands, where the table of its standard has it, and what to do about it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from muniment.formats.xml.elements import is_element, local, namespace
from muniment.formats.xml.vocabularies import Element, Form, Vocabulary
from muniment.i18n import _

_XLINK = "xlink:"
_PARAGRAPH = "p"
_HEADING = "head"
_MOST = 4
"""Elements that a sentence lists."""


@dataclass(frozen=True)
class Place:
    """An element that a validator objects to, by its name; the element itself where it is known."""

    table: Vocabulary
    name: str
    element: etree._Element | None

    @cached_property
    def called(self) -> str:
        """The element as archivists call it, with its tag."""
        return called(self.name, self.table)

    @cached_property
    def around(self) -> str:
        """The name of the element that it stands in; nothing where that is not known."""
        above = self.element.getparent() if self.element is not None else None
        return local(above) if above is not None else ""

    @property
    def is_at_home(self) -> bool:
        """Whether the element may stand in the one around it, if not after what stands there before it."""
        around = form_of(self.around, self.table)
        return around is not None and _id_in(around, self.name, self.table) in around.content.names

    def attribute_called(self, name: str) -> str:
        """Return an attribute as archivists call it, with its name."""
        label = self.table.attributes.get(name, "")
        return f"{label} (@{name})" if label else f"@{name}"

    def values(self, attribute: str) -> Sequence[str]:
        """Return the values that an attribute may have; none where there is no list of them."""
        form = form_of(self.name, self.table)
        known = form.attributes.get(attribute) if form else None
        return self.table.lists.get(known.type, ()) if known else ()

    def out_of_place(self, expected: Sequence[str]) -> tuple[str, str]:
        """Return what is to be said and done of an element where a validator expected others, or none."""
        if self.name not in self.table.elements:
            return self._refused(expected) if self.table.own else self._unknown()
        around = form_of(self.around, self.table)
        if around is None:
            return _("{element} may not stand here.").format(element=self.called), self._homes()
        if not self.is_at_home:
            sentence = _("{element} has no place in {around}.")
            return sentence.format(element=self.called, around=self._above), self._elsewhere(around)
        return self._in_wrong_order(around, expected)

    def incomplete(self, expected: Sequence[str]) -> tuple[str, str]:
        """Return what is to be said and done of an element that lacks others, such as those expected."""
        wanted = self._that_complete(form_of(self.name, self.table), _inside(self.element), expected)
        if len(wanted) == 1:
            return _lacks(self.called, called(wanted[0], self.table)), _("Add it.")
        if not wanted:
            return _("{element} is not complete.").format(element=self.called), ""
        sentence = _("{element} lacks something.").format(element=self.called)
        return sentence, _("Add one of these: {names}.").format(names=listed(wanted, self.table))

    def for_words(self) -> str:
        """Return where words may stand that stand bare in the element: among notes, in one of these."""
        form = form_of(self.name, self.table)
        rows = self._rows_in(form) if form else []
        names = [row.name for row in rows if _takes_words(row.name, self.table)]
        notes = [row.name for row in rows if _is_prose(row.name, self.table)]
        best = _PARAGRAPH if _PARAGRAPH in names else next(iter(names), _HEADING)
        if best != _PARAGRAPH and len(notes) > len(names):
            said = listed(sorted(notes, key=self._is_told_beside), self.table)
            return _("Put them into a paragraph of one of these, inside: {names}.").format(names=said)
        if best != _HEADING:
            return _("Put them into {name}, inside.").format(name=called(best, self.table))
        if not names[1:]:
            return _("Take them out, or put them where words may stand.")
        return _("Put them into one of these, inside: {names}.").format(names=listed(names[1:], self.table))

    def _is_told_beside(self, name: str) -> bool:
        return self.table.elements[name].field in ("", "aid")

    def strange_attribute(self, name: str) -> tuple[str, str]:
        """Return what is to be said and done of an attribute that the element may not have."""
        said = self.attribute_called(name)
        form = form_of(self.name, self.table)
        better = [each for each in self._other_names(name) if form and each in form.attributes]
        better = [each for each in better if self.element is None or each not in self.element.attrib]
        inner = [each for each in _inside(self.element) if _may_have(each, name, self.table)]
        if better:
            cure = _("Call it {name}.").format(name=self.attribute_called(better[0]))
        elif self._is_linked_by_dtd(name):
            cure = _("Call it @{name}.").format(name=name.removeprefix(_XLINK).replace("type", "linktype"))
        elif inner:
            cure = _("Put it on {element}, inside.").format(element=called(inner[0], self.table))
        else:
            cure = _("Take it out; if it matters, say it in words.")
        if self.table.own:
            sentence = _("{version} does not allow {attribute} on {element}.")
        elif name not in self.table.attributes:
            sentence = _("{version} knows no {attribute}, which stands on {element}.")
        else:
            sentence = _("{attribute} has no place on {element}.")
        by = self.table.own or self.table.title
        return sentence.format(version=by, attribute=said, element=self.called), cure

    def _other_names(self, name: str) -> tuple[str, ...]:
        return (f"{_XLINK}{name}", name.rpartition(":")[2], *self.table.others.get(name, ()))

    def _is_linked_by_dtd(self, name: str) -> bool:
        """Return whether a link is spelt as a schema does, in a file of the DTD, without a namespace."""
        return name.startswith(_XLINK) and self.element is not None and not namespace(self.element)

    @property
    def _above(self) -> str:
        return called(self.around, self.table)

    def _unknown(self) -> tuple[str, str]:
        above = self.element.getparent() if self.element is not None else None
        if self.element is not None and above is not None and namespace(self.element) != namespace(above):
            sentence = _("<{name}> is not of {version}, but of another vocabulary.")
            cure = _("Say it in an element of {version}, or take it out.")
        else:
            sentence = _("{version} has no element {element}.")
            cure = _("Say it in another element, or take it out.")
            if self.name in self.table.strangers:
                sentence = _("{version} has no element {element}, which other versions have.")
        alike = [each for each in self.table.elements if each.casefold() == self.name.casefold()]
        if alike:
            cure = _("Write {name}.").format(name=called(alike[0], self.table))
        label = self.table.strangers.get(self.name, "")
        element = f"{label} (<{self.name}>)" if label else f"<{self.name}>"
        words = {"name": self.name, "element": element, "version": self.table.title}
        return sentence.format(**words), cure.format(**words)

    def _refused(self, expected: Sequence[str]) -> tuple[str, str]:
        """Return what is to be said and done of an element that a schema of one's own has something against.

        The table does not know what that schema has; what it would rather have is all that is known of it.
        """
        sentence = _("{schema} does not allow {element} here.")
        cure = _("Say it in another element, or take it out.")
        if expected:
            cure = _("There may come: {names}.").format(names=listed(expected, self.table))
        label = self.table.strangers.get(self.name, "")
        element = f"{label} (<{self.name}>)" if label else self.called
        return sentence.format(schema=self.table.own, element=element), cure

    def _elsewhere(self, around: Form) -> str:
        if around.content.words and _takes_words(self.name, self.table):
            return _("Let its words stand there without it.")
        return self._homes()

    def _homes(self) -> str:
        """Return where the element may stand, first of all where archivists describe units."""
        rows = sorted(self.table.homes(self.name), key=lambda row: row.field in ("", "aid"))
        homes = [row.name for row in rows]
        names = [name for name in homes if "c" not in homes or name == _unnumbered(name)]
        if not names:
            return _("Take it out.")
        return _("It may stand in: {names}.").format(names=listed(names, self.table))

    def _in_wrong_order(self, around: Form, expected: Sequence[str]) -> tuple[str, str]:
        """Return what is wrong with an element that may stand there, but not now or not again."""
        above = self.element.getparent() if self.element is not None else None
        inside = _inside(above)
        if self.table.own and self._fits(around, inside):
            return self._refused(expected)
        ranks = {name: rank for rank, name in enumerate(row.name for row in self._rows_in(around))}
        words = {"element": self.called, "around": self._above}
        ordered = sorted(inside, key=lambda name: ranks.get(name, len(ranks)))
        if ordered != inside and self._fits(around, ordered):
            order = listed(list(dict.fromkeys(ordered)), self.table, len(ordered))
            sentence = _("{element} stands in the wrong place in {around}.").format(**words)
            return sentence, _("The order there is: {names}.").format(names=order)
        if Counter(inside)[self.name] > 1 and self._fits(around, _without(inside, self.name)):
            sentence = _("{element} stands once too often in {around}.").format(**words)
            return sentence, _("Put what the two say into one, or take one out.")
        wanted = self._that_complete(around, inside, expected, self.name)
        if len(wanted) == 1:
            missing = called(wanted[0], self.table)
            sentence = _("{missing} is missing before {element} in {around}.").format(
                missing=missing, **words
            )
            return sentence, _("Add it.")
        if not wanted:
            sentence = _("{element} comes too late in {around}, or once too often.").format(**words)
            return sentence, _("Put it further up, or take it out.")
        sentence = _("Something is missing before {element} in {around}.").format(**words)
        return sentence, _("There may come: {names}.").format(names=listed(wanted, self.table))

    def _that_complete(
        self, form: Form | None, inside: Sequence[str], expected: Sequence[str], before: str = ""
    ) -> list[str]:
        """Return those of the elements expected with which all is well; all where none makes it so.

        A schema of one's own may want elements that the version has not got: then these are it.
        """
        at = list(inside).index(before) if before in inside else len(inside)
        known = [name for name in expected if name in self.table.elements]
        best = [name for name in known if form and self._fits(form, [*inside[:at], name, *inside[at:]])]
        return sorted(best or known or expected, key=lambda name: name != _PARAGRAPH)

    def _fits(self, form: Form, names: Iterable[str]) -> bool:
        content = form.content
        return content.model is None or content.fits([_id_in(form, name, self.table) for name in names])

    def _rows_in(self, form: Form) -> list[Element]:
        rows = {row.id: row for row in self.table.elements.values()}
        return [rows[id] for id in form.content.order if id in rows]


def called(name: str, table: Vocabulary) -> str:
    """Return an element as archivists call it, with its tag."""
    label = table.label(name)
    return f"<{name}>" if label == name else f"{label} (<{name}>)"


def listed(names: Sequence[str], table: Vocabulary, most: int = _MOST) -> str:
    """Return elements as archivists call them, the first of them."""
    shown = ", ".join(called(name, table) for name in names[:most])
    return f"{shown} …" if len(names) > most else shown


def form_of(name: str, table: Vocabulary) -> Form | None:
    """Return what the version says of an element; None where it has none."""
    row = table.elements.get(name)
    return next(iter(row.forms.values()), None) if row else None


def _id_in(around: Form, name: str, table: Vocabulary) -> str:
    """Return the id of the row of that name that may stand in an element, else of the first of that name."""
    ids = (row.id for row in table.elements.values() if row.name == name)
    first = table.elements.get(name)
    return next((id for id in ids if id in around.content.names), first.id if first else name)


def _lacks(element: str, what: str) -> str:
    return _("{element} lacks {what}.").format(element=element, what=what)


def _inside(element: etree._Element | None) -> list[str]:
    return [local(node) for node in element if is_element(node)] if element is not None else []


def _without(names: Sequence[str], name: str) -> list[str]:
    """Return the names without the last of that name."""
    at = len(names) - 1 - list(reversed(names)).index(name)
    return [*names[:at], *names[at + 1 :]]


def _takes_words(name: str, table: Vocabulary) -> bool:
    form = form_of(name, table)
    return form is not None and (form.content.words or bool(form.value))


def _is_prose(name: str, table: Vocabulary) -> bool:
    form = form_of(name, table)
    return form is not None and _PARAGRAPH in form.content.names and not form.content.words


def _may_have(name: str, attribute: str, table: Vocabulary) -> bool:
    form = form_of(name, table)
    return form is not None and attribute in form.attributes


def _unnumbered(name: str) -> str:
    """Return `c` for a component of any step."""
    return "c" if name[:1] == "c" and name[1:].isdigit() else name
