"""The public pages: each function takes an address's parameters and gives the page, baked."""
