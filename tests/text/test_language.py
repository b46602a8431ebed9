import pytest

from quiz.text.language import language_of, primary

TEXTS = {
    "She was born in Leeds, and went to Rome with her mother.": "en",
    "Carl wurde am 30. April 1777 in Braunschweig geboren und war ein Mathematiker.": "de",
    "Elle est née à Lyon en 1820, et elle a vécu dans le Midi avec sa sœur.": "fr",
    "Nació en Madrid el 6 de julio de 1907. Estudió en la Academia.": "es",
    "Nacque a Torino nel 1850 e si trasferì a Roma con il fratello.": "it",
    "Он родился в 1850 году в Казани и был сыном врача.": "ru",
    "Nasceu em Lisboa em 1850 e foi uma das filhas do conde.": "pt",
    "Hij werd in 1850 in Delft geboren en was een zoon van het hoofd.": "nl",
    "Painter. Born Lyon 1820. Pupil: Ingres, Delacroix.": "",
    "": "",
}


@pytest.mark.parametrize(("text", "tag"), TEXTS.items())
def test_a_text_is_told_by_its_small_words_and_too_few_tell_nothing(text: str, tag: str) -> None:
    assert language_of(text) == tag


def test_a_tag_is_its_language_without_script_and_region() -> None:
    assert [primary(tag) for tag in ("en", "en-GB", "zh_Hant_TW", "")] == ["en", "en", "zh", ""]
