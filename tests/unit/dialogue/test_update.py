from __future__ import annotations

import pytest

from hublotse.advice import Location, Profile, Wish
from hublotse.catalogue import Catalogue
from hublotse.dialogue import Message, Question, State
from hublotse.dialogue.update import Change, update
from hublotse.understanding import Kind
from tests.unit.helpers import SIEGEN, ids, mention, message, profile, typed


def after(
    catalogue: Catalogue, known: Profile, said: Message, question: Question | None = None
) -> Profile:
    return change(catalogue, known, said, question).profile


def change(
    catalogue: Catalogue, known: Profile, said: Message, question: Question | None = None
) -> Change:
    return update(State(profile=known, open_question=question), said, catalogue)


# The trade ----------------------------------------------------------------------------------


def test_a_trade_is_taken_in_with_the_visitors_words(catalogue: Catalogue) -> None:
    found = after(catalogue, profile(), typed("Wir brauen Bier"))
    assert found.sector is not None
    assert found.sector.wz == "11"
    assert "Bier" in " ".join(found.sector.words)


def test_a_trade_from_a_button_is_taken_in_without_words(catalogue: Catalogue) -> None:
    said = message("describe_company", mention(Kind.INDUSTRY, "28"))
    assert after(catalogue, profile(), said).sector == profile("28").sector


def test_another_trade_takes_the_place_of_the_first(catalogue: Catalogue) -> None:
    found = after(catalogue, profile("28"), typed("Wir brauen Bier"))
    assert found.sector is not None
    assert found.sector.wz == "11"


def test_a_trade_that_is_added_stands_beside_the_first(catalogue: Catalogue) -> None:
    found = after(catalogue, profile("28"), typed("Außerdem brauen wir Bier"))
    assert found.sector is not None
    assert found.sector.wz == "28"
    assert [sector.wz for sector in found.further_sectors] == ["11"]


def test_two_trades_in_a_sentence_are_both_taken_in(catalogue: Catalogue) -> None:
    found = after(catalogue, profile(), typed("Brauerei und Spedition"))
    assert found.sector is not None
    assert {found.sector.wz, *(s.wz for s in found.further_sectors)} == {"11", "52"}


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("Wir sind keine Spedition, sondern eine Brauerei", "11"),
        ("Nein, keine Spedition, eine Brauerei", "11"),
        ("Brauerei, nicht Spedition", "11"),
    ],
)
def test_a_correction_takes_the_place_of_what_it_corrects(
    catalogue: Catalogue, text: str, division: str
) -> None:
    found = after(catalogue, profile("52"), typed(text))
    assert found.sector is not None
    assert found.sector.wz == division
    assert "52" not in {sector.wz for sector in found.further_sectors}


def test_a_trade_that_is_ruled_out_is_forgotten(catalogue: Catalogue) -> None:
    known = profile("52", focuses=["maritime-logistics"])
    found = after(catalogue, known, typed("Wir sind keine Spedition"))
    assert found.sector is None
    assert found.focuses == ()


def test_a_further_trade_that_is_ruled_out_is_forgotten(catalogue: Catalogue) -> None:
    found = after(catalogue, profile("28", further=["52"]), typed("Wir sind keine Spedition"))
    assert found.sector is not None
    assert found.sector.wz == "28"
    assert found.further_sectors == ()


def test_the_trade_of_the_customers_is_not_the_own(catalogue: Catalogue) -> None:
    found = after(catalogue, profile(), typed("Wir programmieren Software für Brauereien"))
    assert found.sector is not None
    assert found.sector.wz == "62"


def test_a_trade_that_cannot_be_told_leaves_doubts(catalogue: Catalogue) -> None:
    said = message(
        "describe_company",
        mention(
            Kind.INDUSTRY, "66", "Makler", readings={"66": 0.4, "68": 0.35, "46": 0.15, "52": 0.1}
        ),
    )
    found = change(catalogue, profile(), said)
    assert found.profile.sector is None
    assert [reading.wz for reading in found.doubts][:2] == ["66", "68"]
    assert len(found.doubts) <= 3


def test_a_clear_trade_leaves_no_doubts(catalogue: Catalogue) -> None:
    assert change(catalogue, profile(), typed("Wir brauen Bier")).doubts == ()


# Specialities -------------------------------------------------------------------------------


def test_a_speciality_sharpens_the_trade(catalogue: Catalogue) -> None:
    found = after(catalogue, profile(), typed("Wir sind eine Reederei"))
    assert ids(found.focuses) == ("maritime-logistics",)


def test_a_speciality_alone_implies_its_trade(catalogue: Catalogue) -> None:
    said = message("describe_company", mention(Kind.FOCUS, "dental", "Kronen"))
    found = after(catalogue, profile(), said)
    assert found.sector is not None
    assert found.sector.wz == catalogue.focus_by_id["dental"].division


def test_a_speciality_of_another_trade_is_left_out(catalogue: Catalogue) -> None:
    said = message("describe_company", mention(Kind.FOCUS, "maritime-logistics", "Container"))
    assert after(catalogue, profile("20"), said).focuses == ()


def test_a_speciality_of_the_customers_is_left_out(catalogue: Catalogue) -> None:
    found = after(catalogue, profile(), typed("Wir programmieren Software für Reedereien"))
    assert found.focuses == ()


def test_a_new_trade_forgets_the_old_speciality(catalogue: Catalogue) -> None:
    known = profile("52", focuses=["maritime-logistics"])
    assert after(catalogue, known, typed("Wir brauen Bier")).focuses == ()


# Interests ----------------------------------------------------------------------------------


def test_an_interest_is_taken_in_with_the_visitors_words(catalogue: Catalogue) -> None:
    found = after(catalogue, profile("28"), typed("Uns reizen Drohnen", "state_interest"))
    assert found.technologies == (Wish(id="drones", words="Drohnen"),)
    assert found.sector == profile("28").sector


def test_a_new_interest_comes_before_an_older_one(catalogue: Catalogue) -> None:
    known = profile(technologies=["drones"])
    found = after(catalogue, known, typed("Cloud", "state_interest"))
    assert ids(found.technologies) == ("cloud", "drones")


def test_an_interest_that_is_added_comes_behind(catalogue: Catalogue) -> None:
    known = profile(technologies=["drones"])
    found = after(catalogue, known, typed("auch Cloud", "state_interest"))
    assert ids(found.technologies) == ("drones", "cloud")


def test_an_interest_that_corrects_stands_alone(catalogue: Catalogue) -> None:
    known = profile(technologies=["drones"])
    found = after(catalogue, known, typed("Doch lieber Cloud", "state_interest"))
    assert ids(found.technologies) == ("cloud",)


def test_an_interest_that_is_named_again_comes_first(catalogue: Catalogue) -> None:
    known = profile(technologies=["drones", "cloud"])
    found = after(catalogue, known, typed("Cloud", "state_interest"))
    assert ids(found.technologies) == ("cloud", "drones")


def test_an_interest_that_is_named_twice_in_a_sentence_keeps_its_first_rank(
    catalogue: Catalogue,
) -> None:
    said = typed("Drohnen, Cloud und nochmals Drohnen", "state_interest")
    assert ids(after(catalogue, profile(), said).technologies) == ("drones", "cloud")


def test_a_negated_technology_is_dropped_and_ruled_out(catalogue: Catalogue) -> None:
    known = profile(technologies=["drones", "cloud"])
    found = after(catalogue, known, typed("keine Drohnen bitte", "state_interest"))
    assert ids(found.technologies) == ("cloud",)
    assert found.unwanted_technologies == ("drones",)


def test_a_technology_that_is_wanted_after_all_is_no_longer_ruled_out(
    catalogue: Catalogue,
) -> None:
    known = profile(unwanted=["drones", "cloud"])
    found = after(catalogue, known, typed("Doch, Drohnen", "state_interest"))
    assert ids(found.technologies) == ("drones",)
    assert found.unwanted_technologies == ("cloud",)


def test_a_technology_ruled_out_twice_is_ruled_out_once(catalogue: Catalogue) -> None:
    known = profile(unwanted=["drones"])
    assert after(catalogue, known, typed("keine Drohnen")).unwanted_technologies == ("drones",)


@pytest.mark.parametrize(
    ("text", "known", "field"),
    [
        ("nicht E-Health", profile(topics=["health", "fintech"]), "topics"),
        ("keine Telemedizin", profile(aims=["telemedicine", "energy-saving"]), "aims"),
    ],
)
def test_a_topic_or_aim_that_is_ruled_out_is_dropped(
    catalogue: Catalogue, text: str, known: Profile, field: str
) -> None:
    found = after(catalogue, known, typed(text, "state_interest"))
    assert ids(getattr(found, field)) == ids(getattr(known, field))[1:]


def test_an_aim_is_taken_in(catalogue: Catalogue) -> None:
    found = after(
        catalogue, profile("28"), typed("Bei uns fällt zu viel Ausschuss an", "state_interest")
    )
    assert ids(found.aims) == ("fewer-rejects",)


@pytest.mark.parametrize(
    ("intent", "question", "interest"),
    [
        ("state_interest", None, True),
        ("state_interest", Question.INTEREST, True),
        ("nlu_fallback", Question.INTEREST, True),
        ("describe_company", None, False),
        ("describe_company", Question.INTEREST, False),
    ],
)
def test_a_word_for_a_trade_and_a_wish_is_read_by_what_was_asked(
    catalogue: Catalogue, intent: str, question: Question | None, interest: bool
) -> None:
    words = "Logistik"
    both = (
        mention(Kind.INDUSTRY, "52", words),
        mention(Kind.TOPIC, "logistics", words),
    )
    found = after(catalogue, profile(), message(intent, *both, text=words), question)
    assert bool(found.topics) is interest
    assert bool(found.sector) is not interest


def test_the_longer_words_decide_whether_a_trade_or_a_wish_is_meant(
    catalogue: Catalogue,
) -> None:
    said = message(
        "describe_company",
        mention(Kind.INDUSTRY, "18", "Druck", start=3),
        mention(Kind.TECHNOLOGY, "3d-printing", "3D-Druck"),
    )
    found = after(catalogue, profile(), said)
    assert found.sector is None
    assert ids(found.technologies) == ("3d-printing",)


def test_a_technology_covers_the_topic_of_the_same_name(catalogue: Catalogue) -> None:
    found = after(catalogue, profile("28"), typed("Cybersecurity", "state_interest"))
    assert ids(found.technologies) == ("cybersecurity",)
    assert found.topics == ()


# Place, size, hubs --------------------------------------------------------------------------


def test_a_place_is_taken_in_by_its_name(catalogue: Catalogue) -> None:
    found = after(catalogue, profile(), typed("Wir sitzen in Husum", "state_place")).place
    assert found is not None
    assert found.name == "Husum"
    assert catalogue.place(found.key) is not None


def test_a_postcode_is_shown_as_its_town(catalogue: Catalogue) -> None:
    found = after(catalogue, profile(), typed("57072", "state_place")).place
    assert found == Location(key="57072", name="Siegen")


@pytest.mark.parametrize(
    "text", ["nicht in Kassel, sondern in Husum", "umgezogen von Kassel nach Husum"]
)
def test_of_several_places_the_last_one_holds(catalogue: Catalogue, text: str) -> None:
    found = after(catalogue, profile(place=SIEGEN), typed(text, "state_place")).place
    assert found is not None
    assert found.name == "Husum"


def test_a_place_that_is_ruled_out_is_forgotten(catalogue: Catalogue) -> None:
    found = after(catalogue, profile("28", place=SIEGEN), typed("Wir sind nicht in Siegen"))
    assert found.place is None


def test_a_place_that_nobody_knows_changes_nothing(catalogue: Catalogue) -> None:
    said = message("state_place", mention(Kind.PLACE, "Atlantis"))
    assert after(catalogue, profile(place=SIEGEN), said).place == SIEGEN


def test_the_number_of_employees_is_taken_in(catalogue: Catalogue) -> None:
    assert after(catalogue, profile(), typed("Wir sind 45 Leute", "state_size")).employees == 45


def test_a_number_without_people_is_no_number_of_employees(catalogue: Catalogue) -> None:
    assert after(catalogue, profile(), typed("Wir haben 3 Standorte")).employees is None


def test_a_hub_that_is_refused_is_excluded(catalogue: Catalogue) -> None:
    found = after(catalogue, profile("28"), typed("Bitte nicht Stuttgart", "ask_other_hub"))
    assert found.excluded_hubs == ("stuttgart",)


def test_a_hub_refused_twice_is_excluded_once(catalogue: Catalogue) -> None:
    known = profile("28", excluded=["stuttgart"])
    assert after(catalogue, known, typed("nicht Stuttgart")).excluded_hubs == ("stuttgart",)


# Everything else ----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "Danke!", "Und was verlangen Sie dafür?", "🙂"])
def test_what_a_message_does_not_touch_stays(catalogue: Catalogue, text: str) -> None:
    known = profile(
        "28",
        further=["52"],
        technologies=["drones"],
        topics=["health"],
        aims=["energy-saving"],
        place=SIEGEN,
        employees=80,
        excluded=["berlin"],
    )
    assert after(catalogue, known, typed(text)) == known


def test_everything_in_a_sentence_is_taken_in_at_once(catalogue: Catalogue) -> None:
    text = "Wir brauen Bier, 45 Leute, in Husum, und wollen Roboter, aber keine Drohnen"
    found = after(catalogue, profile(), typed(text))
    assert found.sector is not None
    assert found.sector.wz == "11"
    assert found.employees == 45
    assert found.place is not None
    assert found.place.name == "Husum"
    assert ids(found.technologies) == ("robotics",)
    assert found.unwanted_technologies == ("drones",)


def test_saying_the_same_again_changes_nothing(catalogue: Catalogue) -> None:
    said = typed("Wir brauen Bier, 45 Leute, in Husum, und wollen Roboter")
    once = after(catalogue, profile(), said)
    assert after(catalogue, once, said) == once
