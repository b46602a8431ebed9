"""The kinds of what a source names, and the words around a name that tell which it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum

from quiz.text.words import words_of

NO_NAMES = words_of("""
    the a an in on at by for from to with after before during when while as according he she they it his her
    their its this that these those then but and or nor so yet if though although because since until till
    once where there here what who whom whose which why how not no all both each every some many most more
    much few several other another such one two three four five six seven eight nine ten first second third
    last next later early soon now never always often even only just also again still too very about around
    over under between among against through without within into upon of off up down out near behind beyond
    despite instead meanwhile however nevertheless nonetheless therefore thus indeed perhaps today
    eventually i we you my our your me us him them is was are were be been have has had do does did will
    would can could may might must shall should being having following unlike like whatever whether almost
    nearly half
""")
"""Words that begin sentences and are no names, in small letters."""

NATIONS = words_of("""
    american african asian australian austrian algerian arab argentinian armenian athenian babylonian
    bavarian belgian bolivian brazilian british bulgarian burgundian byzantine canadian carthaginian
    castilian catalan chechen chilean chinese colombian corsican croatian cuban cypriot czech danish dutch
    egyptian english estonian ethiopian european finnish flemish florentine french gallic genoese georgian
    german greek haitian hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican
    japanese jewish kenyan korean latin latvian lebanese lithuanian mexican mongolian moroccan nigerian
    norman norwegian ottoman pakistani palestinian persian peruvian philippine polish portuguese prussian
    roman romanian russian samaritan saxon scandinavian scottish serbian siberian sicilian slav slavic
    slovak slovenian soviet spanish spartan swedish swiss syrian tatar thai tibetan tunisian turkish tuscan
    ukrainian venetian victorian vietnamese welsh yiddish hebrew arabic anglican catholic christian muslim
    protestant buddhist hindu orthodox puritan quaker americans africans arabs athenians austrians belgians
    bolsheviks canadians carthaginians catholics christians danes egyptians englishmen europeans frenchmen
    gauls germans greeks hungarians indians italians jews mensheviks mexicans muslims normans norwegians
    persians poles protestants prussians puritans quakers romans russians saxons scots serbs sicilians slavs
    spaniards swedes syrians turks ukrainians venetians bolshevik menshevik communist trotskyite stalinist
    leninist
""")
"""Adjectives of nations, languages and creeds, and those who belong to them, in small letters."""

TITLES = words_of("""
    Mr Mrs Miss Ms Mme Mlle Dr Prof Professor Sir Dame Lord Lady King Queen Prince Princess Duke Duchess
    Count Countess Earl Baron Baroness Marquis Emperor Empress Tsar Tsarina Czar Kaiser Sultan Pope Cardinal
    Bishop Archbishop Abbot Abbess Rev Reverend Father Mother Brother Sister Saint St President Chancellor
    Senator Governor General Gen Colonel Col Captain Capt Major Lieutenant Lt Admiral Commander Sergeant
    Judge Justice Inspector Aunt Uncle Madame Monsieur Don Doña Frau Herr Rabbi Imam
""")
"""What stands before the name of a person and belongs to it."""

ROLES = words_of("""
    father mother parents brother sister son daughter husband wife widow uncle aunt cousin nephew niece
    grandfather grandmother grandson granddaughter stepfather stepmother fiancé fiancée ward twin friend
    colleague rival enemy lover mistress tutor teacher governess pupil student assistant secretary servant
    nurse maid freedman slave master owner partner king queen emperor empress prince princess duke count
    bishop abbot pope priest monk nun troubadour chronicler tribune dictator consul general captain colonel
    admiral officer soldier commander president chancellor minister governor mayor senator prosecutor judge
    lawyer advocate journalist historian biographer writer author novelist poet playwright painter artist
    sculptor composer musician singer actor actress physicist chemist mathematician astronomer geologist
    palaeontologist paleontologist biologist botanist naturalist anatomist scientist engineer inventor
    explorer philosopher professor physician doctor surgeon merchant banker farmer carpenter baker smith
    shoemaker abolitionist activist preacher reverend collector leader editor publisher printer fellow
    first-born lady gentleman man woman boy girl heir heiress
""")
"""Words in small letters that stand before a person's name, or say after it what the person is."""

DEEDS = words_of("""
    said says wrote writes told asked replied answered married wed divorced died met thought believed wanted
    wished refused agreed gave taught learned learnt read heard saw knew felt loved hated admired helped
    invited urged accused defended denounced discovered invented declared argued announced suggested
    proposed fought killed joined signed resigned visited travelled traveled returned went lived worked
    studied hired bought sold paid owned escaped encouraged forbade promised protested listened remembered
    recalled described blamed explained complained insisted looked sat rode wore spoke shouted wept smiled
    laughed decided hoped tried persuaded convinced confessed admitted claimed noted observed reported
    published painted drew composed translated withdrew hesitated pardoned plotted collected examined dug
    searched walked sailed nursed bore inherited
""")
"""What a person does, right after the name."""

ACTS_UPON = words_of("""
    married met named called befriended succeeded appointed elected accused defended arrested killed
    pardoned nominated introduced taught hired blamed joined followed
""")
"""What is done to a person, right before the name."""

PLACE_PARTS = words_of("""
    Street Road Avenue Lane Square Place Quarter River Lake Mount Mountain Mountains County Island Islands
    Isle Bay Sea Ocean Castle Bridge Park Hill Hills Valley Province City Town Village Cape Channel Strait
    Gulf Harbour Harbor Port Fort Desert Forest Coast Beach Cliffs Heights Hall House Plantation Farm
    Peninsula Asia Minor Africa Empire Kingdom Republic Territory States Krakowskie Way Canal Cemetery
    Prison Tower
""")
"""Words of the names of places."""

THING_PARTS = words_of("""
    University Academy Society Institute Museum Party Committee War Wars Church Company Association School
    College Prize Conference Declaration Trial Trials Revolution Treaty Act Bill Review Times Journal
    Nations Union Court Council Senate Army Navy Office Bank Library Hospital Ministry Department Bureau
    Commission Club League Congress Parliament Centre Center Administration Battle Rebellion Revolt Rising
    Crusade Duties Republic Disputations Philippics Medal Award Order Legion Star Herald Tribune Gazette
    Magazine Mirror News Post Chronicle Daily Observer Guardian Narrative History Life Story Letters Book
    Bible Constitution Amendment Proclamation Convention Railroad Railway Survey Press Movement Front
    Government Police Opposition Day Year Eve Element Orator Lion Ides Chemistry Physics Medicine Literature
    Peace God Agriculture Industry Transport State Services Service Disease Plan Project Programme Program
    Theory Law Code
""")
"""Words of the names of institutions, works and events."""

PLACES = words_of("""
    Africa Albania Alexandria America Amsterdam Antioch Aquitaine Asia Athens Australia Austria Baltimore
    Belgium Berlin Boston Brazil Britain Bristol Brittany Brussels Bulgaria Burgundy Byzantium Cairo
    California Canada Castile Chicago Chile China Constantinople Cuba Damascus Delaware Denmark Dublin
    Edinburgh Egypt England Europe Finland Florence Florida France Gascony Gaul Geneva Germany Glasgow
    Greece Haiti Hamburg Hungary Iceland India Iran Iraq Ireland Israel Istanbul Italy Japan Jerusalem Kiev
    Korea Leningrad Lisbon Liverpool London Louisiana Lyon Madrid Maine Manchester Maryland Massachusetts
    Mexico Milan Mississippi Moscow Munich Naples Netherlands Normandy Norway Ohio Oxford Palestine Paris
    Pennsylvania Persia Petersburg Petrograd Philadelphia Poitou Poland Portugal Prague Prussia Rhodes
    Romania Rome Russia Scotland Serbia Siberia Sicily Spain Stockholm Sweden Switzerland Syria Thessalonica
    Tokyo Turkey Tuscany Ukraine USA USSR US UK Venice Verona Vienna Virginia Wales Warsaw Washington York
    Zurich Dorset Devon Cornwall Kent Sussex Somerset
""")
"""Places that most readers know."""

FIRST_NAMES = words_of("""
    Aaron Abigail Abraham Ada Adam Adele Adolf Adrian Agnes Alan Albert Alec Alexander Alexandra Alexei
    Alfred Alice Alix Amelia Amy Andre André Andrew Andrey Angela Angelo Ann Anna Anne Annie Anthony Anton
    Antonio Archibald Arnold Arthur August Augusta Augustus Barbara Beatrice Ben Benedict Benjamin
    Berengaria Bernard Bertha Bertrand Betsy Betty Bill Blanche Boris Bridget Bronisława Bruno Camille Carl
    Carlo Carlos Caroline Catherine Cecilia Charles Charlotte Christina Christopher Clara Clarence Claude
    Clement Constance Cornelius Daisy Daniel Daphne David Deborah Denis Diana Diego Dmitri Dmitry Dolores
    Donald Dora Doris Dorothy Douglas Duncan Edgar Edith Edmund Eduard Edward Edwin Eleanor Elias Elisabeth
    Eliza Elizabeth Ella Ellen Elsa Emil Emile Émile Emilia Emily Emma Enrico Eric Ernest Ernst Ethel Eugene
    Eugenia Eva Eve Ève Evelyn Ezra Fanny Felix Ferdinand Fernando Flora Florence Frances Francesco Francis
    Francisco Frank Franklin Franz Fred Frederic Frédéric Frederick Friedrich Fritz Gabriel Galina Geoffrey
    Georg George Georges Gerald Gerard Gertrude Gideon Giorgio Giovanni Giuseppe Gordon Grace Graham Gregory
    Grigory Guido Gustav Guy Hannah Hans Harold Harriet Harry Hector Heinrich Helen Helena Helga Henri Henry
    Herbert Herman Hermann Hilda Horace Howard Hugh Hugo Humphrey Ian Ida Ignatius Igor Inès Ingrid Irene
    Irène Iris Isaac Isabel Isabella Isaiah Ivan Jack Jackson Jacob Jacques James Jan Jane Janet Jean Jeanne
    Jennifer Jeremiah Jerome Jessie Joachim Joan Johan Johann Johannes John Jonathan José Josef Joseph
    Josephine Joshua Josiah Juan Judith Julia Julian Julie Juliet Julius Karl Karen Kate Katharine Katherine
    Kenneth Konstantin Kurt Lars Laura Lavrenti Lawrence Lazarus Leah Leila Leo Leon Leonard Leonardo Leonid
    Leopold Leslie Lev Lewis Lillian Lilian Lily Linda Lise Lloyd Lorenzo Louis Louisa Louise Lucas Lucia
    Lucius Lucy Ludwig Luigi Luis Luise Luther Lydia Mabel Madeleine Magdalena Marcel Marco Marcus Margaret
    Margarita Margot Maria Marian Marianne Marie Mario Mark Martha Martin Mary Mathilde Matilda Matthew Maud
    Maurice Max Maximilian Maxim Michael Michel Miguel Mikhail Mildred Milton Minnie Miriam Mohammed Molly
    Morris Moses Muriel Nadezhda Nancy Natalia Nathan Nathaniel Nelson Nellie Nicholas Nicolas Niels Nikita
    Nikolai Nina Noah Norman Olaf Oleg Olga Oliver Olivia Oscar Otto Owen Pablo Patricia Patrick Paul Paula
    Pauline Pavel Pedro Percy Peter Philip Philippa Phoebe Pierre Polly Publius Quintus Rachel Ralph Ramon
    Raphael Raymond Rebecca René Richard Robert Roberto Roger Roland Rosa Rosalind Rose Roy Rudolf Rufus
    Rupert Ruth Sally Salvador Sam Samuel Sarah Sebastian Serge Sergei Sextus Sheila Sidney Sigmund Simon
    Sofia Sojourner Solomon Sophia Sophie Stanley Stefan Stella Stephen Steven Stuart Susan Susanna Sybil
    Sylvia Tatiana Terence Teresa Tess Theobald Theodor Theodore Theresa Thérèse Thomas Timothy Titus Tom
    Ulrich Ursula Valentina Vera Vernon Victor Victoria Viktor Vincent Viola Virginia Vivian Vladimir Walter
    Warren Werner Wilhelm Wilfred Will William Winifred Winston Wolfgang Xavier Yuri Yves Zachary Zinaida
    Zoe Zorya Gaius
""")
"""First names that lives often have."""


class Kind(StrEnum):
    """What a text names; the value is what a teacher reads."""

    PLACE = "place"
    PERSON = "person"
    NATION = "nation"
    THING = "institution or work"
    NAME = "name"
    DATE = "date"
    NUMBER = "number"
    AMOUNT = "amount"


CERTAIN = 9
"""Points for a kind that nothing else outweighs."""


def _any(words: Collection[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# What stands around a name


_ROLE = _any(ROLES)
# "his sister " · ", a merchant"
_AFTER_ROLE = re.compile(rf"\b(?:{_ROLE}|friends?)(?:,|,? called|,? named)? [“\"‘']?$")
_IS_ROLE = re.compile(rf"^, (?:(?:a|an|the|his|her|their|then|now|later)\b[^,.;:]{{0,40}}?)\b(?:{_ROLE})\b")
_SUFFERED = "born|killed|murdered|married|buried|arrested|exiled|sentenced|shot|run over"
_KEPT = "mother|father|brother|sister|wife|husband|son|daughter|death|letters?|life|speech"
_DOES = re.compile(  # " said", " was born", "’s mother", " (1801–"
    rf"^(?:,? who(?:m|se)?\b| (?:{_any(DEEDS)})\b| (?:was|were|had been|is) (?:{_SUFFERED})\b"
    rf"|[’']s? (?:{_KEPT})\b| \((?:born|c\.|\d{{3,4}}[–-])| him(?:self)?\b| herself\b)"
)
_OWNED = (
    "death|life|tomb|grave|staff|house|court|reign|sons?|daughter|wife|widow|brother|sister|friend|portrait"
)
_DONE_TO = re.compile(  # "married ", "wrote to ", "tomb of "
    rf"\b(?:(?:{_any(ACTS_UPON)})|(?:wrote|married|introduced|letters?|engaged|spoke|born) to"
    rf"|(?:{_OWNED}) of|speeches against|friendship with) $"
)
_BESIDE = re.compile(r"\b(?:by|with|between|under|like|against|for) $")
_MOVED = (
    "moved|went|sent|back|came|travell?ed|returned|returning|shipped|sailed|fled|exiled|march|taken|withdrew"
)
_PART = (
    "walls|city|town|village|battle|port|capital|streets|people|cathedral|castle|abbey|church|north|south|east|"
    "west|road|sanatorium|island"
)
_IN = re.compile(  # "near ", "moved back to ", "walls of the "
    r"\b(?:in|at|near|outside|into|inside|through|reached|reaching|left|leaving|towards?|entered|road to"
    rf"|(?:{_MOVED}) (?:\w+ )?to|(?:{_PART}) (?:of|to)) (?:the )?$",
    re.I,
)
_TO = re.compile(r"\b(?:to|from|via|across|crossed) (?:the )?$", re.I)  # "crossed the "
_SORT_OF_PLACE = "town|city|village|port|harbour|harbor|suburb|island|region|country|county|state"
# ", a small town", " province"
_WHERE = re.compile(rf"^(?:, (?:where|an? (?:\w+ )?(?:{_SORT_OF_PLACE})|the capital)\b| province\b| city\b)")
SORT_OF_PLACE = re.compile(
    rf"^where\b|^(?:\w+ ){{0,2}}(?:which|what) (?:\w+ )?(?:{_SORT_OF_PLACE}|place|province|continent)\b",
    re.I,
)
"""A prompt that asks for a place: "In which small town …"."""
_NUMERAL = re.compile(r"^[IVX]+$")  # "Louis VII"


def points(name: str, before: str, after: str) -> dict[Kind, int]:
    """How much a name in its sentence speaks for each kind: its own words, and those before and after it."""
    words = name.replace("’s", "").split()
    first, several = words[0], len(words) > 1
    if all(part in NATIONS for word in words for part in word.casefold().split("-")):
        return {Kind.NATION: CERTAIN}
    if not THING_PARTS.isdisjoint(words) and first not in TITLES:
        return {Kind.THING: CERTAIN}
    is_place = not PLACE_PARTS.isdisjoint(words) and first not in FIRST_NAMES | TITLES
    has_title = first.rstrip(".") in TITLES and several and words[1][0].isupper()
    has_first_name = first in FIRST_NAMES or (several and re.match(r"[A-Z]\.", first))  # "J. Ploof"
    is_from_place = len(words) > 2 and words[-2] == "of" and words[-1] in PLACES
    the = re.search(r"\b[Tt]he $", before)
    done_to = _DONE_TO.search(before)
    signs = (
        (Kind.PLACE, CERTAIN, is_place),
        (Kind.PERSON, CERTAIN, has_title),
        (Kind.PERSON, 3, several and _NUMERAL.match(words[-1])),
        (Kind.PERSON, 3 if several else 2, has_first_name),
        (Kind.PERSON, 4, len(words) > 2 and words[1] == "of" and first in FIRST_NAMES),
        (Kind.PERSON, 2, is_from_place and not is_place),
        (Kind.PLACE, 3, first in PLACES),
        (Kind.PERSON, 3, not the and _AFTER_ROLE.search(before)),
        (Kind.PERSON, 0 if the else 2, _DOES.match(after)),
        (Kind.PERSON, 3, _IS_ROLE.match(after)),
        (Kind.PERSON, 2 if done_to else 1, done_to or _BESIDE.search(before)),
        (Kind.PLACE, 2 if _IN.search(before) else 1, _IN.search(before) or _TO.search(before)),
        (Kind.PLACE, 3, _WHERE.match(after)),
    )
    found: dict[Kind, int] = {}
    for kind, count, speaks in signs:
        if speaks:
            found[kind] = found.get(kind, 0) + count
    return found
