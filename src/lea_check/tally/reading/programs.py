"""What form programs put in an export beside the answers, by program, in Dutch, English and German.

A program more, or a language more, is a line more here; the code that reads these knows no program.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

Role = Literal["row-id", "email", "login", "name", "personal", "submitted", "finished", "tried", "points", "service"]
"""What a column of a program holds.

`row-id`: a number or code for each row; `email`, `login` and `name` tell respondents apart; `personal`: more about a
person; `submitted` and `finished`: when, or whether, somebody came to the end; `tried`: whether it was only a try;
`points`: of a quiz; `service`: anything else of its own.
"""

RESPONDENT: Final[tuple[Role, ...]] = ("email", "login", "row-id", "name")
"""What tells respondents apart, the surest first. An own number stands before a name: two people can share a name."""


class Program(NamedTuple):
    """The headings of a program, by what their columns hold, with `|` between them."""

    name: str
    headings: dict[Role, str]


PROGRAMS: Final = (
    Program("Microsoft Forms", {
        "row-id": "id",
        "email": "email | e-mail | e-mailadres | e-mail-adresse",
        "name": "name | naam",
        "points": "total points | totaal aantal punten | gesamtpunktzahl",
        "service":
            "start time | completion time | last modified time | quiz feedback | grade posted time | language |"
            "begintijd | starttijd | tijd van voltooien | voltooiingstijd | tijd van laatste wijziging | taal |"
            "laatst gewijzigd | feedback over quiz | feedback voor quiz | tijdstip van plaatsing van cijfer |"
            "startzeit | fertigstellungszeit | zeitpunkt der letzten änderung | letzte änderung | quizfeedback |"
            "sprache",
    }),
    Program("Google Forms", {
        "email": "email address | username | e-mailadres | gebruikersnaam | e-mail-adresse | nutzername",
        "points": "score | punktzahl",
        "service": "timestamp | tijdstempel | zeitstempel",
    }),
    Program("LimeSurvey", {
        "row-id": "id | response id | antwoord-id | antwoord id | respons-id | antwort id | antwort-id",
        "email": "email | email address",
        "login": "token | access code | toegangscode | zugangscode | zugangsschlüssel",
        "personal":
            "firstname | lastname | first name | last name | ipaddr | ip address | ip-adres | ip-adresse |"
            "voornaam | achternaam | vorname | nachname",
        "submitted":
            "submitdate | date submitted | datum verzonden | verzenddatum | datum ingestuurd | datum abgeschickt",
        "service":
            "lastpage | last page | laatste pagina | letzte seite | startlanguage | start language | start taal |"
            "begintaal | starttaal | start-sprache | startsprache | seed | zaad | zufallsstartwert |"
            "startdate | date started | startdatum | begindatum | datum gestartet | datum begonnen |"
            "datestamp | date last action | datum laatste actie | datum letzte aktivität | datum letzte aktion |"
            "refurl | referrer url | verwijzende url | weiterleitungs-url | verweis-url | url van doorverwijzing |"
            "total time | totale tijd | gesamtzeit | interviewtime",
    }),
    Program("ODK and KoBoToolbox", {
        "row-id": "instanceid | key | _id | _uuid | rootuuid | _rootuuid",
        "personal": "submitterid | submittername | _submitted_by | deviceid | phonenumber | username | subscriberid",
        "service":
            "start | end | today | submissiondate | attachmentspresent | attachmentsexpected | reviewstate | edits |"
            "formversion | devicename | __version__ | _version | _submission_time | _validation_status | _notes |"
            "_status | _tags | _index | _parent_index | _parent_table_name | _attachments | _geolocation |"
            "instancename | audit | simserial",
    }),
    Program("SurveyMonkey", {
        "row-id": "respondent | respondent id | respondent-id | respondentnummer | befragten-id | teilnehmer-id",
        "email": "email address | e-mailadres | e-mail-adresse",
        "personal":
            "ip address | ip-adres | ip-adresse | first name | last name | voornaam | achternaam | vorname | nachname",
        "service":
            "collector | collector id | collector-id | kollektor-id | collectornummer | start date | end date |"
            "date created | date modified | begindatum | einddatum | startdatum | enddatum | datum gemaakt |"
            "datum gewijzigd | erstellungsdatum | änderungsdatum | custom data 1 | custom value 1 |"
            "aangepaste gegevens 1 | benutzerdefinierte daten 1",
    }),
    Program("Qualtrics", {
        "row-id": "responseid | response id | antwort-id | reactie-id | respons-id",
        "email": "recipientemail | recipient email | e-mail van ontvanger | e-mail des empfängers",
        "personal":
            "ipaddress | ip address | ip-adres | ip-adresse | recipientlastname | recipientfirstname |"
            "recipient last name | recipient first name | achternaam van ontvanger | voornaam van ontvanger |"
            "nachname des empfängers | vorname des empfängers | locationlatitude | locationlongitude |"
            "location latitude | location longitude | breedtegraad van locatie | lengtegraad van locatie |"
            "breitengrad des standorts | längengrad des standorts | externalreference | external data reference |"
            "externe gegevensreferentie | externe datenreferenz",
        "finished": "finished | voltooid | beendet",
        "tried": "status | response type | antworttyp | reactietype | type antwoord",
        "service":
            "startdate | start date | enddate | end date | anfangsdatum | enddatum | startdatum | einddatum |"
            "progress | voortgang | aktueller stand | duration (in seconds) | duur (in seconden) |"
            "dauer (in sekunden) | recordeddate | recorded date | geregistreerde datum | erfassungsdatum |"
            "distributionchannel | distribution channel | distributiekanaal | verteilungskanal |"
            "userlanguage | user language | gebruikerstaal | benutzersprache",
    }),
    Program("Typeform", {
        "row-id": "# | response id | token",
        "tried": "response type",
        "service": "start date (utc) | stage date (utc) | submit date (utc) | network id | tags | ending",
    }),
)  # fmt: skip

LEFT_OUT: Final[dict[Role, frozenset[str]]] = {
    "submitted": frozenset(("",)),
    "finished": frozenset(("0", "false", "no", "nee", "nein", "onwaar", "falsch")),
    "tried": frozenset((
        "1", "survey preview", "survey test", "spam", "enquêtevoorbeeld", "umfragevorschau", "started", "partial",
    )),
}  # fmt: skip
"""What stands in such a column of a row that does not count; 1 is that of Qualtrics for a preview."""

POINTS: Final = "points | score | punten | punkte | punktzahl | points scored | behaalde punten"
FEEDBACK: Final = "feedback | terugkoppeling | rückmeldung"
TIMES: Final = (
    "question time | group time | vraagtijd | groepstijd | fragezeit | gruppenzeit | first click | last click |"
    "page submit | click count | timing | time spent"
)
COMMENTS: Final = (
    "comment | comments | opmerking | opmerkingen | toelichting | kommentar | other | other (please specify) |"
    "other text | text | overig | overige | anders | anders, namelijk | overige (geef nadere toelichting) | sonstiges |"
    "sonstiges (bitte angeben)"
)
RESPONSE: Final = (
    "response | open-ended response | antwoord | open antwoord | reactie | antwort | offene antwort | beantwortung"
)
"""What stands under a question in the second row of SurveyMonkey."""

IMPORT_ID: Final = '{"importid"'
"""What the cells in the third row of Qualtrics begin with, as text in lower case without spaces."""

BLANK: Final = frozenset(("-", "--", "/", "null", "nan", "na", "#n/a", "#n/b", "#nv", "-99"))
"""What programs write where nothing was filled in; -99 is that of Qualtrics for a question that was seen."""

NOT_TICKED: Final = frozenset((
    "", "0", "n", "no", "nee", "nein", "false", "onwaar", "falsch", "unchecked", "not selected",
))  # fmt: skip
"""What stands in a column for one choice of a question that was not made."""

LONG_ANSWER: Final = "answer | response | value | antwoord | waarde | antwort | wert"
"""What stands above the answers in a table with an answer a row."""


def listed(text: str) -> list[str]:
    """The parts of a text with `|` between them."""
    return [each.strip() for each in text.split("|") if each.strip()]


def headings(role: Role) -> Iterator[str]:
    """The headings of all programs for columns with a role."""
    for program in PROGRAMS:
        yield from listed(program.headings.get(role, ""))
