"""vaultgen: everything you have about an episode, as notes that link to the second."""

__version__ = "0.1.0"
