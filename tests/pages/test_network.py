"""The page of the graph: what is drawn lies in the picture, and the table says the same."""

from __future__ import annotations

import re

import pytest

from directive_archive.pages.network import WIDTH, Picture
from tests.archives import ArchiveFolder, synthetic
from tests.pages.reading import Pages
from tests.sites import Build, attribute, one

PATH = "trich-dan/mang-luoi/"


def picture(archive: ArchiveFolder) -> Picture:
    found = Pages.of(archive).data(PATH)["picture"]
    assert isinstance(found, Picture)
    return found


@pytest.mark.parametrize("count", [0, 1, 6, 40, 120])
def test_everything_lies_in_the_picture(count: int, archive: ArchiveFolder) -> None:
    for fields, body in synthetic(count):
        archive.add(body, **fields)
    drawn = picture(archive)
    heights = [node.y for node in drawn.nodes]
    assert heights == sorted(set(heights))
    assert all(0 < y < drawn.height for y in heights)
    for edge in drawn.edges:
        numbers = [float(each) for each in re.findall(r"-?\d+", edge.path)]
        begin, (left_1, left_2), end = numbers[0], numbers[2:6:2], numbers[6]
        # Of a curve with these ends and handles, the outermost point lies three quarters of the way to the handles.
        assert min(begin, end) * 0.25 + min(left_1, left_2) * 0.75 >= 0
        assert max(numbers[0::2]) < WIDTH
        assert 1 <= edge.width <= 5
    assert all(len(node.label) <= 32 for node in drawn.nodes)


def test_five_directives_are_drawn_one_by_one(repository_build: Build) -> None:
    page = repository_build.page(PATH)
    svg = one(page, "svg.network")
    assert len(svg.css("circle")) == 10
    assert len(svg.css("circle.dot")) == 5
    assert len(svg.css("path.arc")) == len(page.css(".network-and-table tbody tr")) == 5
    assert one(svg, "title#network-title").text() == "Mạng lưới trích dẫn"
    links = {attribute(link, "href") for link in svg.css("a")}
    assert len(links) == 10
    for link in links:
        assert (repository_build.site / PATH / link / "index.html").resolve().is_file()
