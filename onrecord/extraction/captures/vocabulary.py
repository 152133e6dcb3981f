"""The words by which page furniture gives itself away, by what they belong to.

Phrases are lower-case and divided by "/". ``#`` stands for a count ("12", "(3)", "1.2k") and
``~`` for one name ("Facebook", the site's own). A line is furniture when such phrases make up all
of it, so a report that merely uses one of the words stays a report.
"""

from __future__ import annotations

PAGE_TOOLS = """
close panel / share page / about sharing / reuse this content / suggest a correction
/ report an error / report a typo / listen to article / add us on ~ / add to
favourites / get short url / short url / short link / copy link / link copied /
copied / permalink / embed / share / share this / share this article / share this
story / share article / share on ~ / share via ~ / share link / share this with ~ /
share with ~ / shares / # shares / share # / tweet / pin / pin it / e-mail / email /
e-mail this / send by email / print / print this / print page / print article /
print version / save / save article / saved / bookmark / listen / listen to this
article / read aloud / text size / font size / a+ / a- / follow / follow us / follow
us on ~ / follow ~ / subscribe / subscribe now / subscribe to our newsletter /
newsletter / newsletters / sign up / sign up now / sign in / log in / login / log
out / register / my account / account / create account / donate / support us /
advertisement / advertising / ad / anzeige / werbung / publicité / publicidad /
реклама / إعلان / skip to content / skip to main content / skip navigation / menu /
main menu / search / search this site / close / open menu / home / homepage / back
to top / top / back / next / previous / next article / previous article / more /
read more / show more / see more / view all / see all / continue reading / full
story / read full story / load more / facebook / twitter / x / whatsapp / telegram /
linkedin / reddit / instagram / youtube / vk / viber / pocket / messenger / mastodon
/ bluesky / threads / tiktok / pinterest / flipboard / rss / line / accept / accept
all / accept cookies / accept all cookies / reject all / manage cookies / manage
preferences / cookie settings / cookie preferences / ok / got it / agree / i agree /
decline / about / about us / contact / contact us / careers / jobs / imprint /
impressum / terms / help / faq / privacy / cookies / sitemap / site map / site index
/ terms of use / terms of service / terms & conditions / terms and conditions /
privacy policy / privacy notice / cookie policy / legal notice / accessibility /
feedback / corrections / ethics / our apps / mobile app / # min read / # minute read
/ # minutes read / reading time # min / # views / views # / # reads / live /
breaking / breaking news / latest news / teilen / drucken / merken / vorlesen /
anmelden / abmelden / registrieren / abonnieren / startseite / suche / menü /
datenschutz / kontakt / agb / mehr / mehr anzeigen / kurzlink / link kopieren /
seite drucken / per e-mail teilen / auf ~ teilen / schließen / partager / imprimer /
s'abonner / se connecter / accueil / rechercher / connexion / lire plus / compartir
/ imprimir / suscribirse / iniciar sesión / inicio / buscar / menú / leer más /
поделиться / печать / подписаться / войти / главная / поиск / меню / короткая ссылка
/ читать далее / مشاركة / شارك / طباعة / اشترك / تسجيل الدخول / الرئيسية / بحث /
القائمة / نسخ الرابط / رابط مختصر / المزيد / اقرأ المزيد / حفظ / تابعنا / إغلاق
"""

STANDARDS = """
community standards / community guidelines / commenting guidelines / comment policy
/ comments policy / comment rules / commenting rules / house rules / rules of
discussion / read our community standards / read our comment policy / standards /
netiquette / netiquette rules / netiquette beachten / kommentarregeln / forenregeln
/ diskussionsregeln / charte des commentaires / charte de modération / normas de la
comunidad / правила комментирования / معايير المجتمع / معايير النشر
"""

DISCUSSION = """
comment / comments / comment # / comments # / # comment / # comments / all comments
/ all comments # / discussion / discussions / the discussion / join the discussion /
join the conversation / join the debate / conversation / the conversation /
responses / # responses / # response / # thoughts / reader comments / readers'
comments / reader comments # / your comments / your views / have your say / view
comments / view comments # / show comments / show comments # / hide comments / most
recent comments / top comments / kommentare / kommentare # / # kommentare / #
kommentar / alle kommentare / leserkommentare / diskussion / lesermeinungen / ihre
meinung / commentaires / commentaires # / # commentaires / # commentaire / vos
réactions / réactions / comentarios / comentarios # / # comentarios / комментарии /
комментарии # / # комментариев / все комментарии / обсуждение / تعليقات / التعليقات
/ التعليقات # / # تعليقات / # تعليق / جميع التعليقات / كل التعليقات / النقاش / آراء
القراء / comments are closed / comments closed / commenting is closed
"""

COMMENT_TOOLS = """
share what you think / click to rate / best rated / worst rated / order by newest /
order by oldest / most recommended / guardian picks / comment via ~ / comment with ~
/ comment as ~ / sign in with ~ / log in with ~ / log in via ~ / login with ~ /
continue with ~ / log in to comment / login to comment / sign in to comment / sign
in to reply / log in to reply / log in or register to comment / please log in to
comment / log in to post comments / log in or register to post comments / register
to comment / subscribe to comment / add a comment / add comment / add your comment /
leave a comment / leave a reply / write a comment / write your comment / write a
reply / post a comment / post comment / post reply / submit / submit comment / send
/ cancel / cancel reply / your comment / your name / name / name * / email * /
website / your email / comment * / show new comments # / show new comments / new
comments # / # new comments / load more comments / load comments / more comments /
show more comments / view more comments / view all comments / view all # comments /
show all comments / show all # comments / load # more comments / show # more
comments / show more replies / show # replies / show # reply / view replies / view #
replies / view # more replies / hide replies / hide # replies / # replies / # reply
/ replies / replies # / show comment / hide comment / sort by / sort by newest /
sort by oldest / sort by best / sort by top / newest / oldest / best / newest first
/ oldest first / most liked / top rated / most recent / sort / reply / reply # /
like / likes / like # / # likes / # like / dislike / dislike # / # dislikes / upvote
/ downvote / vote up / vote down / # votes / # upvotes / points / # points /
recommend / recommended / recommend # / report / report abuse / report comment /
flag / flag as inappropriate / report as inappropriate / quote / permalink / edit /
delete / edited / link / share / collapse / expand / see more / read more / show /
hide / parent / context / pinned / pinned comment / editor's pick / editors' pick /
featured / top commenter / verified / moderator / staff / author / subscriber /
follow / mute / block / back to article / no comments yet / no comments / be the
first to comment / antworten / antwort / antwort schreiben / kommentieren /
kommentar schreiben / kommentar verfassen / jetzt kommentieren / gefällt mir /
gefällt mir # / melden / empfehlen / empfehlen # / zitieren / neue kommentare # /
neue kommentare anzeigen # / neueste / älteste / neueste zuerst / älteste zuerst /
weitere kommentare / mehr kommentare laden / weitere kommentare laden / anmelden um
zu kommentieren / # antworten / antworten anzeigen / # antworten anzeigen /
kommentar melden / répondre / signaler / j'aime / j'aime # / voir plus de
commentaires / laisser un commentaire / connectez-vous pour commenter / responder /
me gusta / denunciar / ver más comentarios / ответить / пожаловаться / нравится /
показать ещё / оставить комментарий / رد / الرد / إبلاغ / أعجبني / أعجبني # / تحميل
المزيد / تحميل المزيد من التعليقات / أضف تعليقا / أضف تعليق / أضف تعليقك / اكتب
تعليقا / اكتب تعليقك / إظهار التعليقات الجديدة # / إظهار التعليق / إخفاء التعليق /
الأحدث / الأقدم
"""

RELATED = """
related / related stories / related articles / related news / related content /
related coverage / related posts / related links / read also / also read / see also
/ read next / read more on this story / more on this / more on this story / more on
this topic / more from this section / more stories / more like this / you may also
like / you might also like / recommended for you / recommended reading / further
reading / don't miss / in case you missed it / on the same topic / also in the news
/ keep reading / siehe auch / lesen sie auch / lesen sie mehr / mehr zum thema /
weitere artikel / auch interessant / das könnte sie auch interessieren / lesetipps /
verwandte artikel / passend dazu / à lire aussi / lire aussi / sur le même sujet /
articles liés / voir aussi / lea también / le puede interesar / noticias
relacionadas / leggi anche / читайте также / по теме / материалы по теме / смотрите
также / اقرأ أيضا / اقرأ أيضاً / مواضيع ذات صلة / أخبار ذات صلة / مقالات ذات صلة /
ذات صلة / شاهد أيضا
"""

POPULAR = """
sponsored / sponsored content / promoted / promoted stories / paid content / most
read / most viewed / most popular / most shared / most commented / popular / popular
stories / trending / trending now / top stories / top news / latest / latest stories
/ latest headlines / more news / news in pictures / editor's choice / editors'
choice / editors' picks / from the web / around the web / what to read next / in
other news / elsewhere on the site / meistgelesen / meistgelesene artikel /
meistkommentiert / beliebt / neueste artikel / aktuelles / les plus lus / les plus
lues / lo más leído / lo más visto / самое читаемое / популярное / главные новости /
الأكثر قراءة / الأكثر مشاهدة / الأكثر تعليقا / آخر الأخبار
"""

TAGS = """
topic / related topics / explore more on these topics / more on these topics / in
this story / tags / tag / tagged / tagged with / tagged in / topics / topics in this
article / topics in this story / keywords / key words / filed under / labels /
hashtags / themen / schlagwörter / schlagworte / stichwörter / stichworte /
mots-clés / mots clés / sujets / thèmes / etiquetas / temas / palabras clave / теги
/ метки / темы / ключевые слова / الكلمات المفتاحية / كلمات مفتاحية / الوسوم / وسوم
/ المواضيع
"""

SECTIONS = """
news world politics business economy economics finance markets money sport sports
football tennis culture arts entertainment music film books opinion analysis comment
editorial editorials columns science technology tech health environment climate
energy education travel lifestyle style food society local region regional national
international uk us usa europe asia africa americas america latin north south middle
east west pacific oceania australia china india russia ukraine israel syria military
defence defense crime law justice religion weather video photos investigations
features transport housing property media digital cities city county council
district harbour politik wirtschaft ausland inland panorama kultur wissen
wissenschaft gesellschaft lokales regionales meinung netzwelt gesundheit reise
nachrichten welt deutschland europa umwelt finanzen stadt monde politique économie
international société culture planète sports sciences santé mundo política economía
deportes cultura sociedad internacional ciencia мир политика экономика общество
спорт культура наука россия أخبار العالم سياسة اقتصاد رياضة ثقافة مجتمع علوم
تكنولوجيا صحة محليات دولي عربي الشرق الأوسط
"""

# Whole sentences that are about the site, not about the news: what any of them must hold, and how
# they go on.
NOTICES = (
    (
        "this / caption / our standards",
        r"^share (?:or comment on )?this (?:article|story|page)\b|^our standards\b|"
        r"^(?:media|video) caption\b|"
        r"^this article is more than \d+ (?:years?|months?) old|^this is an? (?:archived|"
        r"older) (?:article|page)",
    ),
    (
        "cookie",
        r"we (?:and our partners )?use cookies|uses cookies|cookies? (?:to improve|"
        r"help us)|accept (?:our )?cookies|wir verwenden cookies|nous utilisons (?:des )?cookies|"
        r"utilizamos cookies|мы используем (?:файлы )?cookie",
    ),
    (
        "site",
        r"by (?:continuing|using) (?:to (?:use|browse) )?(?:this|our|the) (?:web)?site",
    ),
    (
        "rights reserved / rechte / droits / derechos / права / الحقوق / copyright / © / (c)",
        r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|"
        r"все права защищены|جميع الحقوق محفوظة|^(?:copyright\b|©|\(c\)) ?(?:19|20)\d\d",
    ),
    (
        "subscribe / sign up / register",
        r"(?:subscribe|sign up|register) (?:now )?(?:to|for) (?:our|the|a|your|free|daily|get)\b",
    ),
    (
        "get the / get our / receive the / receive our",
        r"\b(?:get|receive) (?:the|our) (?:latest|best|top|daily)\b.*\b(?:inbox|e-?mail|"
        r"phone|alerts?)\b",
    ),
    (
        "will not be published / required fields",
        r"(?:your )?e-?mail address will not be published|required fields are marked",
    ),
    (
        "log / sign / recaptcha",
        r"(?:you must be|please|you need to be?) (?:log(?:ged)?|sign(?:ed)?)[- ]?in|"
        r"(?:log|sign) ?in (?:or \w+ )?to (?:join|comment|post|reply|leave)|protected by recaptcha",
    ),
    (
        "javascript / browser / blocker",
        r"(?:please )?enable javascript|your browser does not support|disable your ad ?blocker",
    ),
    (
        "facebook / twitter / on x / telegram / instagram / youtube",
        r"(?:follow|like|find) (?:us|[\w ]{2,30}) on (?:facebook|twitter|x\b|telegram|"
        r"instagram|youtube)",
    ),
    (
        "not responsible for",
        r"(?:is|are) not responsible for (?:the content of )?(?:external|comments|third)",
    ),
    (
        "comment / discussion is / noch keine / لا توجد",
        r"comments? (?:are|is) (?:moderated|closed|now closed|reviewed|pre-moderated)|"
        r"comments below have (?:not )?been moderated|discussion is (?:now )?closed|"
        r"be the first to comment|no comments yet|noch keine kommentare|لا توجد تعليقات",
    ),
    (
        "views expressed / necessarily reflect",
        r"the views expressed (?:in|by|here)|do not necessarily reflect",
    ),
    (
        "app / material may not",
        r"(?:download|get) (?:our|the) (?:\w+ )?app\b|material may not be (?:published|reproduced)",
    ),
    (
        "newsletter / melden sie / ملفات",
        r"(?:unseren|den) newsletter (?:abonnieren|bestellen)|melden sie sich an|نستخدم ملفات",
    ),
)
