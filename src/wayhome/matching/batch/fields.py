"""The fields a list may have, and the column names they usually stand under."""

from collections.abc import Mapping
from enum import StrEnum


class Field(StrEnum):
    """One kind of information about a person that lists are compared by."""

    ID = "id"
    FULL_NAME = "full_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    OTHER_NAMES = "other_names"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    AGE = "age"
    AGE_ON = "age_on"
    NATIONALITY = "nationality"
    PHONE = "phone"
    EMAIL = "email"
    DOCUMENT = "document"
    PROVINCE = "province"
    DISTRICT = "district"
    PLACE = "place"
    LOCALITY = "locality"
    STREET = "street"
    HOUSE = "house"
    POSTCODE = "postcode"
    BIRTH_PLACE = "birth_place"
    OCCUPATION = "occupation"


SEVERAL = frozenset({Field.OTHER_NAMES, Field.PHONE, Field.DOCUMENT, Field.PLACE})
"""Fields that may stand in more than one column."""

# The first name that a file has is taken. Nothing that tells who is whom stands here.
SYNONYMS: Mapping[Field, tuple[str, ...]] = {
    Field.ID: ("id", "record_id", "rec_id", "unique_id", "query_id", "person_id", "uid"),
    Field.FULL_NAME: ("full_name", "fullname", "name", "person_name"),
    Field.FAMILY_NAME: ("family_name", "surname", "last_name", "lastname", "family"),
    Field.GIVEN_NAME: ("given_name", "first_name", "firstname", "forename", "given_names"),
    Field.OTHER_NAMES: ("other_names", "other_name", "alias", "aliases", "native_name"),
    Field.SEX: ("sex", "gender"),
    Field.BIRTH_DATE: ("birth_date", "date_of_birth", "dob", "birthdate", "birthday", "born"),
    Field.AGE: ("age",),
    Field.AGE_ON: ("age_on",),
    Field.NATIONALITY: ("nationality", "citizenship", "country_of_nationality"),
    Field.PHONE: ("phone", "telephone", "phone_number", "mobile", "mobile_phone", "tel"),
    Field.EMAIL: ("email", "e_mail", "email_address"),
    Field.DOCUMENT: (
        "document",
        "document_number",
        "passport",
        "passport_number",
        "passport_no",
        "national_id",
        "id_card",
        "soc_sec_id",
        "ssn",
    ),
    Field.PROVINCE: ("province", "state", "region"),
    Field.DISTRICT: ("district", "city", "town", "suburb", "municipality"),
    Field.PLACE: ("place", "last_known_place", "last_place"),
    Field.LOCALITY: ("locality", "village", "address_2", "address2"),
    Field.STREET: ("street", "address", "address_1", "address1", "street_name"),
    Field.HOUSE: ("house", "house_number", "street_number"),
    Field.POSTCODE: ("postcode", "post_code", "postal_code", "zip", "zip_code", "postcode_fake"),
    Field.BIRTH_PLACE: ("birth_place", "place_of_birth", "birthplace"),
    Field.OCCUPATION: ("occupation", "profession", "job"),
}
