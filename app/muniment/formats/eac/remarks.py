"""What EAC-CPF has no place for, riding along in `<?muniment …?>` at the beginning of what it completes.

A remark is JSON: fields of a value by name. What the element itself says is never repeated in it,
so that nothing can contradict the element. Other programs pass over it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeAlias, get_type_hints

from lxml import etree

from muniment.description.codec import structured, unstructured
from muniment.formats.eac.trees import Element, line_of, remove
from muniment.formats.xml.errors import XmlError
from muniment.i18n import _

TARGET = "muniment"
Value: TypeAlias = Any
"""Any value an agent is made of, and the type it has."""

_WHOLE = "value"
_DERIVED = "derived"
_ESCAPED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|(?<=\\?)>")


def remark(said: Mapping[str, Value]) -> Element:
    """Return the instruction that says these fields."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return etree.ProcessingInstruction(TARGET, _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def remarked(element: Element) -> dict[str, Value]:
    """Return what the remark at the beginning of the element says; nothing where there is none."""
    found = _remark_of(element)
    if found is None:
        return {}
    try:
        said = json.loads(found.text or "{}")
    except ValueError as error:
        raise XmlError(_("A remark of Muniment's in the file is damaged."), line_of(found)) from error
    return said if isinstance(said, dict) else {}


def put_remark(element: Element, said: Mapping[str, Value]) -> None:
    """Put these fields into a remark at the beginning of the element, in place of one that is there."""
    old = _remark_of(element)
    if old is not None:
        remove(old)
    if said:
        made = remark(said)
        made.tail, element.text = element.text, None
        element.insert(0, made)


def derive(element: Element) -> None:
    """Mark the element as composed by us because the schema wants one."""
    put_remark(element, {_DERIVED: True})


def is_derived(element: Element) -> bool:
    """Return whether we composed the element because the schema wants one."""
    return bool(remarked(element).get(_DERIVED))


def differing(value: Value, heard: Value, kind: Value) -> dict[str, Value]:
    """Return as JSON what `value` says and `heard` does not: fields, or the whole of a plain value."""
    if value == heard:
        return {}
    if not is_dataclass(value) or not is_dataclass(heard):
        return {_WHOLE: unstructured(value, kind)}
    return {
        each.name: unstructured(getattr(value, each.name), _hints(kind)[each.name])
        for each in fields(value)
        if getattr(value, each.name) != getattr(heard, each.name)
    }


def completed(heard: Value, said: Mapping[str, Value], kind: Value) -> Value:
    """Return the value that `heard` and the fields of a remark make together."""
    if _WHOLE in said:
        return meant(said[_WHOLE], kind)
    known = _hints(kind) if isinstance(kind, type) else {}
    own = {name: meant(text, known[name]) for name, text in said.items() if name in known}
    return replace(heard, **own) if own else heard


def meant(content: Value, kind: Value) -> Value:
    """Return the value of this kind that JSON in a remark says."""
    try:
        return structured(content, kind)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise XmlError(_("A remark of Muniment's in the file is damaged.")) from error


@cache
def _hints(kind: Value) -> dict[str, Value]:
    return get_type_hints(kind)


def _remark_of(element: Element) -> Element | None:
    first = element[0] if len(element) else None
    pi: object = getattr(first, "target", "")
    return first if pi == TARGET and not (element.text or "").strip() else None
