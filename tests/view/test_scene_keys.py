"""The check of scenes knows every key of a View, and no other."""

from components.dossier.scene_rules import KEYS
from components.view.parsers import READERS


def test_the_check_of_scenes_knows_the_keys_of_a_view() -> None:
    assert set(KEYS) == set(READERS) - {"case"}  # a scene is of its own
