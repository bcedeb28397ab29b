from __future__ import annotations

import pytest
from pydantic import ValidationError

from hublotse.catalogue import Catalogue
from hublotse.catalogue.models import Place, Source


@pytest.mark.parametrize("date", [2017, "2017", "2017-04", "2017-04-21"])
def test_a_date_may_be_a_year_a_month_or_a_day(date: object) -> None:
    assert Source(title="Bericht", date=date).date == str(date)


@pytest.mark.parametrize("date", ["April 2017", "21.04.2017", "17", "2017-4", ""])
def test_a_date_in_another_form_is_refused(date: str) -> None:
    with pytest.raises(ValidationError):
        Source(title="Bericht", date=date)


def test_what_was_loaded_cannot_be_changed(catalogue: Catalogue) -> None:
    with pytest.raises(TypeError):
        catalogue.hubs[0].name = "Anders"


def test_a_hub_names_each_city_once(catalogue: Catalogue) -> None:
    assert catalogue.hub_by_id["muenchen"].cities == ("München",)
    assert catalogue.hub_by_id["dresden-leipzig"].cities == ("Dresden", "Leipzig")


def test_a_hub_has_the_topics_of_all_its_sites_each_once(catalogue: Catalogue) -> None:
    assert catalogue.hub_by_id["muenchen"].topics == ("mobility", "insurtech")
    assert catalogue.hub_by_id["ludwigshafen-mannheim"].topics == ("chemistry", "health")


def test_a_hub_has_the_technologies_of_all_its_sites_each_once(catalogue: Catalogue) -> None:
    for hub in catalogue.hubs:
        placed = [fact.id for site in hub.sites for fact in site.technologies]
        assert sorted(set(placed)) == sorted(hub.technologies)


def test_a_place_is_shown_with_its_state_where_it_is_known() -> None:
    somewhere = {"name": "Aach", "lat": 47.8, "lon": 8.9}
    assert Place(state="Baden-Württemberg", **somewhere).label == "Aach (Baden-Württemberg)"
    assert Place(state="", **somewhere).label == "Aach"


def test_a_figure_is_found_by_its_id(catalogue: Catalogue) -> None:
    for figure in catalogue.initiative.figures:
        assert catalogue.initiative.figure(figure.id) is figure


def test_a_figure_that_nobody_counted_is_a_key_error(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.initiative.figure("unicorns-1899")
