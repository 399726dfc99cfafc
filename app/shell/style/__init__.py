"""Theme tokens and the controls every screen uses, with the providers of icons, codes and round pictures."""
