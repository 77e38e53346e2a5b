"""The rules of mending, in the order in which they are asked."""

from collections.abc import Mapping
from types import MappingProxyType

from muniment.formats.ead.mending import attributes, contents, headers, identifiers, places, values
from muniment.formats.ead.mending.mends import Rule
from muniment.i18n import _

RULES: tuple[Rule, ...] = (
    Rule("element-name", _("Elements called otherwise than the standard calls them"), places.named),
    Rule("attribute-name", _("Attributes called otherwise than the standard calls them"), attributes.named),
    Rule("attribute-place", _("Attributes that belong on the element inside"), attributes.put_inside),
    Rule("date", _("Dates for computers in a form that the standard does not take"), values.dates),
    Rule("value", _("Values spelt otherwise than in the list of the standard"), values.listed),
    Rule("address", _("Addresses with signs that no address has"), values.addresses),
    Rule("code", _("Codes and words that are empty or have spaces in them"), values.words),
    Rule("local-attribute", _("Attributes of one's own"), attributes.local_ones),
    Rule("id-form", _("Ids that do not begin with a letter"), identifiers.well_formed),
    Rule("id-twice", _("Ids that stand twice"), identifiers.single),
    Rule("level", _("Missing levels"), values.level),
    Rule("required", _("Missing attributes"), values.required),
    Rule("wrapper", _("Words that lack the element around them"), contents.wrapped),
    Rule("place", _("Elements in a place where the standard does not have them"), places.moved),
    Rule("empty", _("Empty elements that the standard wants something in"), contents.emptied),
    Rule("missing", _("Missing parts"), headers.completed),
    Rule("order", _("Elements in the wrong order"), contents.in_order),
)
"""Each is asked about every element; a later one sees what the earlier ones have changed."""

LABELS: Mapping[str, str] = MappingProxyType({rule.id: rule.label for rule in RULES})
"""What each rule is called."""
