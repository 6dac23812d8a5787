"""A text out of files: what comes of a DOCX and a PDF, and what means harm."""

import io
import zipfile

import pytest

from data.coder.articles import NoText
from data.readings.files import article_in
from data.readings.pdf import paragraphs

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARTS = (
    "<w:p><w:r><w:t>Spain threatened </w:t></w:r><w:r><w:t>Argentina.</w:t></w:r></w:p>"
    "<w:p><w:del><w:r><w:delText>never said</w:delText></w:r></w:del>"
    "<w:r><w:t>Brazil</w:t><w:tab/><w:t>wept.</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
)


def docx(body=PARTS, before="", name="word/document.xml"):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            name, f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
    return packed.getvalue()


def pdf(lines):
    """Return a PDF with lines of text, a page each time that one is empty."""
    content = b"BT /F1 12 Tf 72 720 Td 14 TL " + b"".join(
        b"(" + line.encode("latin-1") + b") Tj T* " for line in lines
    )
    content += b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj%s\nendobj\n" % (number, one)
    start = len(written)
    written += b"xref\n0 6\n0000000000 65535 f \n"
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def read(tmp_path, content, name="text.bin"):
    (tmp_path / name).write_bytes(content)
    return article_in(tmp_path / name).text


def test_a_docx_gives_its_paragraphs_without_what_was_deleted(tmp_path):
    assert read(tmp_path, docx()) == "Spain threatened Argentina.\n\nBrazil wept."


def test_a_pdf_gives_its_text(tmp_path):
    text = read(tmp_path, pdf(["Spain threatened Argentina with sanctions and said that trade", "ended.", "Brazil wept."]))  # fmt: skip  # noqa: E501
    assert "Spain threatened Argentina" in text
    assert "Brazil wept." in text


def test_lines_are_paragraphs_again():
    lines = ["Spain threatened Argen-", "tina with sanctions.", "", "12", "Brazil wept."]
    assert [*paragraphs(lines)] == ["Spain threatened Argentina with sanctions.", "Brazil wept."]


LAUGHS = "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (docx(name="xl/workbook.xml"), "other"),
        (docx(before=LAUGHS), "other"),
        (docx(body="<w:p>"), "other"),
        (docx()[:-40], "other"),
        (docx(body=""), "empty"),
        (docx(body="<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_900_000), "large"),
        (pdf([]), "scan"),
        (b"%PDF-1.7\nnothing", "other"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "other"),
        (b" \n", "empty"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(tmp_path, content, what):
    with pytest.raises(NoText) as refused:
        read(tmp_path, content)
    assert refused.value.what == what
    assert "text.bin" in str(refused.value)
