"""On Record: a news platform on which every report shows who said what."""
