"""writer_poster.py CASE.json OUT.pdf FONTS WORK: the notice set by LibreOffice Writer (soffice)."""

import html
import json
import os
import subprocess
import sys

SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
NAMES = {
    "office": "office:1.0", "style": "style:1.0", "text": "text:1.0", "table": "table:1.0",
    "fo": "xsl-fo-compatible:1.0", "svg": "svg-compatible:1.0",
}


def face(name):
    return f'style:font-name="{name}" style:font-name-asian="{name}"'


def paragraph(name, font, size, align, more=""):
    bold = ' fo:font-weight="bold" style:font-weight-asian="bold"' if font == SANS else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f'<style:paragraph-properties fo:text-align="{align}" {more}/>'
        f'<style:text-properties {face(font)} fo:font-size="{size}pt" style:font-size-asian="{size}pt"{bold}/></style:style>'
    )


def styles(widths):
    line = 'fo:line-height="9mm"'
    texts = [
        paragraph("Title", SANS, 22, "center", 'fo:margin-bottom="4mm"'),
        paragraph("Plain", SERIF, 14, "justify", line),
        paragraph("Indented", SERIF, 14, "justify", line + ' fo:text-indent="28pt"'),
        paragraph("Heading", SANS, 11, "center"),
        paragraph("Cell", SERIF, 11, "center"),
        paragraph("Signature", SERIF, 14, "end"),
        paragraph("Footer", SERIF, 10.5, "center"),
    ]
    columns = [
        f'<style:style style:name="Column{i}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        for i, width in enumerate(widths)
    ]
    return "".join(texts + columns) + (
        '<style:style style:name="List" style:family="table">'
        f'<style:table-properties style:width="{sum(widths)}mm" table:align="center"/></style:style>'
        '<style:style style:name="Box" style:family="table-cell">'
        '<style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="1mm"/></style:style>'
        '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="210mm" '
        'fo:page-height="297mm" fo:margin-left="22mm" fo:margin-right="22mm" fo:margin-top="20mm" '
        'fo:margin-bottom="10mm"/><style:footer-style/></style:page-layout>'
    )


def text(style, content):
    return f'<text:p text:style-name="{style}">{html.escape(content)}</text:p>'


def row(cells, style):
    boxes = "".join(f'<table:table-cell table:style-name="Box">{text(style, cell)}</table:table-cell>' for cell in cells)
    return f"<table:table-row>{boxes}</table:table-row>"


def document(case):
    spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}"' for key, value in NAMES.items())
    columns = "".join(f'<table:table-column table:style-name="Column{i}"/>' for i in range(len(case["widths_mm"])))
    faces = "".join(f'<style:font-face style:name="{name}" svg:font-family="\'{name}\'"/>' for name in (SERIF, SANS))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
        f'<office:meta><dc:title>{html.escape(case["title"])}</dc:title></office:meta>'
        f"<office:font-face-decls>{faces}</office:font-face-decls>"
        f'<office:automatic-styles>{styles(case["widths_mm"])}</office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:footer>'
        '<text:p text:style-name="Footer">第 <text:page-number text:select-page="current">1</text:page-number> 页 '
        "共 <text:page-count>1</text:page-count> 页</text:p></style:footer></style:master-page></office:master-styles>"
        f'<office:body><office:text>{text("Title", case["title"])}{text("Plain", case["paras"][0])}'
        + "".join(text("Indented", content) for content in case["paras"][1:])
        + f'<table:table table:style-name="List">{columns}'
        + f'<table:table-header-rows>{row(case["header"], "Heading")}</table:table-header-rows>'
        + "".join(row(cells, "Cell") for cells in case["rows"])
        + "</table:table>"
        + "".join(text("Signature", content) for content in case["sign"])
        + "</office:text></office:body></office:document>"
    )


def write(path, content):
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)


source, out, fonts, work = sys.argv[1:]
os.makedirs(work, exist_ok=True)
with open(source, encoding="utf-8") as file:
    write(os.path.join(work, "poster.fodt"), document(json.load(file)))
write(
    os.path.join(work, "fonts.conf"),
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    f"<dir>{fonts}</dir><dir>/usr/share/fonts/truetype</dir><cachedir>{work}/cache</cachedir></fontconfig>",
)
subprocess.run(
    ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "pdf",
     "--outdir", work, os.path.join(work, "poster.fodt")],
    env={**os.environ, "FONTCONFIG_FILE": os.path.join(work, "fonts.conf")},
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
)
os.replace(os.path.join(work, "poster.pdf"), out)
