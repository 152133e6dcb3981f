"""The record of a report: who said what, with which figures. Imports reports and below."""
