"""Names of months, days, zones and ages as news pages print them, in seven languages."""

from __future__ import annotations

import datetime as dt
import re

_MONTH_NAMES = """
january jan januar jänner janvier janv enero ene января янв январь يناير جانفي
february feb februar februari février févr fév febrero февраля фев февраль فبراير
march mar märz mrz mär mars marzo марта мар март مارس آذار
april apr avril avr abril abr апреля апр апрель أبريل نيسان
may mai mayo мая май مايو أيار
june jun juni juin junio июня июн июнь يونيو حزيران
july jul juli juillet juil julio июля июл июль يوليو تموز
august aug août aou agosto ago августа авг август أغسطس آب
september sept sep septembre septiembre сентября сен сентябрь سبتمبر أيلول
october oct oktober okt octobre octubre октября окт октябрь أكتوبر
november nov novembre noviembre ноября ноя ноябрь نوفمبر
december dec dezember dez décembre déc diciembre dic декабря дек декабрь ديسمبر
"""
MONTHS = {
    name: number
    for number, line in enumerate(_MONTH_NAMES.strip().splitlines(), start=1)
    for name in line.split()
}
MONTH_PATTERN = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
WEEKDAY_PATTERN = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|"
    r"вторник|среда|четверг|пятница|суббота|воскресенье|(?:ال)?(?:اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد)"
)
CONNECTORS = (
    r"on|at|the|of|um|am|vom|den|uhr|à|le|el|las|a las|в|г|года|الساعة|في|يوم|"
    r"local time|ortszeit|hrs"
)
# Hours ahead of Greenwich; None where one name stands for several zones.
ZONES: dict[str, float | None] = {
    "gmt": 0, "utc": 0, "bst": 1, "wet": 0, "west": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2,
    "eet": 2, "eest": 3, "msk": 3, "мск": 3, "edt": -4, "est": -5, "cdt": -5, "cst": None,
    "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "et": None, "pt": None, "ist": None, "sgt": 8,
    "hkt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "sast": 2,
}  # fmt: skip
ZONE_MARK = re.compile(rf"\b(?:{'|'.join(ZONES)})\b")
LABELS = {
    "clock": (
        r"(?:page (?:generated|created|captured|saved)(?: (?:on|at))?|captured(?: (?:on|at))?|"
        r"(?:page )?retrieved(?: on)?|accessed(?: on)?|saved(?: on)?|printed(?: on)?|"
        r"today(?: is|'s date)?|"
        r"current time|local time|now|it is now|abgerufen(?: am)?|heute|aktuell|"
        r"consulté le|الآن|сейчас)\b"
    ),
    "published": (
        r"(?:(?:first |originally )?published(?: (?:on|at|date))?|publication date|"
        r"posted(?: (?:on|at))?|"
        r"created(?: on)?|issued|released|date|veröffentlicht(?: am)?|erschienen(?: am)?|"
        r"erstellt(?: am)?|"
        r"publié(?:e)? (?:le|à)|publicado(?: el)?|опубликовано|дата публикации|"
        r"نشر(?:ت)?(?: في)?|تاريخ النشر)\b"
    ),
    "updated": (
        r"(?:(?:last )?(?:updated?|modified|edited|revised)(?: (?:on|at))?|as of|"
        r"aktualisiert(?: am)?|stand|"
        r"mis à jour(?: le)?|actualizado(?: el)?|обновлено|آخر تحديث|تحديث)\b"
    ),
}
LABEL_PATTERN = "|".join(rf"(?<!\w){pattern}" for pattern in LABELS.values())
UNITS = {
    r"(?:s|secs?|seconds?|sekunden?|secondes?|segundos?|секунд\w*|ثوان|ثانية)": dt.timedelta(
        seconds=1
    ),
    r"(?:m|mins?|minutes?|minuten?|minutos?|минут\w*|мин|دقائق|دقيقة)": dt.timedelta(minutes=1),
    r"(?:h|hrs?|hours?|std|stunden?|heures?|horas?|час\w*|ساعات|ساعة|ساعتين)": dt.timedelta(
        hours=1
    ),
    r"(?:d|days?|tag(?:e|en)?|jours?|días?|дн\w+|день|أيام|يوم|يومين)": dt.timedelta(days=1),
    r"(?:w|wks?|weeks?|wochen?|semaines?|semanas?|недел\w+|أسابيع|أسبوع)": dt.timedelta(days=7),
    r"(?:mo|months?|monat(?:e|en)?|mois|meses|mes|месяц\w*|أشهر|شهر)": dt.timedelta(days=30),
    r"(?:y|yrs?|years?|jahr(?:e|en)?|ans?|años?|лет|год\w*|سنوات|سنة|عام)": dt.timedelta(days=365),
}
_TODAY = (
    r"just now|moments ago|gerade eben|à l'instant|сейчас|الآن|today|heute|aujourd'hui|hoy|"
    r"сегодня|اليوم"
)
NAMED_AGO = {
    _TODAY: dt.timedelta(0),
    r"yesterday|gestern|hier|ayer|вчера|أمس": dt.timedelta(days=1),
}
_UNIT = "|".join(UNITS)
_LONG_UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"
AGO_PATTERN = (
    rf"(?<!\w)(?:(?:\d+|an?|one)\s*(?:{_UNIT})\s*(?:ago\b|назад\b|atrás\b)"
    rf"|(?:vor|il y a|hace|منذ|قبل)\s+(?:\d+\s+|einem |einer |un |une |una )?(?:{_UNIT})"
    rf"|\d+\s?(?:s|min|mins|m|h|hr|hrs|d|w|mo|y|std|hours|days)\b|about an? {_LONG_UNIT} ago"
    rf"|{'|'.join(NAMED_AGO)})(?!\w)"
)
# A cheap look before the patterns run.
HINT_PATTERN = rf"\d|{'|'.join(NAMED_AGO)}|ago\b|vor ein|منذ|قبل"
