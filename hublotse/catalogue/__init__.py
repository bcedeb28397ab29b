"""The knowledge: YAML and CSV under ``catalogue/``, validated into frozen models."""

from hublotse.catalogue.catalogue import Catalogue
from hublotse.catalogue.loading import load_catalogue

__all__ = ["Catalogue", "load_catalogue"]
