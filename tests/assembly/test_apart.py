"""What must not run into one another: two controls of one number, two PDFs of one name, two layouts at one time."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier, BrokenBarrierError

import pikepdf
from lxml import etree

from docassemble.rightsforms.assembly.docx.controls import Controls, control_id
from docassemble.rightsforms.assembly.pdf import library, write_pdf
from tests.support.sample import answering, sample

#: Two answers whose digests agree in all the bits that Word takes.
ALIKE = ("hechos.h95868.texto", "hechos.h44853.texto")


class DescribeTwoAnswersOfOneDigest:
    def it_gives_each_a_number_of_its_own(self):
        assert len({control_id(path, 0) for path in ALIKE}) == 1, "choose two others: these no longer agree"
        body, controls = etree.Element("body"), Controls()
        for path in ALIKE:
            controls.add(body, path)
        numbers = [one.values()[0] for one in body.iter("{*}id")]
        assert len(set(numbers)) == len(numbers) == 2
        assert numbers[0] == str(control_id(ALIKE[0], 0))


def identifier(content: bytes) -> str:
    with pikepdf.open(BytesIO(content)) as opened:
        return bytes(opened.trailer.ID[0]).hex()


class DescribeTheIdentifierOfAPdf:
    def it_is_that_of_its_content(self):
        assert identifier(write_pdf(answering("uno"))) != identifier(write_pdf(answering("dos")))
        assert identifier(write_pdf(sample())) == identifier(write_pdf(dataclasses.replace(sample())))


class DescribeTwoPdfsAtOnce:
    def it_lays_out_one_after_the_other(self, monkeypatch):
        """Pango and fontconfig keep state per process. Each layout waits, inside, for the other, who may not come."""
        meeting = Barrier(2, timeout=0.5)
        monkeypatch.setattr(library, "load", meeting.wait)
        with ThreadPoolExecutor(2) as both:
            ended = [both.submit(write_pdf, sample()) for _ in range(2)]
        assert [type(one.exception()) for one in ended] == [BrokenBarrierError] * 2
