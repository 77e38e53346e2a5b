import subprocess
import sys

from lxml import etree

from muniment import paths
from muniment.formats import ead
from muniment.formats.ead import schemas
from tests import official
from tests.formats.ead import corpus
from tests.shared import needs_shared

NAMES = {version.namespace: version for version in ead.Version}


def test_the_command_writes_the_schemas(tmp_path):
    schemas.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "ead2002-dtd.xsd",
        "ead2002.xsd",
        "ead3-undeprecated.xsd",
        "ead3.xsd",
        "ead4.xsd",
        "xlink.xsd",
    ]
    assert (
        subprocess.run(
            [sys.executable, "-W", "error", "-c", "import muniment.formats.ead.schemas"]
        ).returncode
        == 0
    )


def verdict(schema, tree):
    valid = schema.validate(tree)
    return valid, sorted({error.line for error in schema.error_log})


@needs_shared
def test_our_schemas_and_the_official_ones_agree_on_every_real_finding_aid():
    ours = {
        version: etree.XMLSchema(etree.parse(str(paths.schema(version.schema)))) for version in ead.Version
    }
    differing, valid = [], 0
    for row in corpus.rows():
        tree = corpus.tree(row)
        version = NAMES.get(etree.QName(tree.getroot()).namespace)
        if version is not None:
            official_verdict = verdict(official.schema(version.value), tree)
            valid += official_verdict[0]
            if verdict(ours[version], tree) != official_verdict:
                differing.append(row.path)
    assert differing == []
    assert valid > 100
