"""How the company's goals hang together: causes, who carries what, and whether the parts make the whole."""
