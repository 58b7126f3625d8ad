"""How partners name columns and values in English, French, Khmer and Chinese."""

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale

from wayhome.intake.domain.answers import Answer, DoNotKnow, RatherNotSay
from wayhome.intake.domain.questions import QUESTIONS, Kind, Question
from wayhome.intake.domain.wordlists import fold

LANGUAGES = ("en", "fr", "km", "zh-hans")
AGE = "age"
"""A column of its own, read into the birth when that is empty."""

# One line a column: English, French, Khmer, Chinese, then other names seen.
_NAMES: dict[str, str] = {
    "relation": "Relation to the person|Lien avec la personne|ទំនាក់ទំនងនឹងសាមីខ្លួន|与当事人的关系|relationship",
    "help": "Help asked|Aide demandée|ជំនួយដែលស្នើ|请求的帮助|request|help requested",
    "danger_now": "In danger now|En danger maintenant|កំពុងមានគ្រោះថ្នាក់|目前有危险|danger",
    "name": "Full name|Nom complet|ឈ្មោះពេញ|姓名|name|nom|ឈ្មោះ|名字",
    "name_own_script": "Name in own script|Nom dans sa propre écriture|ឈ្មោះជាអក្សរកំណើត|本国文字姓名|native name",
    "name_latin": "Name in Latin letters|Nom en lettres latines|ឈ្មោះជាអក្សរឡាតាំង|拉丁字母姓名|romanised name",
    "other_names": "Other names|Autres noms|ឈ្មោះផ្សេងទៀត|其他姓名|alias|aliases|nickname",
    "sex": "Sex|Sexe|ភេទ|性别|gender",
    "birth": "Birth date|Date de naissance|ថ្ងៃខែឆ្នាំកំណើត|出生日期|date of birth|dob|birthdate",
    AGE: "Age|Âge|អាយុ|年龄",
    "nationality": "Nationality|Nationalité|សញ្ជាតិ|国籍|citizenship",
    "phones": "Phones|Téléphones|លេខទូរស័ព្ទ|电话|phone|telephone|téléphone|mobile",
    "documents": "Documents|Pièces d'identité|លេខឯកសារ|证件号码|passport|passport number|id number|护照号码",
    "country": "Country|Pays|ប្រទេស|国家",
    "province": "Province|Province|ខេត្ត|省份|province code",
    "place": "Last known place|Dernier lieu connu|ទីកន្លែងចុងក្រោយ|最后已知地点|place|location|address",
    "last_contact": "Last contact|Dernier contact|ទំនាក់ទំនងចុងក្រោយ|最后联系日期|last contact date",
    "last_contact_how": "How last contact|Moyen du dernier contact|របៀបទំនាក់ទំនងចុងក្រោយ|最后联系方式",
    "story": "What happened|Que s'est-il passé|រឿងដែលបានកើតឡើង|事情经过|story|description|summary|details",
    "wishes": "Wishes|Souhaits|បំណង|愿望",
    "lodger_name": "Your name|Votre nom|ឈ្មោះរបស់អ្នក|您的姓名|reporter name",
    "contact_safe": "Safe to contact|Contact sans danger|ទាក់ទងបានដោយសុវត្ថិភាព|可以安全联系",
    "contact_how": "Contact by|Contact par|ទាក់ទងតាម|联系方式",
    "contact_details": "Contact details|Coordonnées|ព័ត៌មានទំនាក់ទំនង|联系信息|reporter phone|reporter email",
    "contact_when": "Contact when|Quand contacter|ពេលទាក់ទង|联系时间",
    "contact_who": "Who may answer|Qui peut répondre|អ្នកអាចឆ្លើយ|可由谁接听",
    "may_say_who": "May say who we are|Pouvons-nous dire qui nous sommes|អាចប្រាប់ថាយើងជានរណា|可说明我们的身份",
    "consent_contact": "Consent to contact|Accord pour contacter|យល់ព្រមឱ្យទាក់ទង|同意联系",
    "consent_police": "Consent police|Accord police|យល់ព្រមប្រាប់នគរបាល|同意告知警方",
    "consent_ngo": "Consent NGO|Accord ONG|យល់ព្រមប្រាប់អង្គការ|同意告知民间组织",
    "consent_embassy": "Consent embassy|Accord ambassade|យល់ព្រមប្រាប់ស្ថានទូត|同意告知使馆",
}  # fmt: skip

_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}  # groups and tests in CLDR

_STATES: dict[str, Answer] = {
    word: answer
    for words, answer in (
        ("?|unknown|do not know|don't know|not known|inconnu|inconnue|ne sait pas", DoNotKnow()),
        ("មិនដឹង|不知道|不详|未知", DoNotKnow()),
        ("rather not say|refused|ne souhaite pas répondre|មិនចង់ប្រាប់|不愿透露", RatherNotSay()),
    )
    for word in words.split("|")
}

_TRUTHS = {
    word: truth
    for words, truth in (
        ("yes|y|true|1|oui|vrai|បាទ|ចាស|បាទ/ចាស|是|有", True),
        ("no|n|false|0|non|faux|ទេ|否|没有|无", False),
    )
    for word in words.split("|")
}

_CHOICES: dict[str, dict[str, str]] = {
    "sex": {
        "female": "f|woman|girl|feminine|femme|féminin|fille|ស្រី|女|女性",
        "male": "m|man|boy|masculine|homme|masculin|garçon|ប្រុស|男|男性",
        "other": "x|autre|ផ្សេង|其他",
    },
    "relation": {
        "self": "me|moi-même|ខ្លួនឯង|本人",
        "family": "relative|parent|mother|father|famille|គ្រួសារ|家属|亲属|家人",
        "friend": "ami|amie|មិត្តភក្តិ|មិត្ត|朋友",
        "embassy": "consulate|ambassade|consulat|ស្ថានទូត|使馆|大使馆",
        "organisation": "organization|ngo|ong|អង្គការ|组织|机构",
        "police": "នគរបាល|ប៉ូលិស|警方|警察",
        "other": "autre|ផ្សេង|其他",
    },
    "help": {
        "find": "locate|retrouver|trouver|ស្វែងរក|寻找|寻人",
        "leave": "free|release|partir|ចាកចេញ|离开|解救",
        "return_home": "return|repatriation|rentrer|rapatriement|ត្រឡប់ទៅផ្ទះ|回国|回家",
        "medical": "médical|santé|វេជ្ជសាស្ត្រ|医疗",
        "legal": "juridique|ច្បាប់|法律",
        "documents": "passport|passeport|ឯកសារ|证件|护照",
        "advice": "conseil|ប្រឹក្សា|咨询",
        "other": "autre|ផ្សេង|其他",
    },
}


def heading(column: str, language: str) -> str:
    """The heading of a column in one of LANGUAGES."""
    return _NAMES[column].split("|")[LANGUAGES.index(language)]


@cache
def columns_by_heading() -> Mapping[str, str]:
    """Every heading understood, folded, with the column it means."""
    own = {fold(question.name): question.name for question in QUESTIONS}
    standard = {fold(question.htcds): question.name for question in QUESTIONS if question.htcds}
    named = {fold(each): name for name, names in _NAMES.items() for each in names.split("|")}
    return named | standard | own


def state_in(raw: str) -> Answer | None:
    """Whether a cell says "do not know" or "rather not say"; None when it says something else."""
    return _STATES.get(raw.strip().casefold())


def values_in(question: Question, raw: str) -> object:
    """Turn the text of a cell into what `answers.known` takes for this question."""
    if question.kind is Kind.YES_NO:
        return _TRUTHS.get(raw.strip().casefold(), raw)
    if question.kind in {Kind.CHOICE, Kind.CHOICES}:
        codes = [_code(question, each) for each in several(raw)]
        return codes if question.kind is Kind.CHOICES else codes[0]
    if question.kind in {Kind.COUNTRY, Kind.COUNTRIES}:
        countries = [_countries().get(fold(each), each) for each in several(raw)]
        return countries if question.kind is Kind.COUNTRIES else countries[0]
    return several(raw) if question.kind is Kind.LINES else raw


def several(raw: str) -> list[str]:
    """Split a cell at semicolons and line ends; a cell of separators stays whole."""
    return [piece for each in re.split(r"[;；\n]", raw) if (piece := each.strip())] or [raw]


def _code(question: Question, raw: str) -> str:
    spoken = fold(raw)
    for code in question.choices:
        words = _CHOICES.get(question.name, {}).get(code, "").split("|")
        if spoken in {fold(code), *filter(None, map(fold, words))}:
            return code
    return raw


@cache
def _countries() -> Mapping[str, str]:
    """Two-letter country codes by code and by name in the four languages (Unicode CLDR)."""
    found: dict[str, str] = {}
    for language in ("en", "fr", "km", "zh_Hans"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
                found[fold(name)] = code
                found[fold(code)] = code
    return found
