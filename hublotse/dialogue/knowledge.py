"""Answers from the catalogue: hubs, technologies, the initiative, the way to a contact."""

from __future__ import annotations

from collections.abc import Sequence

from hublotse.advice import recommend, use_case_for
from hublotse.catalogue import Catalogue
from hublotse.catalogue.models import Hub, Site
from hublotse.dialogue import cards, offers, summary
from hublotse.dialogue.recommendation import advise
from hublotse.dialogue.state import Message, Shown, State
from hublotse.dialogue.turn import Button, Say, Show, Turn
from hublotse.understanding import Kind

MADE_FOR = 0.9  # affinity from which a technology is what a topic is about
LISTED = 4  # offers, figures: a phone's screen holds no more
FIGURES_SHOWN = ("startups-2018", "companies-2018", "universities-2018", "hubs-2024")


def show_hub(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Tell of the hub that was named, else of the one shown last; else list them."""
    hub_id = message.first(Kind.HUB) or next(iter(state.shown.hubs), None)
    if hub_id is None and message.of(Kind.INDUSTRY):
        return advise(state, message, catalogue)
    if hub_id is None:
        return list_hubs(state, message, catalogue)
    hub = catalogue.hub_by_id[hub_id]
    values = {
        "hub": hub.name,
        "summary": hub.summary.text,
        "offers": _offers(hub, catalogue),
        "website": " · ".join(_websites(hub)),
        "as_of": _german_date(hub.as_of),
    }
    buttons = (
        Button(catalogue.text("button_contact"), offers.payload("request_handoff")),
        Button(catalogue.text("button_other_hub"), offers.payload("ask_other_hub")),
        Button(catalogue.text("button_all_hubs"), offers.payload("list_hubs")),
    )
    shown = Shown(
        hubs=(hub_id, *(h for h in state.shown.hubs if h != hub_id)),
        technologies=state.shown.technologies,
    )
    parts = (Say("utter_hub", values), Show(cards.hub_card(hub)), Say("utter_more", {}, buttons))
    return Turn(parts, state.but(shown=shown, misses=0))


def list_hubs(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """List the hubs, or those for the topic or technology that was named."""
    topic, technology = message.first(Kind.TOPIC), message.first(Kind.TECHNOLOGY)
    hubs, about = _listed(topic, technology, catalogue)
    if not hubs:
        buttons = (Button(catalogue.text("button_all_hubs"), offers.payload("list_hubs")),)
        return Turn((Say("utter_no_hub_for", {"about": about}, buttons),), state)
    lines = "\n".join(
        catalogue.text(
            "bullet",
            text=catalogue.text("hub_line", name=hub.name, topics=_topics(hub, catalogue)),
        )
        for hub in hubs
    )
    response = "utter_hubs_for" if about else "utter_hubs"
    said = Say(response, {"hubs": lines, "about": about})
    offered = [Button(catalogue.text("button_recommend"), offers.payload("request_recommendation"))]
    if about and len(hubs) <= LISTED:
        offered = [offers.more_on(hub, catalogue) for hub in hubs]
    shown = Shown(hubs=tuple(h.id for h in hubs), technologies=state.shown.technologies)
    parts = (said, Show(cards.hub_list_card(hubs)), Say("utter_more", {}, tuple(offered)))
    # A list of all hubs puts none in focus.
    return Turn(parts, state.but(shown=shown if about else state.shown, misses=0))


def show_technology(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Explain the technology that was named, else the one shown last; else list them."""
    named = message.first(Kind.TECHNOLOGY) or next(iter(state.shown.technologies), None)
    if named is None and message.of(Kind.INDUSTRY):
        return advise(state, message, catalogue)  # 'Lohnt sich das für einen Friseur?'
    if named is None:
        return list_technologies(state, message, catalogue)
    technology = catalogue.technology_by_id[named]
    hubs = _hubs_for_technology(named, catalogue)
    names = summary.enumerate_words(hub.name for hub in hubs) if hubs else ""
    values = {
        "technology": technology.name,
        "summary": technology.summary,
        "use_case": use_case_for(technology, state.profile, catalogue),
        "first_step": technology.first_steps[0],
        "hubs": catalogue.text("technology_hubs", hubs=names)
        if hubs
        else catalogue.text("technology_hubs_none"),
    }
    buttons = (
        Button(catalogue.text("button_other_technology"), offers.payload("ask_other_technology")),
        Button(catalogue.text("button_recommend"), offers.payload("request_recommendation")),
    )
    shown = Shown(
        hubs=state.shown.hubs,
        technologies=(named, *(t for t in state.shown.technologies if t != named)),
    )
    card = cards.technology_card(technology, state.profile, hubs, catalogue)
    parts = (Say("utter_technology", values), Show(card), Say("utter_more", {}, buttons))
    return Turn(parts, state.but(shown=shown, misses=0))


def list_technologies(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """List the technologies, the initiative's four first."""
    names = [technology.name for technology in catalogue.technologies]
    buttons = tuple(
        offers.technology(technology.id, catalogue) for technology in catalogue.technologies[:4]
    )
    values = {"first": summary.enumerate_words(names[:4]), "others": ", ".join(names[4:])}
    return Turn((Say("utter_technologies", values, buttons),), state.but(misses=0))


def show_initiative(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Tell of the initiative: what it is, since when, who is behind it, its figures."""
    initiative = catalogue.initiative
    figures = [initiative.figure(key) for key in FIGURES_SHOWN]
    values = {
        "summary": initiative.summary.text,
        "governance": initiative.governance.now.text,
        "figures": " ".join(figure.text for figure in figures),
        "website": initiative.website.label,
    }
    buttons = (
        Button(catalogue.text("button_all_hubs"), offers.payload("list_hubs")),
        Button(catalogue.text("button_recommend"), offers.payload("request_recommendation")),
    )
    return Turn((Say("utter_initiative", values, buttons),), state.but(misses=0))


def show_startups(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Say why working with startups pays, with the Bitkom figures, their date and base."""
    initiative = catalogue.initiative
    values = {
        "without": initiative.figure("no-startup-work-2018-03").text,
        "contact": initiative.figure("no-contact-2018-03").text,
    }
    buttons = (
        Button(catalogue.text("button_recommend"), offers.payload("request_recommendation")),
    )
    return Turn((Say("utter_startups", values, buttons),), state.but(misses=0))


def show_contact(state: State, message: Message, catalogue: Catalogue) -> Turn:
    """Name the general way to a hub: the named one, the one shown last, or the best one."""
    hub_id = message.first(Kind.HUB) or next(iter(state.shown.hubs), None)
    if hub_id is None:
        if state.profile.is_empty:
            return Turn((Say("utter_contact_unknown_hub"),), state)
        hub_id = recommend(state.profile, catalogue).best.hub.id
    hub = catalogue.hub_by_id[hub_id]
    lines = "\n".join(
        catalogue.text("bullet", text=_contact(site, catalogue)) for site in hub.sites
    )
    values = {"hub": hub.name, "contacts": lines, "as_of": _german_date(hub.as_of)}
    buttons = (
        offers.more_on(hub, catalogue),
        Button(catalogue.text("button_other_hub"), offers.payload("ask_other_hub")),
    )
    shown = Shown(
        hubs=(hub_id, *(h for h in state.shown.hubs if h != hub_id)),
        technologies=state.shown.technologies,
    )
    said = Say("utter_contact", values, buttons)
    return Turn((said,), state.but(shown=shown, open_question=None, misses=0))


def _listed(
    topic: str | None, technology: str | None, catalogue: Catalogue
) -> tuple[tuple[Hub, ...], str]:
    """Return the hubs to list, and for what; for nothing in particular, all."""
    if technology:
        name = catalogue.technology_by_id[technology].name
        return _hubs_for_technology(technology, catalogue), name
    if topic:
        return catalogue.hubs_for_topic(topic), catalogue.topic_by_id[topic].german
    return catalogue.hubs, ""


def _hubs_for_technology(technology: str, catalogue: Catalogue) -> tuple[Hub, ...]:
    topics = catalogue.technology_by_id[technology].topics
    core = [topic for topic, affinity in topics.items() if affinity >= MADE_FOR]
    made_for = [hub for topic in core for hub in catalogue.hubs_for_topic(topic)]
    found = dict.fromkeys([*made_for, *catalogue.hubs_for_technology(technology)])
    return tuple(found)


def _offers(hub: Hub, catalogue: Catalogue) -> str:
    texts = dict.fromkeys(offer.text for site in hub.sites for offer in site.offers)
    return "\n".join(catalogue.text("bullet", text=text) for text in list(texts)[:LISTED])


def _websites(hub: Hub) -> Sequence[str]:
    return tuple(dict.fromkeys(site.website.label for site in hub.sites))


def _topics(hub: Hub, catalogue: Catalogue) -> str:
    return summary.enumerate_words(catalogue.topic_by_id[topic].german for topic in hub.topics)


def _contact(site: Site, catalogue: Catalogue) -> str:
    text = f"{site.name} ({site.city}): {site.contact.text}"
    if site.contact.email and site.contact.email not in text:
        return catalogue.text("contact_email", text=text, email=site.contact.email)
    return text


def _german_date(date: str) -> str:
    """Return an ISO date, month or year the German way: 23.11.2026, 11/2026, 2026."""
    parts = date.split("-")
    return "/".join(reversed(parts)) if len(parts) == 2 else ".".join(reversed(parts))
