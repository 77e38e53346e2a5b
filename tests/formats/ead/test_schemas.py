import subprocess
import sys

import pytest
from lxml import etree

from muniment import paths
from muniment.formats import ead
from muniment.formats.ead import schemas
from muniment.formats.ead.vocabulary import vocabulary
from tests import official
from tests.formats.ead import corpus
from tests.shared import needs_shared

NAMES = {version.namespace: version for version in ead.Version}


def test_the_schemas_on_disk_are_those_of_the_vocabulary():
    for name, text in schemas.files():
        assert paths.schema(name).read_text(encoding="utf-8") == text, (
            "Run python -m muniment.formats.ead.schemas"
        )


def test_the_command_writes_the_schemas(tmp_path):
    schemas.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "ead2002-dtd.xsd",
        "ead2002.xsd",
        "ead3.xsd",
        "xlink.xsd",
    ]
    assert (
        subprocess.run(
            [sys.executable, "-W", "error", "-c", "import muniment.formats.ead.schemas"]
        ).returncode
        == 0
    )


@pytest.mark.parametrize("version", ead.Version)
def test_every_element_that_may_stand_somewhere_is_in_the_vocabulary(version):
    table = vocabulary()
    named = {name for element in table.of(version) for name in element.forms[version].content.names}
    assert named - {element.name for element in table.of(version)} - {"any"} == set()


def test_every_element_has_a_label_and_a_sentence_of_help():
    for element in vocabulary().elements.values():
        assert element.label, element.name
        assert element.help.endswith("."), element.name


def verdict(schema, tree):
    valid = schema.validate(tree)
    return valid, sorted({error.line for error in schema.error_log})


@needs_shared
def test_our_schemas_and_the_official_ones_agree_on_every_real_finding_aid():
    differing, valid = [], 0
    for row in corpus.rows():
        tree = corpus.tree(row)
        version = NAMES.get(etree.QName(tree.getroot()).namespace)
        if version is not None:
            ours = etree.XMLSchema(etree.parse(str(paths.schema(version.schema))))
            official_verdict = verdict(official.schema(version.value), tree)
            valid += official_verdict[0]
            if verdict(ours, tree) != official_verdict:
                differing.append(row.path)
    assert differing == []
    assert valid > 100
