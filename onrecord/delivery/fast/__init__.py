"""The fast path: plain requests for pages at hand are answered by the server, without Django."""
