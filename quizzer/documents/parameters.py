"""What the readers of a page see for the parameters of its infobox: "Area in square miles" for "area_sq_mi".

A parameter is a word for the page's writers; the template that turns it into a label is not in the
file. Plain data about the common templates, about no page.
"""

from __future__ import annotations

import re

_LABELS = {
    "Area in square kilometres": "areakm2 areatotalkm2 totalareakm2 totalarea",
    "Area in square miles": "areasqmi areatotalsqmi totalareasqmi totalareaus",
    "Elevation in metres": "elevationm",
    "Elevation in feet": "elevationft",
    "Highest elevation in metres": "highestelev highestelevm",
    "Highest elevation in feet": "highestelevus highestelevft",
    "Length in kilometres": "lengthkm",
    "Length in miles": "lengthmi",
    "Height in metres": "heightm",
    "Height in feet": "heightft",
    "Date of birth": "birthdate dateofbirth",
    "Place of birth": "birthplace placeofbirth",
    "Date of death": "deathdate dateofdeath",
    "Place of death": "deathplace placeofdeath",
    "Ratified": "dateratified ratified",
    "Published": "pubdate published publicationdate",
    "Released": "releasedate released",
    "Founded": "founded foundation foundeddate established establisheddate formation formed founding",
    "Opened": "opened openingdate opening",
    "Completed": "completed completiondate",
    "Dissolved": "dissolved dissolutiondate defunct abolished",
    "Launched": "launched launchdate shiplaunched",
    "Discovered": "discovered discoverydate",
    "Highest point": "highestpoint",
    "Lowest point": "lowestpoint",
    "Largest city": "largestcity",
    "Largest settlement": "largestsettlement",
    "Official language": "officiallanguage officiallanguages officiallang",
    "Crew size": "crewsize",
    "Launch site": "launchsite",
    "Landing date": "landingdate",
    "Landing site": "landingsite",
    "Mission duration": "missionduration",
    "Birth name": "birthname",
    "Resting place": "restingplace",
    "Alma mater": "almamater",
    "Cover artist": "coverartist",
    "Atomic number": "number atomicnumber",
    "Phylum": "phylum divisio",
    "Class": "classis",
    "Order": "ordo",
    "Family": "familia",
    "Genus": "genus",
}
_AS_WRITTEN = (
    "Name Capital Currency Demonym Motto Anthem Author Artist Composer Director Writer Illustrator Translator Editor "
    "Publisher Creator Founder Architect Sculptor Designer Builder Engineer Inventor Discoverer Producer Spouse "
    "Pseudonym Occupation Date Place Location Result Height Depth Diameter Length Width Elevation Area Mass Weight "
    "Population Speed Colongitude Eponym Mouth Source Kingdom Species"
)
"""Parameters that are what a reader sees."""
_LABEL_OF = {
    parameter: label for label, parameters in _LABELS.items() for parameter in parameters.split()
} | {word.lower(): word for word in _AS_WRITTEN.split()}
_APART = re.compile(r"[\W_]+")


def read_label(parameter: str) -> str:
    """The label of a parameter; one that no reader sees as it is written keeps the sign of it."""
    name = parameter.strip()
    return _LABEL_OF.get(_APART.sub("", name).lower(), f"{name} (parameter)")
