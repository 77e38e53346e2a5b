"""A finding aid as a web page for readers: one file that needs nothing else, on screen and on paper."""

from muniment.formats.web_page.pages import Page

__all__ = ["Page"]
