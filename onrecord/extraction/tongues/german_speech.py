"""German words of saying, of names, roles and bodies."""

from __future__ import annotations

from onrecord.extraction.tongues.tongue import Speech, Words, words

# Stems of regular verbs: erklär-t, -te, -en, -ten; the participle is like the first or has ge-.
_WEAK = """
    sag erklär bemerk ergänz beton versicher erläuter bestätig begründ kritisier kommentier
    resümier antwort erwider entgegn frag mein äußer berichtet berichtig erzähl schilder warn
    mahn forder lob dank beklag bedauer behaupt vermut schätz prognostizier kündig freu ärger
    wunder erinner versprech verkünd meld begrüß jubel schimpf murmel flüster seufz scherz
    empört appellier argumentier urteil bilanzier präzisier konstatier kontert klag hoff glaub
    berichte räum füg teil stell führ zeig mutmaß unterstrich verteidig tadel rüg lächel lach
    bemängel pflicht verlang prahl witzel stöhn schwärm rechtfertig mokier wetter poch ermahn
    wünsch befürcht prophezei zürn raun folger resümier gesteh knurr brumm stammel insistier
    protestier unterstreich dementier vorwerf beteuer belehr spekulier philosophier attackier
    formulier plädier bekräftig drängt dräng beschwer beruhig beteuer moniert monier zitier
    analysier entschuldig gratulier spott gesteh wies vermeld signalisier diktier twitter
"""
_STRONG = """
    sprach spricht sprachen sprechen schrieb schreibt schrieben schreiben rief ruft riefen rufen
    hieß gab gibt gaben geben wies weist wiesen weisen unterstrich unterstreicht unterstrichen
    hob hebt hoben verwies verweist verwiesen versprach verspricht versprachen gestand gesteht
    bat bittet baten fand findet fanden dachte denkt empfahl empfiehlt empfahlen riet rät rieten
    widersprach widerspricht widersprachen warf wirft warfen befand befindet beschrieb beschreibt
    beschrieben nannte nennt nannten bezeichnete bezeichnet lautete lautet bekannte bekennt
    schloss schließt hält hielt hielten sieht sah sahen kennt weiß wusste
"""
_PARTICIPLES = """
    gesagt erklärt mitgeteilt geschrieben betont berichtet bestätigt angekündigt gefordert
    gewarnt geantwortet hinzugefügt eingeräumt bekanntgegeben versichert ergänzt
"""
# With their particle in front, as at the end of a clause.
_JOINED = """
    mitteilt mitteilte mitteilten bekanntgab bekanntgaben angab angaben ankündigte ankündigten
    hinzufügte hinzufügten einräumte einräumten ausführte ausführten klarstellte klarstellten
"""


def _finite() -> Words:
    found = set(words(_STRONG) | words(_PARTICIPLES) | words(_JOINED))
    for stem in _WEAK.split():
        link = "e" if stem.endswith(("t", "d", "dn", "gn", "chn")) else ""
        found |= {f"{stem}{link}t", f"{stem}{link}te", f"{stem}en", f"{stem}{link}ten"}
    found |= words("berichtet berichtete berichten berichteten ergänzte bedauerte bedauert")
    return frozenset(found - {"geben", "gibt", "teilen", "meinen", "stellen", "zeigen", "fragen"})


_MALE_ROLES = """
    minister präsident sprecher chef leiter vorsitzender vorsitzende direktor bürgermeister landrat
    kanzler senator politiker abgeordneter abgeordnete anwalt richter trainer professor forscher
    wissenschaftler experte ökonom arzt lehrer schüler bauer landwirt wirt händler inhaber betreiber
    geschäftsführer kommissar beamter beamte pfarrer bischof pastor zeuge anwohner bewohner nachbar
    besucher mitarbeiter kollege stellvertreter meister führer manager autor historiker biologe
    loge general oberst hauptmann kapitän botschafter sekretär rektor intendant koordinator
    beauftragter beauftragte dezernent referent architekt ingenieur unternehmer gründer student
    rentner vater fahrer spieler torwart kandidat mann mitglied vorstand gouverneur premier könig
    papst prinz kämmerer förster winzer fischer bäcker pfleger verteidiger stürmer berater
    beobachter augenzeuge sieger gewinner organisator veranstalter planer physiker chemiker
    meteorologe geologe virologe kläger angeklagter zoologe retter einsatzleiter kurator künstler
    sänger schauspieler regisseur schriftsteller verkäufer urlauber tourist pendler imker jäger
    vize amtskollege landeschef betreuer erzieher therapeut psychologe soziologe statistiker
    analyst volkswirt bergführer hausmeister schulleiter wehrführer züchter gastronom hotelier
    bevollmächtigter bevollmächtigte geschädigter geschädigte reisender reisende delegierter
    delegierte angestellter angestellte überlebender überlebende verwandter verwandte gesandter
    kommandant kommandeur staatsanwalt ministerpräsident parteichef ortsvorsteher vorsteher
"""
_FEMALE_ROLES = """
    vorsitzende rätin ärztin anwältin bäuerin beamtin kollegin zeugin abgeordnete beauftragte
    mutter frau königin prinzessin köchin expertin login hebamme krankenschwester schwester tochter
"""
_BODIES = """
    polizei feuerwehr regierung ministerium amt behörde partei fraktion verband verbandes verein
    gesellschaft gericht anwaltschaft gewerkschaft unternehmen konzern bank stadt gemeinde kreis
    stiftung institut universität hochschule klinik krankenhaus kammer bund agentur zeitung sender
    ausschuss kommission leitung verwaltung werke werk betriebe dienst wacht wehr armee bahn
    zentrale club initiative bündnis genossenschaft versicherung kasse kirche hafen museum schule
    theater zoo bericht mitteilung studie gutachten statement schreiben erklärung leitstelle
    krise firma betreibergesellschaft stadtrat gemeinderat bundesrat aufsichtsrat union senat
    bundestag landtag parlament flughafen reederei redaktion jury militär generalstab warte dwd
    dpa afp kreise angaben bundesamt landesamt zentrum gruppe forum netzwerk rathaus büro
"""


def _female(role: str) -> str:
    """ "Kämmerer" -> "Kämmerin", "Zeuge" -> "Zeugin", "Minister" -> "Ministerin"."""
    return f"{role.removesuffix('er') if role.endswith('erer') else role.removesuffix('e')}in"


def _roles() -> tuple[str, ...]:
    male = _MALE_ROLES.split()
    return tuple(sorted({*male, *map(_female, male), *_FEMALE_ROLES.split()}))


SPEECH = Speech(
    says=_finite(),
    so=words("so"),
    impersonal=(("heißt", "es"), ("hieß", "es")),
    within=words("in im aus bei beim von vom seitens"),
    that=words("dass ob"),
    as_said=words("wie"),
    reported=words(
        """
        sei seien habe werde könne könnten müsse müssten wolle wollten dürfe solle gebe gehe stehe
        komme bleibe liege lasse mache nehme fehle brauche laufe sehe halte finde wisse bedeute
        hätten hätte wären wäre würden würde gelte zeige führe bringe sollten dürften fahre zahle
        """
    ),
    according=(
        ("laut",),
        ("nach", "angaben"),
        ("nach", "aussage"),
        ("nach", "aussagen"),
        ("nach", "einschätzung"),
        ("nach", "ansicht"),
        ("nach", "auffassung"),
        ("nach", "darstellung"),
        ("nach", "informationen"),
        ("nach", "worten"),
        ("nach", "auskunft"),
        ("den", "angaben"),
    ),
    according_behind=words("zufolge"),
    he=words("er"),
    she=words("sie"),
    they=words("sie"),
    plural=words("en ten"),
    determiners=words(
        """
        der die das ein eine einer dieser diese dieses jener mehrere einige viele zwei drei sein
        seine ihr ihre unser unsere deren dessen beide manche den dem des einem einen eines seiner
        ihrer ihrem seinem ihren seinen
        """
    ),
    possessive=words("der des einer eines seiner ihrer dieser seines ihres"),
    linking=words("von vom für beim"),
    prepositions=words(
        """
        am im in bei beim gegenüber nach vor zu zum zur mit auf an während laut aus über unter von
        vom für bis seit durch gegen um ohne trotz wegen per via anlässlich angesichts ins ans
        neben zwischen hinter
        """
    ),
    conjunctions=words("und aber doch denn sondern oder sowie während weil wobei als"),
    adverbs=words(
        """
        weiter zudem außerdem später dazu daraufhin danach nun jedoch auch dann hierzu darüber
        bereits zuvor anschließend ferner schließlich erneut wiederum allerdings hingegen sich
        nur noch einmal knapp deutlich stolz lachend zunächst demnach mehrfach selbst kurz
        öffentlich ausdrücklich schriftlich telefonisch wörtlich
        """
    ),
    time_words=words(
        """
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montagabend
        dienstagabend mittwochabend donnerstagabend freitagabend montagmorgen dienstagmorgen
        heute gestern morgen vorgestern abend mittag nachmittag vormittag nacht januar februar märz
        april mai juni juli august september oktober november dezember jüngst kürzlich zuletzt
        inzwischen mittlerweile freitagmorgen montagvormittag sonntagabend samstagabend
        """
    ),
    particles=words("von van de der zu zur da di el al bin"),
    male=words("herr herrn"),
    female=words("frau"),
    titles=words("dr prof dipl ing"),
    roles=_roles(),
    bodies=tuple(_BODIES.split()),
    female_endings=("in", "rau", "mutter"),
    hedged=words(
        """
        vielleicht möglicherweise wohl vermutlich angeblich wahrscheinlich offenbar mutmaßlich
        könnte könnten dürfte dürften eventuell womöglich anscheinend
        """
    ),
    future=words("wird werden werde"),
    negated=words(
        "nicht kein keine keinen keiner keinem keines nie niemals niemand nichts nirgends"
    ),
)
