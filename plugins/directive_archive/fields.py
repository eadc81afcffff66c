"""ONE table of metadata fields.

A field added here arrives on the page, in the browse pages (if it has a facet), in the exports (if it has a
column), in the linked data (if it has a property), in the schema of the front matter and in its documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_archive.diagnostics import Message
from directive_archive.language import format_date

if TYPE_CHECKING:
    from directive_archive.directive import Directive

Value = str | date | tuple[str, ...] | Mapping[str, str] | tuple[Mapping[str, str], ...] | None
"""What a field may hold; ``None`` when the document does not state it."""


class Kind(StrEnum):
    """Shape of a field's value in the front matter."""

    TEXT = "text"
    DATE = "date"
    """ISO date, ``2020-07-30``."""
    TEXTS = "texts"
    """List of texts."""
    RECORD = "record"
    """Mapping with the keys of :attr:`Field.keys`."""
    RECORDS = "records"
    """List of such mappings."""


@dataclass(frozen=True, slots=True)
class Facet:
    """How a field is browsed: a page per value under one address."""

    path: str
    """Address of its index, such as ``loai-van-ban``."""
    heading: Message
    parameter: str = ""
    """Its name in addresses of the search page, such as ``loai``; that of ``path`` if none is given."""


@dataclass(frozen=True, slots=True)
class Field:
    """One metadata field."""

    key: str
    """Key in the front matter and in data exports; English, snake case."""
    label: Message
    kind: Kind = Kind.TEXT
    help: Message = field(default_factory=lambda: Message("", ""))
    """What it holds, for those who fill it in."""
    example: str = ""
    """As YAML."""
    rule: str = ""
    """Regulation it comes from, if any."""
    required: bool = False
    keys: tuple[str, ...] = ()
    """Allowed keys of a record."""
    derive: Callable[[Directive], Value] | None = None
    """How it is worked out; such a field is never written in the front matter."""
    on_page: bool = True
    """Whether the table of facts on the directive's page shows it (the header of the document shows some already)."""
    facet: Facet | None = None
    column: bool = True
    """Whether the exports have it."""
    dublin_core: str | None = None
    schema_org: str | None = None

    @property
    def is_derived(self) -> bool:
        """Whether it is worked out from other fields."""
        return self.derive is not None

    def value(self, directive: Directive) -> Value:
        """Its value for ``directive``."""
        return self.derive(directive) if self.derive else directive.metadata.get(self.key)

    def texts(self, directive: Directive) -> tuple[str, ...]:
        """Its value as texts for reading: none, one or several."""
        return as_texts(self.value(directive))


def as_texts(value: Value) -> tuple[str, ...]:
    """Any value as texts for reading; dates as ``30/7/2020``, records as their non-empty values."""
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, date):
        return (format_date(value),)
    if isinstance(value, Mapping):
        text = ", ".join(str(part) for part in value.values() if part)
        return (text,) if text else ()
    return tuple(text for item in value for text in as_texts(item))


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The fields, in the order of page and exports."""

    fields: tuple[Field, ...]

    def __iter__(self) -> Iterator[Field]:
        """Every field."""
        return iter(self.fields)

    def __getitem__(self, key: str) -> Field:
        """The field of that key.

        Raises:
            KeyError: if there is none.
        """
        for item in self.fields:
            if item.key == key:
                return item
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        """Whether there is a field of that key."""
        return any(item.key == key for item in self.fields)

    @property
    def front_matter(self) -> tuple[Field, ...]:
        """Those that a file states, in the order in which it is written."""
        return tuple(item for item in self.fields if not item.is_derived)

    @property
    def faceted(self) -> tuple[Field, ...]:
        """Those that are browsed."""
        return tuple(item for item in self.fields if item.facet is not None)

    def with_field(self, item: Field) -> FieldTable:
        """A table with one field more.

        Raises:
            ValueError: if there is a field of that key already.
        """
        if item.key in self:
            raise ValueError(f"the field {item.key} is in the table already")
        return replace(self, fields=(*self.fields, item))


def _label(vi: str, en: str) -> Message:
    return Message(vi, en)


FIELDS = FieldTable(
    (
        Field(
            "number",
            _label("Số", "Number"),
            help=_label(
                "Số của văn bản, đúng như in, đặt trong ngoặc kép; văn bản quy phạm kèm năm (51/2025).",
                "Number as printed, in quotes; with the year in law-making acts (51/2025).",
            ),
            example='"05"',
            rule="Nghị định 30/2020/NĐ-CP, phụ lục VI: CodeNumber",
            required=True,
            on_page=False,
        ),
        Field(
            "symbol",
            _label("Ký hiệu", "Symbol"),
            help=_label("Phần chữ sau số.", "The letters after the number."),
            example='"CV/TU"',
            rule="Nghị định 30/2020/NĐ-CP, phụ lục VI: CodeNotation; Hướng dẫn 36-HD/VPTW",
            required=True,
            on_page=False,
        ),
        Field(
            "number_text",
            _label("Số, ký hiệu", "Document number"),
            derive=lambda directive: str(directive.number),
            dublin_core="dcterms:identifier",
            schema_org="identifier",
        ),
        Field(
            "type",
            _label("Loại văn bản", "Type"),
            help=_label(
                "Tên loại theo dòng tên loại; công văn không có dòng này. QĐ có thể là Quyết định hoặc Quy định.",
                "Type as the type line says; a công văn has none. QĐ may be Quyết định or Quy định.",
            ),
            example='"Công văn"',
            rule="Nghị định 30/2020/NĐ-CP, điều 7; Quy định 399-QĐ/TW",
            required=True,
            facet=Facet("loai-van-ban", _label("Loại văn bản", "Document types"), "loai"),
            dublin_core="dcterms:type",
            schema_org="genre",
        ),
        Field(
            "title",
            _label("Trích yếu", "Subject"),
            help=_label("Trích yếu nội dung, đúng như in.", "The subject as printed."),
            example='"V/v phòng, chống dịch bệnh Covid-19"',
            rule="Nghị định 30/2020/NĐ-CP, phụ lục VI: Subject",
            required=True,
            on_page=False,
            dublin_core="dcterms:title",
            schema_org="name",
        ),
        Field(
            "issued",
            _label("Ngày ban hành", "Date of issue"),
            Kind.DATE,
            help=_label("Ngày ghi ở dòng địa danh, dạng năm-tháng-ngày.", "Date of the place line, year-month-day."),
            example="2020-07-30",
            rule="Nghị định 30/2020/NĐ-CP, phụ lục VI: IssuedDate",
            required=True,
            dublin_core="dcterms:issued",
            schema_org="datePublished",
        ),
        Field(
            "place",
            _label("Địa danh", "Place"),
            help=_label("Địa danh trước ngày ban hành, đúng như in.", "Place before the date, as printed."),
            example='"TP. Bắc Kạn"',
            rule="Nghị định 30/2020/NĐ-CP, phụ lục I",
            schema_org="locationCreated",
        ),
        Field(
            "issuer",
            _label("Cơ quan ban hành", "Issuer"),
            help=_label("Cơ quan ban hành, viết như trong câu.", "The issuing organ, as written in a sentence."),
            example='"Thành ủy Bắc Kạn"',
            rule="Nghị định 30/2020/NĐ-CP, phụ lục VI: OrganName",
            required=True,
            dublin_core="dcterms:creator",
            schema_org="author",
        ),
        Field(
            "issuer_parent",
            _label("Cơ quan chủ quản", "Parent organ"),
            help=_label("Cơ quan, tổ chức cấp trên in ở dòng đầu.", "The organ above, printed in the first line."),
            example='"Đảng bộ tỉnh Bắc Kạn"',
            rule="Nghị định 30/2020/NĐ-CP, phụ lục I",
        ),
        Field(
            "level",
            _label("Cấp ban hành", "Level"),
            derive=lambda directive: directive.issuer.level.label if directive.issuer.level else None,
            facet=Facet("cap-ban-hanh", _label("Cấp ban hành", "Levels"), "cap"),
        ),
        Field(
            "system",
            _label("Hệ thống", "System"),
            derive=lambda directive: directive.issuer.system.label,
            facet=Facet("he-thong", _label("Hệ thống ban hành", "Systems")),
        ),
        Field(
            "province_at_issue",
            _label("Tỉnh, thành khi ban hành", "Province at issue"),
            derive=lambda directive: directive.province_at_issue_name,
            dublin_core="dcterms:spatial",
            schema_org="spatialCoverage",
        ),
        Field(
            "district",
            _label("Huyện, quận khi ban hành", "District at issue"),
            derive=lambda directive: directive.district.full_name() if directive.district else None,
        ),
        Field(
            "province_now",
            _label("Tỉnh, thành hiện nay", "Province today"),
            derive=lambda directive: directive.province_now.name if directive.province_now else None,
        ),
        Field(
            "addressees",
            _label("Kính gửi", "Addressees"),
            Kind.TEXTS,
            help=_label("Nơi nhận ở dòng Kính gửi, mỗi nơi một mục.", "Whom it is addressed to, one item each."),
            example='["Các chi, đảng bộ trực thuộc"]',
            rule="Nghị định 30/2020/NĐ-CP, phụ lục VI: To",
            on_page=False,
            dublin_core="dcterms:audience",
            schema_org="audience",
        ),
        Field(
            "recipients",
            _label("Nơi nhận", "Recipients"),
            Kind.TEXTS,
            help=_label("Các mục dưới Nơi nhận.", "The items under Nơi nhận."),
            example='["Như trên", "Lưu Văn phòng Tỉnh ủy"]',
            rule="Nghị định 30/2020/NĐ-CP, phụ lục I",
            on_page=False,
        ),
        Field(
            "recipients_note",
            _label("Ghi chú ở Nơi nhận", "Note above the recipients"),
            help=_label("Dòng in giữa Nơi nhận và danh sách.", "A line printed between Nơi nhận and the list."),
            example='"Gửi bản điện tử"',
            on_page=False,
        ),
        Field(
            "signatory",
            _label("Người ký", "Signatory"),
            Kind.RECORD,
            help=_label(
                "name: họ tên; position: chức vụ; on_behalf_of: thay mặt, ký thay ai; form: T/M, TM., KT. ...",
                "name; position; on_behalf_of: for whom; form: T/M, TM., KT. ...",
            ),
            example='{name: "Phạm Văn A", position: "Phó Bí thư", on_behalf_of: "Ban Thường vụ", form: "T/M"}',
            rule="Nghị định 30/2020/NĐ-CP, phụ lục VI: SignerInfo",
            keys=("name", "position", "on_behalf_of", "form"),
            on_page=False,
        ),
        Field(
            "urgency",
            _label("Độ khẩn", "Urgency"),
            help=_label("Khẩn, Thượng khẩn hoặc Hỏa tốc, nếu có dấu.", "Khẩn, Thượng khẩn or Hỏa tốc, if stamped."),
            example='"Hỏa tốc"',
            rule="Nghị định 30/2020/NĐ-CP, phụ lục I; phụ lục VI: Priority",
            facet=Facet("do-khan", _label("Độ khẩn", "Urgency")),
        ),
        Field(
            "topics",
            _label("Chủ đề", "Topics"),
            Kind.TEXTS,
            help=_label("Chủ đề do người làm hồ sơ đặt.", "Topics, given by the archivist."),
            example='["Phòng, chống dịch Covid-19"]',
            facet=Facet("chu-de", _label("Chủ đề", "Topics")),
            dublin_core="dcterms:subject",
            schema_org="keywords",
        ),
        Field(
            "status",
            _label("Tình trạng", "Status"),
            help=_label("Tình trạng hiệu lực, nếu biết chắc.", "Whether it is in force, if known for certain."),
            example='"Hết hiệu lực"',
        ),
        Field(
            "source",
            _label("Nguồn", "Source"),
            Kind.RECORD,
            help=_label(
                "url: địa chỉ bản gốc; file: tên tệp; sha256: mã băm; retrieved: ngày lấy; pages: số trang.",
                "url of the original; file name; sha256; day retrieved; number of pages.",
            ),
            example='{file: "1102-cv-tu.txt", sha256: "…"}',
            keys=("url", "file", "sha256", "retrieved", "pages"),
            on_page=False,
            dublin_core="dcterms:source",
            schema_org="isBasedOn",
        ),
        Field(
            "redactions",
            _label("Phần đã ẩn", "Redactions"),
            Kind.RECORDS,
            help=_label(
                "Dữ liệu cá nhân đã ẩn trước khi đưa vào kho: kind, count, reason. Không ghi lại nội dung đã ẩn.",
                "Personal data withheld before the file came in: kind, count, reason; never the data itself.",
            ),
            example='[{kind: "số điện thoại", count: "1", reason: "dữ liệu cá nhân"}]',
            rule="Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15",
            keys=("kind", "count", "reason"),
            on_page=False,
        ),
        Field(
            "references",
            _label("Sửa dẫn chiếu", "Corrections of references"),
            Kind.RECORDS,
            help=_label(
                "Chỉ để sửa: text là đoạn chữ trong văn bản; action là point (chỉ tới mã ở to), reject (không phải"
                " dẫn chiếu) hoặc accept (đúng như in, dù ngày muộn hơn).",
                "Corrections only: text as it stands in the body; action: point (at the id in to), reject (no"
                " reference) or accept (as printed, though its date is later).",
            ),
            example='[{text: "số 15", action: "point", to: "trung-uong/thu-tuong-chinh-phu/2020-03-27-15-ct-ttg"}]',
            keys=("text", "action", "to"),
            on_page=False,
            column=False,
        ),
        Field(
            "aliases",
            _label("Địa chỉ cũ", "Former ids"),
            Kind.TEXTS,
            help=_label(
                "Mã cũ của hồ sơ; mỗi mã thành một trang chuyển hướng.", "Former ids; each becomes a redirect."
            ),
            example='["bac-kan/thanh-uy-bac-kan/2020-07-03-1102-cv-tu"]',
            on_page=False,
        ),
        Field(
            "review",
            _label("Đối chiếu", "Review"),
            Kind.RECORD,
            help=_label("Ai (by) đã đối chiếu với bản gốc, ngày nào (on).", "Who compared it with the original, when."),
            example='{by: "Nguyễn Văn B", on: "2026-11-22"}',
            keys=("by", "on"),
            on_page=False,
        ),
        Field(
            "publish_reason",
            _label("Lý do được công bố", "Reason for publication"),
            help=_label(
                "Bắt buộc khi văn bản mang dấu lưu hành nội bộ, dự thảo hoặc có dữ liệu cá nhân được phép công bố.",
                "Required for circulation marks, drafts, or personal data that may be published.",
            ),
            example='"Đã công bố trên Cổng thông tin ngày 01/8/2020"',
        ),
        Field(
            "notes",
            _label("Ghi chú", "Notes"),
            help=_label("Ghi chú của người làm hồ sơ về bản chép.", "The archivist's notes on the transcription."),
            example='"Bản gốc mờ ở trang 2."',
        ),
    )
)
"""The table in force."""
