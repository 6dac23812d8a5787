"""In which language a text is, and whether it is one that is read."""

import pytest

from data.coder.tongue import is_known, language_of
from tests.data.coder.measured import HERE

READ = {
    "en": "Iran accused the United States of piracy. The tankers were on their way to Venezuela.",
    "es": "Irán acusó a Estados Unidos de piratería. Los buques iban de camino a Venezuela.",
}
ARTICLES = sorted((HERE / "articles").glob("*.txt"))
UNREAD = (
    "ایران آمریکا را به راهزنی دریایی متهم کرد. نفتکش‌ها در راه ونزوئلا بودند.",
    "Иран обвинил США в пиратстве. Танкеры шли в Венесуэлу, сообщило министерство.",
    "Der Iran warf den Vereinigten Staaten Piraterie vor. Die Tanker fuhren nach Venezuela.",
    "伊朗指责美国海盗行为。油轮正驶往委内瑞拉。",
)


@pytest.mark.parametrize("language", READ)
def test_a_language_that_is_read_is_known_by_its_small_words(language):
    assert language_of(READ[language]) == language
    assert is_known(READ[language])


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_language_of_an_article_is_known(article):
    text = article.read_text(encoding="utf-8")
    assert language_of(text) == article.stem[:2]
    assert is_known(text)


@pytest.mark.parametrize("text", UNREAD)
def test_a_language_that_is_not_read_is_told_from_them(text):
    assert not is_known(text)


def test_no_text_is_taken_for_one_that_is_not_read_for_want_of_words():
    assert is_known("")
