"""Invented compounds, each described in ten ways: no such place exists.

Half of the names are words that people translate, half are sounds that they spell; a third of the
translated ones use words that the product's dictionary does not have. Every second compound has
a neighbour 150 m away, every fifth a namesake in another province, and some are numbered.
"""

import math
from dataclasses import dataclass
from random import Random

SEED = 20220918


@dataclass(frozen=True, slots=True)
class Named:
    """One name in the forms in which people would write it."""

    latin: str
    khmer: str
    chinese: str
    other: str
    part: str


NAMES = (
    Named("Golden Heron Park", "ឧទ្យានកុកមាស", "金鹭园区", "Khu Diệc Vàng", "Heron"),
    Named("White Gull Casino", "កាស៊ីណូនាងនួលស", "白海鸥赌场", "Sòng bạc Hải Âu Trắng", "Gull casino"),
    Named("Blue Lotus Plaza", "មជ្ឈមណ្ឌលឈូកខៀវ", "蓝莲花广场", "ศูนย์บัวสีน้ำเงิน", "Lotus"),
    Named(
        "Jade River Hotel", "សណ្ឋាគារទន្លេត្បូង", "玉河酒店", "Khách sạn Sông Ngọc Bích", "Jade hotel"
    ),
    Named("Red Dragon Building", "អគារនាគក្រហម", "红龙大厦", "ตึกมังกรแดง", "Dragon building"),
    Named("Silver Moon Resort", "រមណីយដ្ឋានព្រះចន្ទប្រាក់", "银月度假村", "Resor Bulan Perak", "Moon"),
    Named("Lucky Elephant Centre", "មជ្ឈមណ្ឌលដំរីសំណាង", "吉祥大象中心", "ศูนย์ช้างโชคดี", "Elephant"),
    Named("Green Bamboo Zone", "តំបន់ឫស្សីបៃតង", "绿竹园", "Khu Tre Xanh Lá", "Bamboo"),
    # Words that the dictionary does not have.
    Named(
        "Happy Valley Park", "ឧទ្យានជ្រលងរីករាយ", "欢乐谷园区", "Khu Thung Lũng Hạnh Phúc", "Valley"
    ),
    Named("Seven Windows Tower", "អគារបង្អួចប្រាំពីរ", "七窗大厦", "ตึกเจ็ดหน้าต่าง", "Windows"),
    Named("Quiet Owl Compound", "បរិវេណមៀមស្ងាត់", "静枭院", "Khu Cú Lặng", "Owl"),
    Named("Iron Kettle Factory", "រោងចក្រកំសៀវដែក", "铁壶工厂", "Nhà máy Ấm Sắt", "Kettle factory"),
    # Names that are spelt by sound.
    Named("Vireak Techno Park", "វីរៈតិចណូផាក", "维列科技园", "Virak Tech Park", "Vireak"),
    Named("Sovanly Building", "អគារសុវណ្ណលី", "索万利大厦", "Sowannly building", "Sovanlee"),
    Named("Chanmony Casino", "កាស៊ីណូចាន់មុនី", "占莫尼赌场", "Chan Mony Casino", "Chanmuny"),
    Named("Tongkaran Resort", "តុងការ៉ាន់ រីសត", "通卡兰度假村", "ทงการัน รีสอร์ต", "Tong Karan"),
    Named("Baolinda Group", "ក្រុមហ៊ុនបាវលីនដា", "宝林达集团", "Bao Lin Da", "Baolinda"),
    Named("Minghuayuan Compound", "មីងហួយាន", "明华院子", "Ming Hua Yuan", "Minghua"),
    Named("Kosalmeth Hotel", "សណ្ឋាគារកុសលមេត", "科萨梅酒店", "Kosal Met Hotel", "Kosolmet"),
    Named("Dovanlai Company", "ក្រុមហ៊ុនដូវ៉ាន់ឡៃ", "杜万来公司", "Công ty Đỗ Văn Lai", "Do Van Lai"),
    Named("Phirumsak Plaza", "ភិរម្យសក្តិ ប្លាហ្សា", "披隆萨广场", "พิรมศักดิ์ พลาซ่า", "Phirom Sak"),
    Named("Ratanakun Office", "ការិយាល័យរតនគុណ", "拉塔纳昆办公室", "รัตนกุล", "Rattanakul"),
    Named("Hengsoklin Building", "អគារហេងសុខលីន", "兴索林大厦", "Heng Sok Lin", "Hengsoklin"),
    Named("Wanfudi Estate", "វ៉ាន់ហ្វូឌី", "万福迪", "Van Phu Di", "Wan Fu Di"),
)
NEIGHBOURS = (
    Named("Palm Garden Villa", "វីឡាសួនច្បារត្នោត", "棕榈花园", "Biệt thự Vườn Dừa", "Palm"),
    Named("Black Tiger Club", "ក្លឹបខ្លាខ្មៅ", "黑虎俱乐部", "คลับเสือดำ", "Tiger"),
    Named(
        "Crown Diamond Tower",
        "អគារមកុដពេជ្រ",
        "皇冠钻石大厦",
        "Tòa nhà Vương Miện Kim Cương",
        "Crown",
    ),
    Named(
        "Victory Island Hotel",
        "សណ្ឋាគារកោះជ័យជំនះ",
        "胜利岛酒店",
        "Khách sạn Đảo Chiến Thắng",
        "Victory",
    ),
    Named("Orchid Cloud Resort", "រមណីយដ្ឋានពពកអ័រគីដេ", "云兰花度假村", "รีสอร์ตเมฆกล้วยไม้", "Orchid"),
    Named("Patient Fox House", "ផ្ទះកញ្ជ្រោងអត់ធ្មត់", "耐心狐狸楼", "Nhà Cáo Kiên Nhẫn", "Fox"),
    Named("Sunwirin Trading", "ស៊ុនវីរិន", "孙维林贸易", "ซันวิริน", "Sunvirin"),
    Named("Makthera Compound", "បរិវេណម៉ាក់ធេរ៉ា", "马克特拉院子", "Mak Thera", "Makthera"),
    Named("Lianpodu Centre", "លានប៉ូឌូ", "连坡都中心", "Lian Po Du", "Lianpodu"),
    Named("Bokheang Building", "អគារបុកហៀង", "波汉大厦", "Bok Heang", "Bokheang"),
    Named("Dechanurak Plaza", "ដេចានុរ័ក្ស ប្លាហ្សា", "德查努拉广场", "เดชานุรักษ์", "Dechanurak"),
    Named("Thmatra Warehousing", "ថ្មត្រា", "特玛特拉", "Tma Tra", "Thmatra"),
)
LANDMARKS = (
    ("the old pier", "ផែចាស់", "老码头", "bến tàu cũ"),
    ("the new market", "ផ្សារថ្មី", "新市场", "chợ mới"),
    ("the border gate", "ច្រកព្រំដែន", "口岸", "cửa khẩu"),
    ("the white pagoda", "វត្តពណ៌ស", "白寺", "chùa trắng"),
    ("the salt warehouse", "ឃ្លាំងអំបិល", "盐仓库", "nhà kho muối"),
    ("the water tower", "អាងទឹក", "水塔", "tháp nước"),
    ("the petrol station", "ប្រេងសាំង", "加油站", "trạm xăng"),
    ("the red bridge", "ស្ពានក្រហម", "红桥", "cầu đỏ"),
)
# P-code of the province, and a town and a middle that stand for it; rounded, for distances only.
PROVINCES = (
    ("KH18", 10.61, 103.53),
    ("KH01", 13.66, 102.56),
    ("KH20", 11.07, 106.17),
    ("KH12", 11.55, 104.90),
    ("KH09", 11.61, 102.98),
)


@dataclass(frozen=True, slots=True)
class InventedSite:
    """A compound that does not exist."""

    number: int
    name: Named
    suffix: str
    province: str
    middle: tuple[float, float]
    at: tuple[float, float]
    commune: str
    street: int
    landmark: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One description: whose it is, in which way, and the line that was written."""

    site: int
    way: str
    text: str
    code: str


def sites(seed: int = SEED) -> tuple[InventedSite, ...]:
    """The compounds: one for each name, then neighbours, namesakes and numbered ones."""
    chance = Random(seed)  # a bench must come out the same each time
    found: list[InventedSite] = []
    for name in NAMES:
        found.append(_site(len(found), name, chance=chance))
    for first in found[: len(NAMES) : 5]:
        # A namesake: the same name in another province.
        other = chance.choice([each for each in PROVINCES if each[0] != first.province])
        found.append(_site(len(found), first.name, province=other, chance=chance))
    for first in found[1 : len(NAMES) : 4]:
        # A numbered neighbour of the same name.
        found.append(_beside(len(found), first, first.name, suffix=" 2", chance=chance))
    for first, name in zip(found[: len(NAMES) : 2], NEIGHBOURS, strict=True):
        found.append(_beside(len(found), first, name, suffix="", chance=chance))
    return tuple(found)


def _site(
    number: int,
    name: Named,
    *,
    chance: Random,
    province: tuple[str, float, float] | None = None,
) -> InventedSite:
    code, latitude, longitude = province or PROVINCES[number % len(PROVINCES)]
    return InventedSite(
        number=number,
        name=name,
        suffix="",
        province=code,
        middle=(latitude + 0.11, longitude + 0.09),
        at=(latitude + chance.gauss(0, 0.02), longitude + chance.gauss(0, 0.02)),
        commune=f"{code}0{chance.randint(1, 4)}0{chance.randint(1, 6)}",
        street=chance.randint(100, 400),
        landmark=chance.choice(LANDMARKS),
    )


def _beside(
    number: int, first: InventedSite, name: Named, *, suffix: str, chance: Random
) -> InventedSite:
    """Another compound about 150 m away, in the same commune and street, near the same landmark."""
    turn = chance.uniform(0, 2 * math.pi)
    return InventedSite(
        number=number,
        name=name,
        suffix=suffix,
        province=first.province,
        middle=first.middle,
        at=_moved(first.at, 150 * math.cos(turn), 150 * math.sin(turn)),
        commune=first.commune,
        street=first.street + chance.choice([0, 2]),
        landmark=first.landmark,
    )


def tellings(site: InventedSite, *, seed: int = SEED) -> tuple[Told, ...]:
    """The ten ways in which one compound is described."""
    chance = Random(seed * 1_000 + site.number)  # as above
    name, near = site.name, site.landmark
    latin = f"{name.latin}{site.suffix}"
    lines = {
        "latin name": (f"{latin}, near {near[0]}", site.province),
        "khmer name": (f"{name.khmer}{site.suffix}, ក្រោយ{near[1]}", site.province),
        "chinese name": (f"{near[2]}后面的{name.chinese}{site.suffix}", site.province),
        "other language": (f"{name.other}{site.suffix}, sau {near[3]}", site.commune[:6]),
        "slip in name": (
            f"{_slip(name.latin, chance)}{site.suffix}, Street {site.street}",
            site.commune,
        ),
        "name and point": (f"{latin}, {_point(site.at, 40, digits=5, chance=chance)}", ""),
        "point alone": (_point(site.at, 40, digits=5, chance=chance), ""),
        "rough point": (
            f"{_point(site.at, 300, digits=4, chance=chance)} ±300 m, behind {near[0]}",
            site.province,
        ),
        "address": (f"Street {site.street}, 200 m from {near[0]}", site.commune),
        "middle of province": (
            f"{name.part}{site.suffix}, {_point(site.middle, 1, digits=2, chance=chance)} ±40 km",
            site.province,
        ),
    }
    return tuple(Told(site.number, way, text, code) for way, (text, code) in lines.items())


def _moved(at: tuple[float, float], north_m: float, east_m: float) -> tuple[float, float]:
    return (
        at[0] + north_m / 111_320,
        at[1] + east_m / (111_320 * math.cos(math.radians(at[0]))),
    )


def _point(at: tuple[float, float], error_m: float, *, digits: int, chance: Random) -> str:
    """Coordinates with an error of that size, written with so many digits."""
    latitude, longitude = _moved(at, chance.gauss(0, error_m / 1.5), chance.gauss(0, error_m / 1.5))
    return f"{latitude:.{digits}f}, {longitude:.{digits}f}"


def _slip(name: str, chance: Random) -> str:
    """One letter left out or doubled."""
    at = chance.randrange(1, len(name.split(maxsplit=1)[0]) - 1)
    return name[:at] + (name[at] * 2 if chance.random() < 0.5 else "") + name[at + 1 :]
