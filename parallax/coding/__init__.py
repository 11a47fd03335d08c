"""Which code which sentence carries: by cues, or by people."""
