"""Which document each reference means: held, wanted, ambiguous, or not to be told. The year is never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from directive_archive.citations import State, find_references
from directive_archive.citations.cited_issuer import cited_issuer
from directive_archive.citations.resolve import mentions_in
from tests.citations.samples import BACH_QUANG, CAM_PHA, CITING, HA_NAM, LANG_SON, TTG, directive, one, resolve

DIEN_BIEN = {"issuer": "Tỉnh ủy Điện Biên", "place": "Điện Biên"}
MARCH_4 = date(2021, 3, 4)


class TestStates:
    def test_resolved_by_issuer_number_symbol_and_date(self) -> None:
        held = directive("12-CV/TU", MARCH_4, DIEN_BIEN)
        other = directive("12-CV/TU", MARCH_4)
        found = one("Công văn số 12-CV/TU ngày 04/3/2021 của Tỉnh ủy Điện Biên", held, other)
        assert (found.state, found.target, found.candidates) == (State.RESOLVED, held.id, ())

    def test_spelling_of_the_number_makes_no_difference(self) -> None:
        held = directive("05-CV/TU", MARCH_4)
        assert one("Công văn số 5 – CV/TU ngày 4.3.2021 của Tỉnh ủy Hà Nam", held).target == held.id

    def test_wanted_if_identified_and_not_held(self) -> None:
        found = one("Công văn số 12-CV/TU ngày 04/3/2021 của Tỉnh ủy Điện Biên", directive("12-CV/TU", MARCH_4))
        assert found.state is State.WANTED
        assert found.target == "dien-bien/tinh-uy-dien-bien/2021-03-04-12-cv-tu"
        assert found.heading == "Công văn 12-CV/TU"

    def test_another_date_is_another_document(self) -> None:
        held = directive("12-CV/TU", MARCH_4, DIEN_BIEN)
        assert one("Công văn số 12-CV/TU ngày 05/3/2021 của Tỉnh ủy Điện Biên", held).state is State.WANTED

    def test_unidentified_if_the_issuer_is_not_told(self) -> None:
        found = one("Công văn số 12-CV/TU", directive("12-CV/TU", MARCH_4))
        assert (found.state, found.target, found.candidates, found.issuer) == (State.UNIDENTIFIED, "", (), None)

    def test_number_and_date_without_an_issuer_are_enough_for_what_is_held(self) -> None:
        held = directive("12-CV/TU", MARCH_4)
        assert one("Công văn số 12-CV/TU ngày 04/3/2021", held).target == held.id

    def test_ambiguous_names_every_candidate(self) -> None:
        held = [directive("12-CV/TU", MARCH_4), directive("12-CV/TU", MARCH_4, DIEN_BIEN)]
        found = one("Công văn số 12-CV/TU ngày 04/3/2021", *held)
        assert (found.state, found.target) == (State.AMBIGUOUS, "")
        assert found.candidates == tuple(sorted(each.id for each in held))


class TestWithoutDate:
    TEXT = "Chỉ thị số 15/CT-TTg của Thủ tướng Chính phủ"

    def test_the_only_candidate(self) -> None:
        held = directive("15/CT-TTg", date(2020, 3, 27), TTG)
        assert one(self.TEXT, held).target == held.id

    def test_not_a_later_one(self) -> None:
        """A directive of June 2021 cannot mean one of August; the year is not guessed either."""
        found = one(self.TEXT, directive("15/CT-TTg", date(2021, 8, 5), TTG))
        assert found.state is State.WANTED
        assert found.target == "trung-uong/thu-tuong-chinh-phu/khong-ro-ngay-15-ct-ttg"
        assert found.issued is None

    def test_the_same_day_is_fine(self) -> None:
        held = directive("15/CT-TTg", CITING.issued, TTG)
        assert one(self.TEXT, held).target == held.id

    def test_two_candidates_are_ambiguous(self) -> None:
        held = [directive("15/CT-TTg", date(year, 3, 27), TTG) for year in (2019, 2020)]
        found = one(self.TEXT, *held)
        assert (found.state, found.candidates) == (State.AMBIGUOUS, tuple(sorted(each.id for each in held)))

    def test_undated_citing_directive_links_nothing(self) -> None:
        citing = directive("900-CV/TU", None)
        assert one(self.TEXT, directive("15/CT-TTg", date(2020, 3, 27), TTG), citing=citing).state is State.WANTED


@pytest.mark.parametrize(
    ("organ", "phrase", "issuer"),
    [
        (HA_NAM, "Tỉnh ủy", "Tỉnh ủy Hà Nam"),
        (HA_NAM, "Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Hà Nam"),
        (HA_NAM, "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Hà Nam"),
        (HA_NAM, "UBND tỉnh", "Ủy ban nhân dân tỉnh Hà Nam"),
        (HA_NAM, "Tỉnh ủy Điện Biên", "Tỉnh ủy Điện Biên"),
        (HA_NAM, "Bộ Chính trị", "Bộ Chính trị"),
        (CAM_PHA, "Tỉnh ủy", "Tỉnh ủy Quảng Ninh"),
        (CAM_PHA, "Thường trực Tỉnh ủy, Ban Chỉ đạo cấp Tỉnh", "Tỉnh ủy Quảng Ninh"),
        (CAM_PHA, "Thành ủy", "Thành ủy Cẩm Phả"),
        (BACH_QUANG, "Ban Thường vụ Thành ủy", "Thành ủy Sông Công"),
        (BACH_QUANG, "Thành ủy Sông Công", "Thành ủy Sông Công"),
        (BACH_QUANG, "Tỉnh ủy", "Tỉnh ủy Thái Nguyên"),
        (LANG_SON, "Bộ trưởng Bộ Y tế", "Bộ Y tế"),
        (LANG_SON, "Thống đốc Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước Việt Nam"),
        (LANG_SON, "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ"),
        (LANG_SON, "Bộ Tài chính và Bộ Công an", "Bộ Tài chính"),
        (LANG_SON, "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch"),
        (LANG_SON, "Thành ủy", None),
        (TTG, "Tỉnh ủy", None),
        (HA_NAM, "Đoàn kiểm tra", None),
    ],
)
def test_issuer_is_read_from_where_the_citing_directive_stands(
    organ: dict[str, str], phrase: str, issuer: str | None
) -> None:
    citing = directive("900-CV/TU", date(2021, 6, 7), organ)
    found = one(f"Công văn số 12/XYZ-AB ngày 04/3/2021 của {phrase}.", citing=citing)
    assert (found.issuer.name if found.issuer else None) == issuer
    assert found.state is (State.WANTED if issuer else State.UNIDENTIFIED)


@pytest.mark.parametrize(
    ("reference", "issuer"),
    [
        ("Nghị định số 30/2020/NĐ-CP", "Chính phủ"),
        ("Chỉ thị số 15/CT-TTg", "Thủ tướng Chính phủ"),
        ("Nghị quyết số 202/2025/QH15", "Quốc hội"),
        ("Công văn số 11352/BTC-TCHQ", "Bộ Tài chính"),
        ("Thông tư liên tịch số 03/2018/TTLT-BCA-BQP", "Bộ Công an"),
        ("Công văn số 9816-CV/BTGTW", "Ban Tuyên giáo Trung ương"),
        ("Kết luận số 12-KL/TW", None),
        ("Công văn số 12-CV/TU", None),
        ("Quyết định số 12/QĐ-UBND", None),
    ],
)
def test_symbol_tells_a_central_issuer_only(reference: str, issuer: str | None) -> None:
    found = cited_issuer(find_references(reference)[0], CITING)
    assert (found.name if found else None) == issuer


class TestSecondMentions:
    def test_are_merged_with_the_full_one(self) -> None:
        found = one(
            "Thực hiện Thông báo số 201-TB/TU ngày 14/5/2021 của Tỉnh ủy về tuần cao điểm.\n\n"
            "1. Nhất là Thông báo số 201-TB/TU của Tỉnh ủy.\n\n2. Theo Thông báo 201-TB/TU."
        )
        assert [each.block for each in found.mentions] == [0, 1, 2]
        assert (found.issued, found.relation) == (date(2021, 5, 14), "implements")
        assert found.issuer is not None
        assert found.issuer.name == "Tỉnh ủy Hà Nam"

    def test_the_full_one_may_come_last(self) -> None:
        found = one("Thông báo 201-TB/TU.\n\nThông báo số 201-TB/TU ngày 14/5/2021 của Tỉnh ủy.")
        assert (found.issued, len(found.mentions)) == (date(2021, 5, 14), 2)

    def test_two_dates_in_one_year_are_one_document_and_a_slip(self) -> None:
        found = one("Công văn số 12-CV/TU ngày 04/3/2021 và Công văn số 12-CV/TU ngày 05/3/2021 của Tỉnh ủy.")
        assert (found.issued, found.doubts) == (MARCH_4, ("reference-dates",))

    def test_two_years_of_one_number_are_two_documents(self) -> None:
        found = resolve("Công văn số 12-CV/TU ngày 04/3/2021 và Công văn số 12-CV/TU ngày 05/3/2017 của Tỉnh ủy.")
        assert [each.issued for each in found] == [MARCH_4, date(2017, 3, 5)]

    def test_a_number_with_its_year_is_one_document_whatever_the_dates(self) -> None:
        found = one("Thông tư số 28/2011/TT-BTC ngày 28/2/2011. Thông tư số 28/2011/TT-BTC ngày 28/2/2012.")
        assert (found.issued, found.doubts) == (date(2011, 2, 28), ("reference-dates",))

    def test_two_issuers_of_one_number_are_kept_apart(self) -> None:
        found = resolve("Công văn số 12-CV/TU của Tỉnh ủy Hà Nam, Công văn số 12-CV/TU của Tỉnh ủy Điện Biên.")
        assert [each.issuer.name for each in found if each.issuer] == ["Tỉnh ủy Hà Nam", "Tỉnh ủy Điện Biên"]

    def test_an_undated_one_belongs_to_the_document_named_last(self) -> None:
        found = resolve(
            "Công văn số 12-CV/TU ngày 04/3/2021 của Tỉnh ủy.\n\nCông văn số 12-CV/TU ngày 05/3/2017 của Tỉnh ủy.\n\n"
            "Công văn số 12-CV/TU."
        )
        assert [[each.block for each in citation.mentions] for citation in found] == [[0], [1, 2]]

    def test_order_is_that_of_first_mention(self) -> None:
        found = resolve("Chỉ thị 15/CT-TTg, Chỉ thị 16/CT-TTg. Chỉ thị số 15/CT-TTg ngày 27/3/2020 của Thủ tướng.")
        assert [each.number.number for each in found] == ["15", "16"]


class TestItself:
    def test_own_number_is_no_citation(self) -> None:
        assert resolve("(Kèm theo Công văn số 900-CV/TU ngày 07/6/2021 của Tỉnh ủy). Công văn số 900-CV/TU.") == []

    def test_this_letter_is_no_citation(self) -> None:
        assert resolve("Đôn đốc việc thực hiện Công văn này.") == []

    def test_own_number_of_another_day_is_another_document(self) -> None:
        assert one("Công văn số 900-CV/TU ngày 07/6/2016 của Tỉnh ủy").state is State.WANTED

    def test_own_number_of_another_organ_is_another_document(self) -> None:
        assert one("Công văn số 900-CV/TU của Tỉnh ủy Điện Biên").state is State.WANTED


class TestCorrections:
    TEXT = "Thực hiện Công văn số 12-CV/TU ngày 04/3/2021 của Tỉnh ủy Điện Biên và Chỉ thị số 15/CT-TTg."

    def corrected(self, **record: str) -> list[tuple[str, State, str]]:
        citing = directive("900-CV/TU", date(2021, 6, 7), references=(record,))
        held = directive("77-TB/TU", MARCH_4)
        return [(each.number.number, each.state, each.target) for each in resolve(self.TEXT, held, citing=citing)]

    def test_reject(self) -> None:
        assert [number for number, _, _ in self.corrected(text="Chỉ thị số 15/CT-TTg", action="reject")] == ["12"]

    def test_point_to_a_held_directive(self) -> None:
        target = directive("77-TB/TU", MARCH_4).id
        pointed = self.corrected(text="Công văn số 12-CV/TU", action="point", to=target)
        assert pointed[0] == ("12", State.RESOLVED, target)

    def test_point_to_a_wanted_one(self) -> None:
        target = "trung-uong/thu-tuong-chinh-phu/2020-03-27-15-ct-ttg"
        pointed = self.corrected(text="Chỉ thị số 15/CT-TTg", action="point", to=target)
        assert pointed[1] == ("15", State.WANTED, target)

    def test_quote_may_differ_in_spaces(self) -> None:
        assert len(self.corrected(text="Chỉ thị  số\n15/CT-TTg", action="reject")) == 1

    def test_accept_changes_nothing(self) -> None:
        assert [number for number, _, _ in self.corrected(text="Chỉ thị số 15/CT-TTg", action="accept")] == ["12", "15"]

    def test_empty_record_changes_nothing(self) -> None:
        assert len(self.corrected(text="", action="reject")) == 2


def test_alias_of_a_held_directive_is_followed() -> None:
    held = directive("77-TB/TU", MARCH_4, aliases=("ha-nam/tinh-uy-ha-nam/2021-04-03-77-tb-tu",))
    record = {"text": "Công văn số 12-CV/TU", "action": "point", "to": "ha-nam/tinh-uy-ha-nam/2021-04-03-77-tb-tu"}
    citing = directive("900-CV/TU", date(2021, 6, 7), references=(record,))
    found = one("Công văn số 12-CV/TU.", held, citing=citing)
    assert (found.state, found.target) == (State.RESOLVED, held.id)


def test_title_is_read_too() -> None:
    citing = directive("900-CV/TU", date(2021, 6, 7), title="V/v thực hiện Thông báo 201-TB/TU của Tỉnh ủy")
    found = one("Thông báo số 201-TB/TU ngày 14/5/2021 của Tỉnh ủy.", citing=citing)
    assert [each.block for each in found.mentions] == [-1, 0]
    assert found.mentions[0].anchor == ""


def test_mention_tells_its_place_and_its_surroundings() -> None:
    body = "Mở đầu.\n\n1. Thực hiện **Công văn** số 12-CV/TU của Tỉnh ủy; báo cáo kết quả."
    ((reference, mention),) = mentions_in(CITING, body)
    assert (mention.block, mention.anchor) == (1, "muc-1")
    assert "1. Thực hiện Công văn số 12-CV/TU của Tỉnh ủy; báo cáo"[mention.start : mention.end] == reference.text
    assert mention.context[0].endswith("Thực hiện ")
    assert mention.context[1].startswith("; báo cáo")


def test_marks_inside_a_reference_do_not_hide_it() -> None:
    assert one("Theo *Công văn số* **12-CV/TU** ngày 04/3/2021 của Tỉnh ủy").issued == MARCH_4


@pytest.mark.parametrize(
    ("organ", "state"),
    [
        ("Huyện ủy Giồng Trôm", State.WANTED),
        ("Huyện ủy Châu Thành", State.UNIDENTIFIED),  # ten districts, none of them in the citing province
    ],
)
def test_an_organ_of_which_there_are_several_is_charged_with_nothing(organ: str, state: State) -> None:
    found = one(f"Thực hiện Công văn số 12-CV/HU ngày 3/5/2021 của {organ} về việc chung.")
    assert (found.state, bool(found.target)) == (state, state is State.WANTED)
