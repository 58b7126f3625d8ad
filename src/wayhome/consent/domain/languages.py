"""The languages that something is explained in, by ISO 639."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Language(TextChoices):
    """Those that people found in the region speak, by the codes of ISO 639-3; `sgn` is of 639-2."""

    AMHARIC = "amh", _("Amharic")
    ARABIC = "ara", _("Arabic")
    BENGALI = "ben", _("Bengali")
    BURMESE = "mya", _("Burmese")
    CANTONESE = "yue", _("Cantonese")
    CEBUANO = "ceb", _("Cebuano")
    CHAM = "cjm", _("Cham")
    CHINESE = "cmn", _("Chinese (Mandarin)")
    ENGLISH = "eng", _("English")
    FILIPINO = "fil", _("Filipino")
    FRENCH = "fra", _("French")
    GERMAN = "deu", _("German")
    HAKKA = "hak", _("Hakka")
    HINDI = "hin", _("Hindi")
    INDONESIAN = "ind", _("Indonesian")
    JAPANESE = "jpn", _("Japanese")
    KHMER = "khm", _("Khmer")
    KOREAN = "kor", _("Korean")
    LAO = "lao", _("Lao")
    MALAY = "msa", _("Malay")
    MIN_NAN = "nan", _("Min Nan (Hokkien, Teochew)")
    MONGOLIAN = "mon", _("Mongolian")
    NEPALI = "nep", _("Nepali")
    PORTUGUESE = "por", _("Portuguese")
    PUNJABI = "pan", _("Punjabi")
    RUSSIAN = "rus", _("Russian")
    SINHALA = "sin", _("Sinhala")
    SPANISH = "spa", _("Spanish")
    SWAHILI = "swa", _("Swahili")
    TAMIL = "tam", _("Tamil")
    TELUGU = "tel", _("Telugu")
    THAI = "tha", _("Thai")
    TURKISH = "tur", _("Turkish")
    UKRAINIAN = "ukr", _("Ukrainian")
    URDU = "urd", _("Urdu")
    UZBEK = "uzb", _("Uzbek")
    VIETNAMESE = "vie", _("Vietnamese")
    SIGN = "sgn", _("A sign language")
    OTHER = "mis", _("Another language")
