"""The public pages where all apps meet, feeds and sitemaps. Imports every app, imported by none."""
