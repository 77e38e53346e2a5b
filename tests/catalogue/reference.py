"""Search as slowly and as plainly as it can be said, to hold the index against."""

from muniment.catalogue.questions import understand
from muniment.catalogue.words import index_row


def searched(units, text):
    """Return the ids of the units that the words typed are to find."""
    question = understand(text)
    return {unit.id for unit in units if question and _found(index_row(unit), question)}


def _found(row, question):
    columns = [column.split() for name, column in row.items() if name != "mark"]
    parts = all(any(_stands(columns, phrase) for phrase in part) for part in question.parts)
    tokens = question.tokens and all(_stands(columns, phrase) for phrase in question.tokens)
    shelved = not question.in_quotes and _shelved(_cleaned(row["keys"].split()), question)
    return parts or tokens or shelved or bool(question.as_part and question.as_part in row["mark"])


def _shelved(keys, question):
    typed = [word for part in question.parts for word in part[0].singly]
    return all(_in(keys, word) for word in typed)


def _stands(columns, phrase):
    return any(_in(_cleaned(column), phrase) for column in columns)


def _cleaned(column):
    text = "".join(character if character.isalnum() else " " for character in " ".join(column))
    return text.split()


def _in(words, phrase):
    length = len(phrase.words)
    runs = (words[start : start + length] for start in range(len(words) - length + 1))
    return any(_same(run, phrase) for run in runs)


def _same(run, phrase):
    *first, last = run
    if tuple(first) != phrase.words[:-1]:
        return False
    return last.startswith(phrase.words[-1]) if phrase.begins else last == phrase.words[-1]
