"""Words that tell what a name names, in English texts; first names of many languages."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NO_NAMES = _words("""
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

NATIONS = _words("""
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

TITLES = _words("""
    Mr Mrs Miss Ms Mme Mlle Dr Prof Professor Sir Dame Lord Lady King Queen Prince Princess Duke Duchess
    Count Countess Earl Baron Baroness Marquis Emperor Empress Tsar Tsarina Czar Kaiser Sultan Pope Cardinal
    Bishop Archbishop Abbot Abbess Rev Reverend Father Mother Brother Sister Saint St President Chancellor
    Senator Governor General Gen Colonel Col Captain Capt Major Lieutenant Lt Admiral Commander Sergeant
    Judge Justice Inspector Aunt Uncle Madame Monsieur Don Doña Frau Herr Rabbi Imam
""")
"""What stands before the name of a person and belongs to it."""

ROLES = _words("""
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

DEEDS = _words("""
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

ACTS_UPON = _words("""
    married met named called befriended succeeded appointed elected accused defended arrested killed
    pardoned nominated introduced taught hired blamed joined followed
""")
"""What is done to a person, right before the name."""

PLACE_PARTS = _words("""
    Street Road Avenue Lane Square Place Quarter River Lake Mount Mountain Mountains County Island Islands
    Isle Bay Sea Ocean Castle Bridge Park Hill Hills Valley Province City Town Village Cape Channel Strait
    Gulf Harbour Harbor Port Fort Desert Forest Coast Beach Cliffs Heights Hall House Plantation Farm
    Peninsula Asia Minor Africa Empire Kingdom Republic Territory States Krakowskie Way Canal Cemetery
    Prison Tower
""")
"""Words of the names of places."""

THING_PARTS = _words("""
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

PLACES = _words("""
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

FIRST_NAMES = _words("""
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

MONEY = _words("""
    pound pounds shilling shillings penny pence guinea guineas dollar dollars cent cents euro euros franc
    francs mark marks crown crowns rouble roubles ruble rubles kopeck kopecks sesterces denarii ducat ducats
    florin florins livre livres lira lire peso pesos rupee rupees yen
""")
"""Units of money."""
