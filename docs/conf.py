"""How the documents are built: Sphinx with MyST's Markdown and the Furo theme."""

project = "On Record"
author = "the On Record contributors"
extensions = ["myst_parser"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "On Record"
nitpicky = True
