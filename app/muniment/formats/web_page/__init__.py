"""A finding aid for readers: a web page that needs nothing else, or strips to be drawn on paper."""

from muniment.formats.web_page.aid import Aid
from muniment.formats.web_page.pages import Page
from muniment.formats.web_page.strips import Booklet, Kind, Strip

__all__ = ["Aid", "Booklet", "Kind", "Page", "Strip"]
