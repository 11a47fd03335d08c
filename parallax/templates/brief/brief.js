// What the page does beyond being read: it shows a sentence where its number stands, leads back from it, lights up
// both texts, finds a word in them, and gives its figures away. Without scripts every sentence and link is there.
"use strict";

function make(tag, look, ...inside) {
  const made = document.createElement(tag);
  if (look) made.className = look;
  made.append(...inside);
  return made;
}

const linkAt = (place) => place.closest('a[href^="#"]:not(nav a, .skip)');
const targetOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
const sideOf = (place) => place.closest(".account")?.classList[1] ?? "";

// A sentence or finding beside a link to it: on hover, on focus, and on the first tap.
const peek = make("div", "peek");
Object.assign(peek, {id: "peek", role: "tooltip", hidden: true});
let peeked = null, tapped = null, waiting = 0;
const wordsAt = (link) => targetOf(link)?.querySelector(".text, p");

function show(link) {
  if (link === peeked || !wordsAt(link)) return;
  hide();
  peeked = link;
  const there = targetOf(link);
  peek.replaceChildren(make("b", sideOf(there), there.id), ` ${wordsAt(link).textContent}`);
  peek.hidden = false;
  link.setAttribute("aria-describedby", peek.id);
  const box = link.getBoundingClientRect(), {offsetWidth: width, offsetHeight: height} = peek;
  const isAbove = box.bottom + height + 8 > innerHeight && box.top > height + 8;
  peek.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8))}px`;
  peek.style.top = `${isAbove ? box.top - height - 4 : box.bottom + 4}px`;
}

function hide() {
  clearTimeout(waiting);
  peeked?.removeAttribute("aria-describedby");
  peeked = tapped = null;
  peek.hidden = true;
}

function soon(act, wait) {
  clearTimeout(waiting);
  waiting = setTimeout(act, wait);
}

document.addEventListener("pointerover", ({target, pointerType}) => {
  if (pointerType === "touch") return;
  const link = linkAt(target);
  if (link) soon(() => show(link), 150);
  else if (peek.contains(target)) clearTimeout(waiting);
  else soon(() => peeked === document.activeElement || hide(), 200);
});
document.addEventListener("focusin", ({target}) => {
  const link = linkAt(target);
  if (link) show(link);
  else hide();
});

// The way back from where a link led. The button stands at the place it led to, so that it is the next one to reach.
const back = make("button", "back", "← Back");
const origins = [];

function leave(link) {
  hide();
  origins.push(link);
  targetOf(link)?.append(back);
}

back.addEventListener("click", () => {
  let origin = origins.pop();
  while (origin && !origin.isConnected) origin = origins.pop();
  if (origins.length) targetOf(origins.at(-1)).append(back);
  else back.remove();
  origin?.scrollIntoView({block: "center"});
  origin?.focus({preventScroll: true});
});
addEventListener("hashchange", () => {
  if (back.parentElement?.id === decodeURIComponent(location.hash.slice(1))) return;
  origins.length = 0;
  back.remove();
});

// Both texts lit up. Numbers of characters count from the start of a sentence, as Python counts them.
const sentences = [...document.querySelectorAll(".sentence")];
const textOf = (sentence) => sentence.querySelector(".text").firstChild;
const spansOf = (sentence) => sentence.dataset.spans.split(" ").map((span) => span.split("-").map(Number));
const unitsTo = (text, characters) => [...text].slice(0, characters).join("").length;

function rangeOf(sentence, start, end) {
  const range = new Range(), node = textOf(sentence);
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

function rangesOf(sentence, number) {
  const spans = spansOf(sentence).filter(([start, end, pick]) => pick === number && end > start);
  const text = textOf(sentence).data;
  return spans.map(([start, end]) => rangeOf(sentence, unitsTo(text, start), unitsTo(text, end)));
}

const LOOK = `::highlight(statement) { background: var(--statement-mark); }
::highlight(commentary) { background: var(--commentary-mark); }
::highlight(word) { background: var(--ink); color: var(--paper); }`;

function mark(name, ranges) {
  if ("highlights" in CSS) CSS.highlights.set(name, new Highlight(...ranges));
}

function lightUp(number) {
  const picked = sentences.filter((sentence) => spansOf(sentence).some(([, , pick]) => pick === number));
  for (const sentence of sentences) sentence.classList.toggle("picked", picked.includes(sentence));
  for (const side of ["statement", "commentary"]) {
    mark(side, picked.filter((each) => sideOf(each) === side).flatMap((each) => rangesOf(each, number)));
  }
  picked[0]?.scrollIntoView({block: "center"});
  return picked;
}

function counted(found) {
  const within = (account) => found.filter((sentence) => account.contains(sentence)).length;
  const accounts = [...document.querySelectorAll(".account")];
  return accounts.map((account) => `${account.getAttribute("aria-label")}: ${within(account)}`).join(", ");
}

// Every place of a word in both texts, whatever its form, with the words around it.
const WORD = /[\p{L}\p{N}]+/gu;
const concordance = make("section", "concordance");
concordance.setAttribute("aria-label", "Concordance");
let words = null, before = null;

function wordsOf(sentence) {
  const lemmas = sentence.dataset.lemmas.split(" ");
  return [...textOf(sentence).data.matchAll(WORD)].map((found, place) => (
    {sentence, start: found.index, end: found.index + found[0].length, form: found[0], lemma: lemmas[place]}
  ));
}

function wordAt(x, y) {
  const caret = document.caretPositionFromPoint?.(x, y), range = caret ? null : document.caretRangeFromPoint?.(x, y);
  const [node, at] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
  return words.find((word) => textOf(word.sentence) === node && word.start <= at && at <= word.end);
}

function line({sentence, start, end}) {
  const text = textOf(sentence).data, id = make("a", "", sentence.id);
  id.href = `#${sentence.id}`;
  const left = make("span", "left", make("bdi", "", text.slice(0, start)));
  const word = make("b", sideOf(sentence), text.slice(start, end));
  return make("li", "", id, left, word, make("span", "right", text.slice(end)));
}

function lookUp(form, lemmas) {
  const found = words.filter((word) => lemmas.has(word.lemma));
  const places = counted(found.map(({sentence}) => sentence));
  const head = make("p", "", make("strong", "", `“${form}”`), ` in all its forms. ${places}`);
  const close = make("button", "", "Close");
  close.addEventListener("click", closeConcordance);
  concordance.replaceChildren(make("div", "head", head, close), make("ol", "", ...found.map(line)));
  head.tabIndex = -1;
  before ??= document.activeElement;
  document.body.append(concordance);
  document.body.classList.add("searching");
  mark("word", found.map(({sentence, start, end}) => rangeOf(sentence, start, end)));
  head.focus({preventScroll: true});
}

function closeConcordance() {
  concordance.remove();
  document.body.classList.remove("searching");
  mark("word", []);
  before?.focus({preventScroll: true});
  before = null;
}

document.addEventListener("click", (event) => {
  const link = linkAt(event.target);
  if (link && event.pointerType === "touch" && tapped !== link && wordsAt(link)) {
    event.preventDefault();
    show(link);
    tapped = link;
  } else if (link) {
    leave(link);
  } else if (!peek.contains(event.target)) {
    hide();
    const word = event.target.closest(".text") && getSelection().isCollapsed && wordAt(event.clientX, event.clientY);
    if (word) lookUp(word.form, new Set([word.lemma]));
  }
});
document.addEventListener("keydown", ({key}) => {
  if (key !== "Escape") return;
  if (peeked) hide();
  else if (concordance.isConnected) closeConcordance();
});

function addTools(accounts) {
  words = sentences.flatMap(wordsOf);
  accounts.before(document.querySelector("template.tools").content.cloneNode(true));
  const form = document.querySelector("form.tools"), [pick, word, all] = form.querySelectorAll("select, input");
  const said = form.querySelector("output");
  pick.addEventListener("change", () => {
    const picked = lightUp(pick.value === "" ? null : Number(pick.value));
    said.textContent = pick.value === "" ? "" : counted(picked);
  });
  all.addEventListener("change", () => {
    for (const notes of accounts.querySelectorAll("details")) notes.open = all.checked;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = word.value.trim().toLowerCase();
    const meant = words.filter(({form, lemma}) => [form.toLowerCase(), lemma].includes(asked));
    said.textContent = meant.length || !asked ? "" : `“${asked}” stands in neither text`;
    if (meant.length) lookUp(word.value.trim(), new Set(meant.map(({lemma}) => lemma)));
  });
  accounts.classList.add("live");
  document.head.append(make("style", "", LOOK));
}

// A figure as a file: with the letters that the page's figures share, and in the colours of a light page.
function asFile(drawing) {
  const copy = drawing.cloneNode(true);
  const shared = new Set([...copy.querySelectorAll("use")].map((use) => use.getAttribute("href")));
  const missing = [...shared].filter((id) => !copy.querySelector(id));
  const defs = document.createElementNS(copy.namespaceURI, "defs");
  defs.append(...missing.map((id) => document.querySelector(id).cloneNode(true)));
  copy.append(defs);
  const colours = [...document.styleSheets[0].cssRules].find((rule) => rule.selectorText === ":root").style;
  const colourOf = (_, name) => colours.getPropertyValue(name).trim();
  return new XMLSerializer().serializeToString(copy).replace(/var\((--\w+)\)/g, colourOf);
}

for (const figure of document.querySelectorAll("figure[id]")) {
  const link = make("a", "take", "Figure as SVG");
  link.download = `${figure.id.replace("figure-", "")}.svg`;
  link.href = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asFile(figure.querySelector("svg")))}`;
  link.setAttribute("aria-label", `${figure.querySelector("title").textContent}: figure as SVG`);
  figure.querySelector("figcaption").append(" ", link);
}
// What is folded on the screen is printed.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
const accounts = document.querySelector(".accounts");
if (accounts) addTools(accounts);
document.querySelector("main").append(peek);
