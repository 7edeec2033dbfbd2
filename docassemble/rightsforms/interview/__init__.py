"""The bridge to docassemble: the only folder that imports docassemble.base.

`bridge`, `showing` and `screens` are pure and import no docassemble, so they are tested in milliseconds.
"""
