"""The components a page is made of: plain values, built anew by every `build`, drawn by the shell."""

from minikit.ui.acting import Button, Chip, SearchField, Stepper, TextField
from minikit.ui.layout import Card, Column, Divider, Row, Scroll, Section, Spacer, Wrap
from minikit.ui.many import Grid, List
from minikit.ui.node import Children, Kind, Node
from minikit.ui.showing import Badge, EmptyState, Heading, Icon, Image, Price, Progress, Text

__all__ = [
    "Badge",
    "Button",
    "Card",
    "Children",
    "Chip",
    "Column",
    "Divider",
    "EmptyState",
    "Grid",
    "Heading",
    "Icon",
    "Image",
    "Kind",
    "List",
    "Node",
    "Price",
    "Progress",
    "Row",
    "Scroll",
    "SearchField",
    "Section",
    "Spacer",
    "Stepper",
    "Text",
    "TextField",
    "Wrap",
]
