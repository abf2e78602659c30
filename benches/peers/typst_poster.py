"""typst_poster.py CASE.json OUT.pdf FONTS tagged|untagged: the notice set by Typst (PyPI: typst)."""

import os
import sys

import typst

case, out, fonts, tags = sys.argv[1:]
typst.compile(
    os.path.join(os.path.dirname(os.path.abspath(__file__)), "poster.typ"),
    output=out,
    root="/",
    font_paths=[fonts],
    ignore_system_fonts=True,
    sys_inputs={"case": os.path.abspath(case)},
    pdf_tags=tags == "tagged",
)
