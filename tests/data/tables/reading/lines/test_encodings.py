"""A file is read in the encoding in which its letters are those of a language."""

from __future__ import annotations

import pytest

from dashboard.data.tables.reading.lines.encodings import encoding_of

WRITTEN = {
    "cp1252": (
        *("Müller,Köln,groß", "Orléans,Besançon,très élevé", "Málaga,España,niño", "São Paulo,ações,não"),
        *("Tromsø,Ålesund,blåbær", "Zürich,Genève,Bâle,Köln,Besançon", "señor,Jürgen,Renée,Søren,Åke"),
        *("5 °C,10 µm,3 m²,€ 5,½", "Gràcia,paral·lel,l\u2019eau,don\u2019t", "Tromsø,Málaga,Besançon,São Paulo"),
    ),
    "cp1250": (
        *("Łódź,Kraków,Gdańsk", "Plzeň,Ústí,České Budějovice", "Győr,Székesfehérvár,Kőszeg", "muž,žena,věk,výška"),
        *("Košice,Žilina,Ľubovňa", "Čakovec,Šibenik,Đakovo", "Timişoara,Bucureşti,judeţ"),
    ),
    "iso8859-2": ("Łódź,Gdańsk,Świdnica,mężczyzna",),
    "cp1254": ("İstanbul,Muğla,Eskişehir", "kad\u0131n,erkek,yaş,eğitim"),
    "cp1257": ("Rīga,Jūrmala,Liepāja,Ķegums", "Šiauliai,Panevėžys,ąžuolas"),
    "mac_roman": ("Orléans,Besançon,très,élevé",),
    "cp850": ("Müller,Köln,Größe",),
    "cp1251": ("Самара,Уфа,Пермь", "да,нет", "Київ,Львів"),
    "koi8-r": ("Самара,Уфа,Пермь",),
    "cp866": ("Самара,Уфа,Пермь",),
    "cp1253": ("Αθήνα,Πάτρα,Βόλος",),
    "cp949": ("서울,부산,대구", "김철수,이영희,박뷁,이름,나이,성별", "지역,면적,거래금액,층,건축년도,강남구,서초구"),
    "cp932": ("東京,大阪,京都", "都道府県,人口,ランク,北海道"),
    "euc-jp": ("東京都,大阪府,さいたま,カナダ",),
    "gb18030": ("北京,上海,广州", "姓名,性别,年龄,男,女", "城市,人口,等级,重庆市"),
    "big5hkscs": ("香港,九龍,新界", "姓名,性別,年齡,陳先生", "台北,台中,台南"),
    "cp874": ("ผู้ป่วย,เพศ,ชาย,หญิง,น้ำหนัก,วันที่",),
    "cp1255": ("ירושלים,חיפה,שם",),
    "cp1256": ("القاهرة,الرياض,دبي",),
    "utf-16-le": ("서울,부산,대구", "Müller,Köln"),
    "utf-16-be": ("東京,大阪,京都",),
    "utf-8": ("서울,Köln,Łódź",),
}


@pytest.mark.parametrize(
    ("encoding", "words"), [(name, words) for name, several in WRITTEN.items() for words in several]
)
def test_letters_are_read_as_they_were_written(encoding: str, words: str) -> None:
    text = "a,b\n" + "".join(f"{word},{place}\n" for place, word in enumerate(words.split(",")))
    content = text.encode(encoding)
    assert content.decode(encoding_of(content)) == text


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "München,Köln,Zürich"),
        ("cp949", "서울,부산,대구"),
        ("cp1251", "Самара,Уфа,Пермь"),
        ("cp932", "東京,大阪,京都"),
    ],
)
def test_lines_of_another_encoding_among_utf8_leave_it_utf8(encoding: str, words: str) -> None:
    cells = words.split(",") * 10
    lines = [f"{cell},1\n".encode("utf-8" if place % 10 else encoding) for place, cell in enumerate(cells)]
    assert encoding_of(b"a,b\n" + b"".join(lines)) == "utf-8"


@pytest.mark.parametrize(("often", "seldom"), [("女", "男"), ("女", "别")])
def test_letters_that_happen_to_be_utf8_do_not_make_it_utf8(often: str, seldom: str) -> None:
    content = "\n".join(["a", *[often] * 9, *[seldom] * 2]).encode("gb18030")
    assert encoding_of(content) != "utf-8"
