/**
 * The local chat page: one conversation with the assistant over Rasa's REST channel.
 *
 * Everything from the assistant enters the page as text nodes, never as HTML. Nothing is stored:
 * a reload begins a new conversation.
 *
 * @typedef {{title: string, payload?: string}} Button
 * @typedef {{text?: string, buttons?: Button[], custom?: object}} Message
 * @typedef {{message: string, element: HTMLElement}} Turn one message of the visitor and its answer
 */

const ENDPOINT = "/webhooks/rest/webhook";
const CARD_VERSION = 1;
const ANSWER_WITHIN = 40_000; // milliseconds; the server gives up before that
const COUNT_FROM = 900; // characters; from here on the visitor sees how many are left
const LONGEST_ANNOUNCEMENT = 140; // characters

const log = document.getElementById("log");
const composer = document.getElementById("composer");
const input = document.getElementById("input");
const remaining = document.getElementById("remaining");
const status = document.getElementById("status");

const sender = randomId();
let lastDelivery = Promise.resolve();

// --- Conversation -------------------------------------------------------------------------------

/**
 * Send a message to the assistant, after those that still wait for their answers.
 * @param {string} message typed text or a button's payload
 * @param {string} [shown] what the visitor sees as their own words; nothing for the greeting
 */
function say(message, shown) {
  const turn = { message, element: el("div", { class: "turn" }) };
  if (shown) {
    turn.element.append(bubble("Sie", el("p", {}, shown)));
  }
  enqueue(turn);
}

/** @param {Turn} turn a new one, or one to be sent again: it moves to the end of the log */
function enqueue(turn) {
  log.append(turn.element);
  retireOldChoices();
  scrollTo(turn.element, "end");
  lastDelivery = lastDelivery.then(() => deliver(turn));
}

/** @param {Turn} turn */
async function deliver(turn) {
  const typing = typingIndicator();
  turn.element.append(typing);
  if (turn.element === log.lastElementChild) {
    scrollTo(turn.element, "end");
  }
  let result;
  try {
    const messages = await fetchAnswer(turn.message);
    result = answer(messages);
    announce(`Hublotse: ${gist(messages)}`);
  } catch (error) {
    console.error(error);
    result = problem(turn, explain(error));
    announce(explain(error));
  }
  typing.replaceWith(result);
  retireOldChoices();
  scrollTo(result, "start");
}

/** Only the newest turn offers choices. */
function retireOldChoices() {
  for (const choice of log.querySelectorAll(".turn:not(:last-child) .choice")) {
    choice.setAttribute("aria-disabled", "true");
  }
}

// --- Transport ----------------------------------------------------------------------------------

/**
 * @param {string} message
 * @returns {Promise<Message[]>} at least one
 * @throws {TypeError} when the server can't be reached
 * @throws {DOMException} when the answer takes too long
 * @throws {Error} when there is no usable answer
 */
async function fetchAnswer(message) {
  const response = await fetch(ENDPOINT, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ sender, message }),
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  if (!response.ok) {
    throw new Error(`${ENDPOINT} answered with status ${response.status}.`);
  }
  const messages = await response.json();
  if (!Array.isArray(messages) || messages.length === 0) {
    throw new Error(`${ENDPOINT} answered without a message.`);
  }
  return messages;
}

/**
 * @param {Error} error
 * @returns {string} for the visitor
 */
function explain(error) {
  if (error.name === "TimeoutError") {
    return "Die Antwort lässt zu lange auf sich warten. Bitte senden Sie Ihre Nachricht noch einmal.";
  }
  if (error instanceof TypeError) {
    return "Der Assistent ist gerade nicht erreichbar. Bitte prüfen Sie die Verbindung und senden Sie Ihre Nachricht noch einmal.";
  }
  return "Das hat leider nicht geklappt. Bitte senden Sie Ihre Nachricht noch einmal.";
}

/** @returns {string} randomUUID is missing on pages without HTTPS, other than localhost */
function randomId() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// --- Messages -----------------------------------------------------------------------------------

/**
 * @param {Message[]} messages
 * @returns {HTMLElement}
 */
function answer(messages) {
  const element = el("div", { class: "answer" });
  for (const { text, custom, buttons } of messages) {
    if (text) {
      element.append(bubble("Hublotse", ...formatted(text)));
    }
    element.append(card(custom) ?? "");
    if (buttons?.length) {
      const choices = buttons.map(({ title, payload }) => choice(payload || title, title, [title]));
      const group = { class: "choices", role: "group", "aria-label": "Antwortvorschläge" };
      element.append(el("div", group, ...choices));
    }
  }
  return element;
}

/**
 * @param {string} author named to screen readers only
 * @param {...(Node | string)} content
 */
function bubble(author, ...content) {
  const className = author === "Sie" ? "bubble bubble--visitor" : "bubble";
  return el("div", { class: className }, hidden(`${author}:`), ...content);
}

/**
 * @param {string} message what is sent
 * @param {string} shown the visitor's words in the log
 * @param {(Node | string)[]} label
 */
function choice(message, shown, label) {
  const button = el("button", { class: "choice", type: "button" }, ...label);
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") !== "true") {
      say(message, shown);
    }
  });
  return button;
}

/** Three dots; screen readers get the answer instead. */
function typingIndicator() {
  return el("div", { class: "typing", "aria-hidden": "true" }, el("span"), el("span"), el("span"));
}

/**
 * @param {Turn} turn what could not be sent
 * @param {string} text
 */
function problem(turn, text) {
  const again = el("button", { type: "button" }, "Erneut senden");
  const element = el("div", { class: "problem" }, el("p", {}, text), again);
  again.addEventListener("click", () => {
    element.remove();
    input.focus(); // it must not get lost with the button
    enqueue(turn);
  });
  return element;
}

/**
 * Tell screen readers, once and briefly.
 * @param {string} sentence
 */
function announce(sentence) {
  status.textContent = "";
  // The pause lets the same sentence be spoken twice in a row.
  setTimeout(() => {
    status.textContent = sentence;
  }, 100);
}

/**
 * @param {Message[]} messages
 * @returns {string} the recommended hub, or else how the answer begins
 */
function gist(messages) {
  const recommended = messages.find(({ custom }) => custom?.type === "recommendation");
  if (recommended?.custom.hubs?.length) {
    return `Empfehlung: ${recommended.custom.hubs[0].name}.`;
  }
  const text = messages.find((message) => message.text)?.text ?? "Neue Antwort.";
  // A greeting or an abbreviation alone ('Guten Tag!', 'z. B.') says too little.
  const [sentence] = text.match(/^.{20,}?(?:[.!?](?=\s|$)|:(?=\n|$))/s) ?? [text];
  const short = sentence.slice(0, LONGEST_ANNOUNCEMENT);
  return short === sentence ? short : `${short} …`;
}

// --- Text ---------------------------------------------------------------------------------------

const BULLET = "• ";
const LINK = new RegExp(
  [
    /https?:\/\/[^\s<>"„“]+/, // https://www.de-hub.de/hubs
    /www\.[^\s<>"„“]+/, // www.de-hub.de
    /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/, // info@example.de
    /(?<![\w.-])(?:[a-zäöüß0-9-]+\.)+(?:de|eu|com|org|net)(?![\wäöüß-])/, // de-hub.de
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "gi",
);
const AFTER_LINK = /[.,;:!?)\]'”»…]+$/; // belongs to the sentence, not to the address

/**
 * Paragraphs and lists of a plain text: a blank line parts paragraphs, '•' begins a list item.
 * @param {string} text
 * @returns {HTMLElement[]}
 */
function formatted(text) {
  const blocks = [];
  for (const paragraph of text.trim().split(/\n\s*\n/)) {
    let block = null;
    for (const line of paragraph.split("\n")) {
      const isItem = line.startsWith(BULLET);
      const tag = isItem ? "UL" : "P";
      if (block?.tagName !== tag) {
        block = el(tag);
        blocks.push(block);
      } else if (!isItem) {
        block.append("\n");
      }
      block.append(...(isItem ? [el("li", {}, ...linked(line.slice(BULLET.length)))] : linked(line)));
    }
  }
  return blocks;
}

/**
 * @param {string} text
 * @returns {(Node | string)[]} the text with its web and e-mail addresses as links
 */
function linked(text) {
  const parts = [];
  let end = 0;
  for (const { 0: match, index } of text.matchAll(LINK)) {
    const address = match.replace(AFTER_LINK, "");
    parts.push(text.slice(end, index), link(toUrl(address), address));
    end = index + address.length;
  }
  return [...parts, text.slice(end)];
}

/** @param {string} address as it stands in a text */
function toUrl(address) {
  if (/^https?:/i.test(address)) {
    return address;
  }
  return address.includes("@") ? `mailto:${address}` : `https://${address}`;
}

/**
 * @param {string} url
 * @param {...(Node | string)} label
 * @returns {HTMLAnchorElement | string} nothing if the URL is neither http(s) nor mailto
 */
function link(url, ...label) {
  if (/^mailto:/i.test(url)) {
    return el("a", { href: url }, ...label);
  }
  if (/^https?:\/\//i.test(url)) {
    return el("a", { href: url, target: "_blank", rel: "noopener" }, ...label);
  }
  return "";
}

// --- Cards: compact extras to the text before them (docs/contract.md) ---------------------------

const CARDS = new Map([
  ["recommendation", recommendationCard],
  ["hub", hubCard],
  ["hub_list", hubListCard],
  ["technology", technologyCard],
]);
const enumeration = new Intl.ListFormat("de", { type: "conjunction" });

/**
 * @param {object} [custom]
 * @returns {HTMLElement | null} nothing for what this page doesn't know; the text says it all
 */
function card(custom) {
  const render = custom?.v === CARD_VERSION && CARDS.get(custom.type);
  if (!render) {
    return null;
  }
  try {
    return render(custom);
  } catch (error) {
    console.error("This card breaks the contract.", custom, error);
    return null;
  }
}

function recommendationCard({ hubs, technology }) {
  return el(
    "div",
    { class: "card" },
    el("ol", { class: "ranking", "aria-label": "Empfohlene Hubs" }, ...hubs.map(rankedHub)),
    el(
      "div",
      { class: "technology" },
      el("p", { class: "meta" }, "Passende Technologie"),
      el("p", { class: "technology__name" }, technology.name),
      el("p", {}, technology.use_case),
    ),
  );
}

/** The text before gave the reasons for the best hub; here follow those for the others. */
function rankedHub(hub, index) {
  const place = [enumeration.format(hub.cities), distance(hub.distance_km)].filter(Boolean);
  return el(
    "li",
    { class: "ranking__hub" },
    el("p", { class: "ranking__name" }, hub.name),
    el("p", { class: "meta" }, place.join(" · ")),
    website(hub),
    index > 0 ? details("Was dafür spricht", hub.reasons, hub.name) : "",
  );
}

function hubCard({ hub }) {
  const asOf = el("span", { class: "meta" }, `Stand: ${germanDate(hub.as_of)}`);
  return el("div", { class: "card card--line" }, website(hub), asOf);
}

function hubListCard({ hubs }) {
  const items = hubs.map((hub) => {
    const message = `Mehr zum Hub ${hub.cities.join("/")}`;
    return el("li", {}, choice(message, message, hubLabel(hub)));
  });
  return el("ul", { class: "card hubs", "aria-label": "Mehr zu einem Hub" }, ...items);
}

/** A hub's name, and its cities where the name doesn't say them. */
function hubLabel({ name, cities }) {
  if (cities.every((city) => name.includes(city))) {
    return [name];
  }
  return [name, " ", el("span", { class: "meta" }, enumeration.format(cities))];
}

function technologyCard({ technology }) {
  const { name, use_cases: useCases } = technology;
  return el("div", { class: "card" }, details("Wofür sie sich eignet", useCases, name));
}

/**
 * @param {string} title
 * @param {string[]} items
 * @param {string} subject what it is about, for screen readers
 */
function details(title, items, subject) {
  return el(
    "details",
    { class: "details" },
    el("summary", {}, title, hidden(`: ${subject}`)),
    el("ul", {}, ...items.map((item) => el("li", {}, item))),
  );
}

function website({ name, website: url }) {
  const label = el("span", { class: "external" }, "Website", hidden(` ${name}, öffnet neuen Tab`));
  return link(url, label);
}

/** @param {number | null} km */
function distance(km) {
  if (km === null) {
    return "";
  }
  return km < 1 ? "bei Ihnen vor Ort" : `rund ${Math.round(km).toLocaleString("de-DE")} km`;
}

/** @param {string} date 2026-11-23, 2026-11 or 2026 */
function germanDate(date) {
  const parts = date.split("-").reverse();
  return parts.join(parts.length === 2 ? "/" : ".");
}

// --- Elements -----------------------------------------------------------------------------------

/**
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children strings become text nodes
 */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** @param {string} text for screen readers only */
function hidden(text) {
  return el("span", { class: "visually-hidden" }, text);
}

/**
 * @param {HTMLElement} element
 * @param {ScrollLogicalPosition} block
 */
function scrollTo(element, block) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

// --- Composer -----------------------------------------------------------------------------------

function fitInput() {
  input.style.height = "auto";
  const border = input.offsetHeight - input.clientHeight;
  input.style.height = `${input.scrollHeight + border}px`;
  const left = input.maxLength - input.value.length;
  remaining.hidden = input.value.length < COUNT_FROM;
  remaining.textContent = left === 1 ? "Noch 1 Zeichen" : `Noch ${left} Zeichen`;
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (text) {
    say(text, text);
    input.value = "";
    fitInput();
  }
  input.focus();
});

input.addEventListener("input", fitInput);

input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    composer.requestSubmit();
  }
});

if (matchMedia("(pointer: fine)").matches) {
  input.focus(); // on a touch screen it would open the keyboard over the greeting
}
say("/greet");
