"""Makes the two usual faces from the collections of Noto CJK.

    pip install fonttools
    python3 make.py FOLDER

FOLDER holds NotoSansCJK-Bold.ttc and NotoSerifCJK-Regular.ttc. What a poster never needs is left out: Hangul
syllables, forms for vertical lines, hints. Subroutines are written out, so that the characters of one poster can be
taken without them. The same collections give the same bytes.
"""

import subprocess
import sys
from pathlib import Path

from fontTools import subset

HERE = Path(__file__).resolve().parent
FACES = {"NotoSansCJK-Bold.ttc": "NotoSansCJKsc-Bold.otf", "NotoSerifCJK-Regular.ttc": "NotoSerifCJKsc-Regular.otf"}
# Simplified Chinese forms: the third face of each collection.
SC = 2
HANGUL = range(0xAC00, 0xD7A4)
DROPPED = ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
# Copyright, family, style, full name, version, PostScript name, licence.
NAMES = [0, 1, 2, 4, 5, 6, 13, 14]
ENGLISH = 0x409


def main():
    for collection, face in FACES.items():
        make(Path(sys.argv[1]) / collection, HERE / face)


def make(collection, face):
    options = subset.Options(
        font_number=SC, hinting=False, desubroutinize=True, layout_features=[], glyph_names=False,
        notdef_outline=True, name_IDs=NAMES, name_languages=[ENGLISH],
    )  # fmt: skip
    options.drop_tables += DROPPED
    font = subset.load_font(collection, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if code not in HANGUL])
    subsetter.subset(font)
    subset.save_font(font, face, options)
    subprocess.run(["zstd", "--ultra", "-22", "--long=25", "-qf", "--rm", face], check=True)


if __name__ == "__main__":
    main()
