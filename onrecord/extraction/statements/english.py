"""The English lexicon."""

from __future__ import annotations

from onrecord.extraction.statements.english_verbs import (
    PASSIVES,
    SEEMING,
    english_cues,
    english_nouns,
)
from onrecord.extraction.statements.lexicon import Lexicon, followed, words

ROLE_NOUNS = words(
    """
    spokesman spokeswoman spokesperson chairman chairwoman chair president secretary minister
    director senator governor general colonel major captain commander admiral lieutenant
    sergeant columnist professor officer chief head leader strategist analyst author attorney
    lawyer judge justice mayor candidate nominee manager adviser advisor aide official
    correspondent reporter journalist editor writer historian scientist researcher economist
    expert pollster pundit host anchor activist organizer representative congressman
    congresswoman lawmaker ambassador envoy delegate deputy premier chancellor king queen prince
    princess pope bishop cardinal archbishop pastor rabbi imam sheriff detective inspector
    superintendent prosecutor executive ceo cfo coo founder owner partner lobbyist farmer
    teacher student nurse doctor physician surgeon engineer pilot resident voter supporter
    member coordinator consultant operative veteran treasurer commissioner councilman
    councilwoman administrator principal dean fellow scholar actor actress singer comedian
    filmmaker critic negotiator diplomat physicist biologist chemist geologist meteorologist
    seismologist archaeologist coach player skipper captain goalkeeper winner employee worker
    unionist trader broker co-founder co-chair vice-president vice-chairman ombudsman
    comptroller auditor archivist curator brother sister mother father wife husband son daughter
    cousin uncle aunt widow widower neighbor neighbour colleague friend
    """
)


ENGLISH = Lexicon(
    cues=english_cues(),
    nouns=english_nouns(),
    passives=followed(PASSIVES + SEEMING),
    seeming=frozenset(followed(SEEMING)),
    according=("according", "to"),
    that=words("that"),
    he=words("he"),
    she=words("she"),
    it=words("it"),
    they=words("they"),
    possessives=words("his her its their my our your"),
    first=words("i we you"),
    relative=words("who which whom whose"),
    articles=words("the a an"),
    determiners=words(
        """
        the a an this that these those his her its their our my your some any no every each another
        such both all most many several few more other one one's
        """
    ),
    be=words(
        "is are was were be been being am isn't aren't wasn't weren't get gets got getting gotten"
    ),
    finite=words(
        """
        is are was were am be been has have had will would can could may might must should shall
        do does did isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot
        couldn't shouldn't don't doesn't didn't i'm you're he's she's it's we're they're i've
        you've we've they've i'll you'll he'll she'll it'll we'll they'll i'd you'd he'd she'd
        we'd they'd that's there's came went took made got gave left lost won ran met held kept
        sent spent began became knew saw grew fell rose led put set cut hit let paid sold bought
        brought thought felt built stood sat broke chose drew drove fought spoke wrote shot struck
        threw wore seems seem appears needs wants makes takes gives gets goes comes looks works
        means remains plans looked needed wanted used tried
        """
    ),
    fillers=words(
        """
        has have had also later then now just once never not no longer already still ever even
        only will would can could may might must should shall did does do didn't doesn't don't
        hasn't haven't hadn't won't wouldn't can't cannot couldn't has been often always sometimes
        soon again reportedly recently repeatedly previously publicly privately earlier yesterday
        today first further too instead therefore thus itself himself herself themselves be being
        is are was were isn't wasn't ago likewise both all each simply merely
        """
    ),
    subordinators=words(
        """
        that because while if when as although though where whether how why what unless until
        whereas lest once whenever wherever
        """
    ),
    coordinators=words("and or but nor yet so"),
    prepositions=words(
        """
        in on at by for from with of to into onto over under after before during since until
        through throughout against among amid around about above across along behind below beside
        between beyond despite down except inside like near off outside past per toward towards
        unlike upon via within without following given including regarding concerning
        """
    ),
    connectives=words(
        """
        moreover however meanwhile furthermore also additionally nevertheless nonetheless still
        instead therefore thus hence besides similarly likewise otherwise consequently finally
        later earlier then now and but or so yet indeed overall separately ultimately
        """
    ),
    time_words=words(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri
        sat sun yesterday today tonight tomorrow morning afternoon evening night week month year
        january february march april may june july august september october november december jan
        feb mar apr jun jul aug sept oct nov dec last this next earlier later recently early late
        weekend day days weeks months years
        """
    ),
    setting_nouns=words(
        """
        interview statement speech tweet email e-mail letter memo report article post blog podcast
        briefing conference rally debate hearing testimony address press release call message note
        filing video appearance event remarks show program facebook twitter telegram instagram
        television radio newsletter book column op-ed court lawsuit complaint affidavit ruling
        announcement town meeting
        """
    ),
    role_nouns=ROLE_NOUNS,
    ranks=words(
        """
        lt lt. gen gen. maj maj. brig brig. col col. capt capt. cmdr cmdr. adm adm. sgt sgt. cpl
        cpl. pvt pvt. vice rear senator sen sen. rep rep. gov gov. representative governor
        congressman congresswoman president vice-president secretary minister premier chancellor
        general lieutenant colonel major captain commander admiral marshal sergeant corporal
        private judge justice ambassador mayor professor prof prof. dr dr. doctor rev rev.
        reverend bishop archbishop cardinal pope king queen prince princess sir lord lady dame
        sheriff sheikh imam rabbi pastor father sister brother supt supt. det det. insp insp. atty
        atty. ald ald. hon hon. deputy
        """
    ),
    short_titles={
        "sen": "senator",
        "rep": "representative",
        "gov": "governor",
        "gen": "general",
        "lt": "lieutenant",
        "col": "colonel",
        "maj": "major",
        "capt": "captain",
        "cmdr": "commander",
        "adm": "admiral",
        "sgt": "sergeant",
        "prof": "professor",
        "dr": "doctor",
        "rev": "reverend",
        "det": "detective",
    },
    alike={
        "premier": words("minister"),
        "lawmaker": words("senator representative congressman congresswoman"),
        "legislator": words("senator representative congressman congresswoman"),
        "congressman": words("representative"),
        "congresswoman": words("representative"),
        "officer": words("captain colonel major lieutenant sergeant commander general"),
        "executive": words("ceo"),
    },
    any_body=words("company firm group organization organisation agency body institution charity"),
    courtesies=words("mr mr. mrs mrs. ms ms. miss mx mx. messrs messrs. mme m."),
    organisation_words=words(
        """
        ministry department staff committee council party agency office bureau court police army
        navy force forces military government administration association society institute
        university college school company corporation corp inc ltd group union league federation
        foundation center centre commission board bank service services network news times post
        journal tribune herald press magazine radio television house senate congress parliament
        campaign organization organisation authority fund institution team club church hospital
        database survey poll study report command guard directorate secretariat embassy delegation
        coalition alliance trust kremlin pentagon reuters afp interfax tass
        """
    ),
    unnamed=words(
        """
        eyewitness eyewitnesses witness witnesses official officials source sources expert experts
        critic critics analyst analysts people residents activists supporters opponents insider
        insiders observers locals authorities reports lawmakers diplomats scientists researchers
        economists employees workers protesters neighbors neighbours doctors survivors
        """
    ),
)
