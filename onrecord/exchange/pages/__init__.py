"""The record as data, made without a request: entries, records, speakers, measures, lists."""
