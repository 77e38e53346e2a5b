"""Levels of description (ISAD(G) 3.1.4, EAD `@level`) and the kinds a unit's parts come in."""

from enum import StrEnum


class Level(StrEnum):
    """The level of description, by its name in EAD; OTHER says its own name in `Unit.level_name`."""

    COLLECTION = "collection"
    FONDS = "fonds"
    SUBFONDS = "subfonds"
    CLASS = "class"
    RECORD_GROUP = "recordgrp"
    SUBGROUP = "subgrp"
    SERIES = "series"
    SUBSERIES = "subseries"
    FILE = "file"
    ITEM = "item"
    OTHER = "otherlevel"


CONTEXT = "context"
"""The name of the level (`Unit.level_name`) of a record that explains others, such as an article."""


class Status(StrEnum):
    """How far the description of a unit has come."""

    STUB = "stub"
    """Made from a citation to hold what lies below it; nothing more is known."""
    DRAFT = "draft"
    REVISED = "revised"
    FINAL = "final"


class Audience(StrEnum):
    """Who may read it (EAD `@audience`)."""

    EXTERNAL = "external"
    INTERNAL = "internal"


class ShelfmarkKind(StrEnum):
    """What a shelfmark is to the unit."""

    CURRENT = "current"
    FORMER = "former"
    COPY = "copy"
    ALTERNATIVE = "alternative"


class TitleKind(StrEnum):
    """Where a title comes from."""

    GIVEN = "given"
    """Found on the document (formal title, ISAD(G) 3.1.2)."""
    SUPPLIED = "supplied"
    TRANSLATED = "translated"
    TRANSLITERATED = "transliterated"


class AgentKind(StrEnum):
    """What an agent is."""

    PERSON = "person"
    BODY = "body"
    FAMILY = "family"
    NAME = "name"
    """A name of which nobody has said what it names."""


class NoteKind(StrEnum):
    """What a note is about; the labels and ISAD(G) numbers are in `vocabularies/notes.toml`."""

    ABSTRACT = "abstract"
    SCOPE = "scope"
    HISTORY = "history"
    CUSTODY = "custody"
    ACQUISITION = "acquisition"
    APPRAISAL = "appraisal"
    ACCRUALS = "accruals"
    ARRANGEMENT = "arrangement"
    ACCESS = "access"
    USE = "use"
    PHYSICAL = "physical"
    FINDING_AIDS = "finding-aids"
    ORIGINALS = "originals"
    COPIES = "copies"
    RELATED = "related"
    SEPARATED = "separated"
    PUBLICATION = "publication"
    GENERAL = "general"
    PROCESSING = "processing"
    CITATION = "citation"
    LOCATION = "location"
    MATERIAL = "material"
    FILE_PLAN = "file-plan"
    LEGAL_STATUS = "legal-status"
    TRANSLATION = "translation"
    CONTENTS = "contents"


class CustodyKind(StrEnum):
    """What happened to a unit on its way (ISAD(G) 3.2.3, 3.2.4)."""

    CREATED = "created"
    TRANSFERRED = "transferred"
    OBTAINED = "obtained"
    CONTRIBUTED = "contributed"
    DONATED = "donated"
    COPIED = "copied"
    TRANSLATED = "translated"
    DIGITISED = "digitised"
    PUBLISHED = "published"


class TextKind(StrEnum):
    """What a version of the text is."""

    ORIGINAL = "original"
    TRANSCRIPTION = "transcription"
    TRANSLATION = "translation"
    SUMMARY = "summary"


class SubjectKind(StrEnum):
    """What an access point names."""

    SUBJECT = "subject"
    PLACE = "place"
    GENRE = "genre"
    FUNCTION = "function"
    OCCUPATION = "occupation"
    TITLE = "title"
