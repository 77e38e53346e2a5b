"""Namespaces that several standards use."""

XML = "http://www.w3.org/XML/1998/namespace"
"""The namespace of attributes that XML itself has."""

XLINK = "http://www.w3.org/1999/xlink"
"""The namespace of links."""

XINCLUDE = "http://www.w3.org/2001/XInclude"
"""The namespace of elements that want another file included."""

XML_SCHEMA = "http://www.w3.org/2001/XMLSchema"
"""The namespace of W3C schemas."""

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
"""The namespace of RELAX NG."""

SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
"""The namespace of ISO Schematron."""
