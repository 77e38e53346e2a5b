"""Rights texts, which arrive broken by renderings: one statement whatever the copy."""

import re

from muniment.description.units import Rights

_UNDETERMINED = "http://rightsstatements.org/vocab/UND/1.0/"
_HIDDEN = re.compile(r"\[email[ \u00a0]protected\]", re.IGNORECASE)
_CUT_SHORT = re.compile(r"([\w.+-]{1,40}@wilsoncenter)\.?(?!\.?\w)(?:\.(?!\w))?\s*$", re.IGNORECASE)
_CONTACT = "HAPP@wilsoncenter.org"


def rights_of(text: str) -> tuple[Rights, ...]:
    """Return the statement with its address made whole, or nothing where there is no text.

    A text that leaves copyright open gets the status of rightsstatements.org for that, and no licence.
    """
    words = " ".join(text.split())
    if not words:
        return ()
    whole = _CUT_SHORT.sub(r"\1.org.", _HIDDEN.sub(_CONTACT, words))
    is_open = "may be subject to copyright" in whole.lower()
    return (Rights(text=whole, status=_UNDETERMINED if is_open else ""),)
