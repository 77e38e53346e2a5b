"""Where a file is made safe to parse; see `muniment.formats.xml.sources`."""

from muniment.formats.xml.sources import prepare as prepare
