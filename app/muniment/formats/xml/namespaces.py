"""Namespaces that several standards use."""

XML = "http://www.w3.org/XML/1998/namespace"
"""The namespace of attributes that XML itself has."""

XLINK = "http://www.w3.org/1999/xlink"
"""The namespace of links."""

XINCLUDE = "http://www.w3.org/2001/XInclude"
"""The namespace of elements that want another file included."""
