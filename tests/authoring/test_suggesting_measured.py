"""How many of the first wrong options suggested are of the answer's kind, over the lives of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from quiz.authoring.suggesting import wrong_options
from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.reading import read_bank

_LIVES = Path(__file__).parents[1] / "lives"
_FIRST = 6
_LEAST = 0.8

PEOPLE = {
    "curie": "Marie; Marie Skłodowska Curie; Maria Skłodowska; Maria; Bronisława; Pierre; Pierre "
    "Curie; Irène; Ève; Wilhelm Röntgen; Henri Becquerel; Becquerel; Prof. Gabriel Lippmann; "
    "Paul Langevin; President Harding; President Hoover; Frédéric Joliot",
    "eleanor": "Eleanor of Aquitaine; Eleanor; William IX; William X; Louis VI of France; Louis VII; "
    "Louis; St. Bernard of Clairvaux; Count Theobald of Champagne; Marie; Alix; Raymond; Pope "
    "Eugenius III; Henry II; Henry; King Stephen; William; Matilda; Richard; Richard I; "
    "Geoffrey; Joan; John; King John; Berengaria of Navarre; Pope Celestine III; Blanche; "
    "Louis VIII of France; Arthur of Brittany; James Goldman",
    "cicero": "Marcus Tullius Cicero; Cicero; L. Crassus; M. Antonius; Pompeius Strabo; P. Quinctius; "
    "Sextus Roscius of Ameria; Chrysogonus; Sulla; Terentia; Tullia; Molon of Rhodes; "
    "Archimedes; Gaius Verres; Verres; Lucius Sergius Catilina; Catiline; Caesar; Pompey; "
    "Crassus; Publius Clodius; Clodius; Titus Annius Milo; Publilia; Brutus; Mark Antony; "
    "Antony; Lepidus; Octavian; Tiro; Quintilian; Petrarch; Atticus; Angelo Mai; Voltaire; "
    "John Adams",
    "serebryakov": "Serebryakov; Vladimir Lenin; Lenin; Leon Trotsky; Trotsky; Victor Serge; Grigory "
    "Zinoviev; Zinoviev; Andrey Vyshinsky; Galina; Zorya; Nikolai Yezhov; Lavrenti Beria; "
    "Stalin",
}
"""All people of each life, by every form of their names."""

PLACES = {
    "curie": "Freta Street; Warsaw; Russian Empire; Szczuki; Krakowskie Przedmieście; Paris; Sorbonne; "
    "Latin Quarter; Sceaux; Sèvres; America; Sancellemoz; Haute-Savoie; Panthéon",
    "eleanor": "Poitou; Gascony; Aquitaine; Santiago de Compostela; Bordeaux; France; Vitry; Vézelay; "
    "Constantinople; Asia Minor; Mount Cadmus; Antioch; Aleppo; Damascus; Tusculum; "
    "Beaugency; Anjou; Normandy; Poitiers; Westminster; England; Paris; Chinon; Alps; "
    "Messina; Vienna; Mainz; Pyrenees; Castile; Mirebeau; Fontevraud",
    "cicero": "Arpinum; Rome; Greece; Asia Minor; Sicily; Syracuse; Palatine; Thessalonica; Dyrrachium; "
    "Appian Way; Cilicia; Pharsalus; Brundisium; Caieta; Forum; Verona; Mainz",
    "serebryakov": "Samara; Lugansk; Vologda; Vologda province; Narym; Baku; Odessa; Moscow; Germany; "
    "Vienna; USSR; Romania; USA; Russia; Semipalatinsk; Prague",
}
"""All places of each life."""

ASKED: dict[str, dict[str, str]] = {
    "person": {
        "curie": "Paul Langevin; Bronisława; Henri Becquerel; President Hoover",
        "eleanor": "Raymond; King Stephen; Berengaria of Navarre; Blanche",
        "cicero": "Terentia; Mark Antony; Archimedes; Gaius Verres",
        "serebryakov": "Victor Serge; Galina; Stalin",
    },
    "place": {
        "curie": "Warsaw; Sceaux; Sèvres",
        "eleanor": "Poitiers; Damascus; Vézelay; Chinon",
        "cicero": "Arpinum; Dyrrachium; Sicily",
        "serebryakov": "Lugansk; Vienna; Narym",
    },
    "unknown person": {
        "curie": "Albert Einstein; Molly; Dr Smith",
        "eleanor": "Thomas Becket; Petronilla",
        "cicero": "Cato; Marcus Brutus",
    },
}
"""Answers, of which the last are people of whom the sources know nothing: the prompt tells that."""


@cache
def bank(life: str) -> Bank:
    found = read_bank(builtin_path() if life == "serebryakov" else _LIVES / f"{life}.yaml").bank
    assert found is not None
    return found


def gold(life: str, kind: str) -> set[str]:
    return set((PLACES if kind == "place" else PEOPLE)[life].split("; "))


def suggested(life: str, kind: str, answer: str) -> list[str]:
    ask = "Who was it?" if kind == "unknown person" else ""
    return [found.text for found in wrong_options(bank(life), answer, (), ask=ask)[:_FIRST]]


def shares(kind: str) -> Iterator[tuple[float, str, list[str]]]:
    for life, answers in ASKED[kind].items():
        for answer in answers.split("; "):
            found = suggested(life, kind, answer)
            wrong = [text for text in found if text not in gold(life, kind)]
            yield (len(found) - len(wrong)) / _FIRST, answer, wrong


@pytest.mark.parametrize("kind", ASKED)
def test_nearly_all_of_the_first_suggestions_are_of_the_answers_kind(kind: str) -> None:
    measured = list(shares(kind))
    assert sum(share for share, _, _ in measured) / len(measured) >= _LEAST, measured
    assert not [each for each in measured if each[0] < 0.5]


def test_amounts_are_offered_for_amounts() -> None:
    assert {"100,000 dollars", "500 roubles"} <= set(suggested("curie", "amount", "70,000 francs"))
