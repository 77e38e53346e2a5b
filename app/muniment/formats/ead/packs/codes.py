"""The codes that versions of EAD are closed to: languages, scripts, countries, agencies."""

import re
import tomllib
from functools import cache

from muniment.paths import resource

AGENCY = r"([a-zA-Z]{1}|[a-zA-Z]{3,4})"
"""The prefix of an agency's code (ISIL, ISO 15511) where it is not a country."""

_REST = r"-[a-zA-Z0-9:/\-]{1,11}"


@cache
def codes(version: str, name: str) -> frozenset[str]:
    """Return the codes of a list as the version knew them: `ead3`, `iso639-2b`."""
    lists = tomllib.loads(resource("packs", "codes.toml").read_text(encoding="utf-8"))
    return frozenset(lists[version][name].split())


def is_agency(code: str, countries: frozenset[str]) -> bool:
    """Return whether the code is like an ISIL: one of the countries or another prefix, a hyphen, a mark."""
    prefix, _, _ = code.partition("-")
    known = prefix in countries or re.fullmatch(AGENCY, prefix) is not None
    return known and re.fullmatch(_REST, code[len(prefix) :]) is not None
