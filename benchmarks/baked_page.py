"""A baked page beside nginx serving the same bytes from a file: one worker each, on one core.

Rounds alternate, so that both meet the same machine. `--data` names a data folder that is ready.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from serving import GZIP, Load, a_report, fetch, free_port, load, need, our_site, running

NGINX = """
daemon off; worker_processes 1; error_log stderr crit; pid {folder}/pid;
events {{ worker_connections 4096; }}
http {{
  include /etc/nginx/mime.types;
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
  open_file_cache max=1000; gzip_static on;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port} reuseport; root {folder}/site; index index.html; }}
}}
"""


def main() -> None:
    """Print each round, then the ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=int, default=4)
    chosen = options.parse_args()
    need("wrk", "nginx", "taskset")
    with our_site(chosen.data) as ours:
        path = a_report(ours)
        packed = fetch(ours + path, GZIP)
        with nginx(path, packed) as theirs:
            rounds = [
                (
                    load(ours + path, seconds=chosen.seconds),
                    load(theirs + path, seconds=chosen.seconds),
                )
                for _ in range(chosen.rounds)
            ]
    for number, (one, other) in enumerate(rounds, 1):
        print(f"round {number}: ours {_words(one)}; nginx {_words(other)}")
    assert not any(one.failed or other.failed for one, other in rounds)
    rate = statistics.median(one.rate / other.rate for one, other in rounds)
    p99 = statistics.median(one.p99 / other.p99 for one, other in rounds)
    print(f"a page of {len(packed):,} bytes with gzip, medians of {len(rounds)} rounds:")
    print(f"{rate:.2f} of nginx's requests/s (at least 0.70), {p99:.2f} of its p99 (at most 2.00)")


@contextmanager
def nginx(path: str, packed: bytes) -> Iterator[str]:
    """nginx with the page as files, plain and packed."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        folder.chmod(0o755)
        page = folder / "site" / path.strip("/") / "index.html"
        page.parent.mkdir(parents=True)
        page.write_bytes(gzip.decompress(packed))
        page.with_name("index.html.gz").write_bytes(packed)
        settings = folder / "nginx.conf"
        settings.write_text(NGINX.format(folder=folder, port=port))
        address = f"http://127.0.0.1:{port}"
        with running(["nginx", "-p", name, "-c", str(settings)], url=address + path):
            yield address


def _words(seen: Load) -> str:
    return f"{seen.rate:,.0f}/s, p99 {seen.p99:.2f} ms"


if __name__ == "__main__":
    main()
