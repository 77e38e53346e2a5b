"""Changes that many units go through alike: what is done to the words of a column, without a catalogue."""

from muniment.description.bulk.clustering import METHODS, Cluster, clusters
from muniment.description.bulk.operations import (
    BulkError,
    Operation,
    add,
    merge,
    remove,
    replace_words,
    set_to,
)
from muniment.description.bulk.transforming import TRANSFORMS, transform

__all__ = [
    "METHODS",
    "TRANSFORMS",
    "BulkError",
    "Cluster",
    "Operation",
    "add",
    "clusters",
    "merge",
    "remove",
    "replace_words",
    "set_to",
    "transform",
]
