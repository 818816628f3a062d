"""The nouns of Demarche: frozen dataclasses without behaviour of their own beyond simple questions."""
