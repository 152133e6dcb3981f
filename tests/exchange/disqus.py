"""An export as Disqus writes it."""

from __future__ import annotations

DISQUS = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>paper</forum><title>General</title></category>
<thread dsq:id="77"><id>node/5</id><forum>paper</forum><link>{link}</link><title>647 leave</title>
<message/><createdAt>2014-01-01T00:00:00Z</createdAt>
<author><name>Desk</name><isAnonymous>false</isAnonymous><username>desk</username></author>
<isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
{posts}
</disqus>"""


def post(
    number: int | str,
    message: str = "<p>Words.</p>",
    *,
    parent: int | str = "",
    at: str = "2014-05-01T10:00:00Z",
    name: str = "Nia",
    **facts: str,
) -> str:
    """One post as Disqus writes it."""
    answered = f'<parent dsq:id="{parent}"/>' if parent else ""
    return (
        f'<post dsq:id="{number}"><id>{facts.get("wp", "")}</id><message><![CDATA[{message}]]>'
        f"</message><createdAt>{at}</createdAt><isDeleted>{facts.get('deleted', 'false')}"
        f"</isDeleted><isSpam>{facts.get('spam', 'false')}</isSpam><author>"
        f"<email>{facts.get('email', '')}</email><name>{name}</name><isAnonymous>false"
        f"</isAnonymous><username>{name.lower()}</username></author>"
        f'<thread dsq:id="{facts.get("thread", "77")}"/>{answered}</post>'
    )
