"""Imported once, by the process of which those of the pool are copies: all that a document needs is in memory then."""

from docassemble.rightsforms import press
from docassemble.rightsforms.server.machine import heap

press.warm()
heap.settle()
