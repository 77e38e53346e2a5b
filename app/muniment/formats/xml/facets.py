"""What XML Schema says of values beside their type: how large, how long, how often; said to an archivist."""

import re

from muniment.i18n import _

_LENGTH = r"The value (?:'.*?' )?has a length of '(?P<count>\d+)'; this "
_LENGTH_IS = _("{where} has {count} letters.")

FACETS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), sentence, cure)
    for pattern, sentence, cure in (
        (
            r"The value '(.*?)' is less than the minimum value allowed \('(?P<limit>.*?)'\)",
            "",
            _("It must be {limit} or more."),
        ),
        (
            r"The value '(.*?)' is greater than the maximum value allowed \('(?P<limit>.*?)'\)",
            "",
            _("It must be {limit} or less."),
        ),
        (r"The value '(.*?)' must be greater than '(?P<limit>.*?)'", "", _("It must be more than {limit}.")),
        (r"The value '(.*?)' must be less than '(?P<limit>.*?)'", "", _("It must be less than {limit}.")),
        (
            r"The value '(.*?)' has more fractional digits than are allowed \('(?P<limit>\d+)'\)",
            "",
            _("Figures after the point: {limit} at most."),
        ),
        (
            r"The value '(.*?)' has more digits than are allowed \('(?P<limit>\d+)'\)",
            "",
            _("Figures: {limit} at most."),
        ),
        (
            rf"{_LENGTH}underruns the allowed minimum length of '(?P<limit>\d+)'",
            _LENGTH_IS,
            _("It must have at least {limit}."),
        ),
        (
            rf"{_LENGTH}exceeds the allowed maximum length of '(?P<limit>\d+)'",
            _LENGTH_IS,
            _("It must have at most {limit}."),
        ),
        (
            rf"{_LENGTH}differs from the allowed length of '(?P<limit>\d+)'",
            _LENGTH_IS,
            _("It must have {limit}."),
        ),
        (
            r"Duplicate key-sequence \[(?P<values>.*?)\] in (?:unique|key) identity-constraint",
            _("{where} says {values}, as another does; each must say something else."),
            _("Give one of the two another value."),
        ),
        (
            r"Not all fields of key identity-constraint '.*?' evaluate to a node",
            _("{where} lacks what it is to be told from others by."),
            _("The schema says by which attribute or element that is."),
        ),
        (
            r"No match found for key-sequence \[(?P<values>.*?)\] of keyref",
            _("{where} points to {values}, which is nowhere in the file."),
            _("Correct it, or take it out."),
        ),
    )
)
"""How the validator says it; a sentence, where it is another than that the value cannot be; and the cure."""
