"""The two systems that issue official documents, and the levels of their organs."""

from __future__ import annotations

from enum import StrEnum


class System(StrEnum):
    """Which rules a document follows: those of the Party (399-QĐ/TW) or of the State (30/2020/NĐ-CP)."""

    PARTY = "party"
    STATE = "state"
    FRONT = "front"
    """Fatherland Front: numbers look like neither system's (``90/TBMTTQ-BTT``)."""
    MASS = "mass"
    """Mass organisations such as the Youth Union (``367-QĐ/TWĐTN-VP``)."""

    @property
    def label(self) -> str:
        """Vietnamese name."""
        return {"party": "Đảng", "state": "Nhà nước", "front": "Mặt trận Tổ quốc", "mass": "Đoàn thể"}[self.value]


class Level(StrEnum):
    """Level of an organ. Districts existed until 30 June 2025."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    UNIT = "unit"
    """Inside one body: a cell, a school's or an enterprise's committee."""

    @property
    def label(self) -> str:
        """Vietnamese name."""
        return {
            "central": "Trung ương",
            "province": "Cấp tỉnh",
            "district": "Cấp huyện",
            "commune": "Cấp xã",
            "unit": "Cơ sở",
        }[self.value]
