"""The record as data over HTTP: anybody may read it, from any page."""
