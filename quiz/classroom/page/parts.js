// What every screen is made of: elements, the frame around them, letters and paper.
import { words as w } from "./words.js";

export const $ = id => document.getElementById(id);

/** Makes an element. A string becomes a text node, never markup: what a bank or a name holds stays text. */
export function h(tag, given, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(given || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(2).filter(child => child || child === 0));
  return made;
}

/** The language and direction of the bank's text: `dir=auto` would not do for a number. */
export const bank = { lang: w.lang, dir: w.dir };
export const text = (tag, given, ...children) => h(tag, { ...bank, ...given }, ...children);
/** The page's own words inside the bank's text. */
export const own = (tag, given, ...children) => h(tag, { lang: w.lang, dir: w.dir, ...given }, ...children);
const unseen = words => own("span", { class: "unseen" }, words);
export const button = (words, click, kind) =>
  own("button", { type: "button", class: kind, onclick: click }, words);
export const p = (words, kind) => h("p", { class: kind, hidden: !words }, words);
export const fold = (words, ...within) => h("details", {}, h("summary", {}, words), within);
/** A name: isolated, so that its direction cannot turn the line around it. */
export const person = name => h("bdi", {}, name);

/** A quote in its passage. A run is [text, kind]: 0 the source, 1 the quote, 2 a correction that is not in it. */
export const passage = ({ runs, credit }) => {
  const quote = words => [unseen(w.quote), h("mark", {}, words), unseen(w.unquote)];
  const run = ([words, kind]) => (kind === 1 ? quote(words) : kind ? h("i", {}, words) : words);
  const quoted = h("blockquote", {}, runs.map(run));
  return text("figure", { class: "passage" }, quoted, h("figcaption", {}, credit));
};

/** What lasts in this browser, or, where it refuses storage, in this tab. */
const kept = {};
function storage(act) {
  try {
    return act(localStorage);
  } catch {
    return act({
      getItem: key => kept[key],
      setItem: (key, value) => (kept[key] = `${value}`),
      removeItem: key => delete kept[key],
    });
  }
}
// Other pages may have stood at this address.
export const store = {
  get: key => storage(all => all.getItem(`quiz.${key}`)),
  set: (key, value) => storage(all => all.setItem(`quiz.${key}`, value)),
  drop: key => storage(all => all.removeItem(`quiz.${key}`)),
};

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Lets what `change` moves in `list` be seen to move. */
export function settle(list, change) {
  const before = new Map([...list.children].map(child => [child, child.getBoundingClientRect().top]));
  change();
  for (const [child, top] of before) {
    const by = top - child.getBoundingClientRect().top;
    if (by) slide(child, by, 200);
  }
}
export const slide = (card, by, ms) =>
  calm.matches || card.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], ms);

/** Says to a screen reader alone what is not in the focused element nor in the status line. */
export function say(words) {
  $("said").textContent = words;
}

/** The status line: written only when it changes, since each writing is spoken. */
let shown = "";
export function status(kind, ...lines) {
  const now = [kind, ...lines].join("\n");
  if (now === shown) return;
  shown = now;
  document.querySelector("footer").dataset.kind = kind.split(" ")[0];
  $("status").replaceChildren(
    ...lines.filter(Boolean).flatMap((line, at) => [at ? " " : "", h(at ? "span" : "b", {}, line)]),
  );
}

/** Shows another screen; the focus goes to its heading, so that a screen reader reads on from there. */
let first = true;
export function screen(kind, ...children) {
  const main = $("main");
  main.className = kind;
  main.replaceChildren(...children.flat(2).filter(Boolean));
  say("");
  const heading = main.querySelector("h1");
  heading.tabIndex = -1;
  document.title = `${heading.textContent} – ${w.app}`;
  scrollTo(0, 0);
  // Not at the first screen: there one reads from the top.
  if (!first && !$("look").open) heading.focus({ preventScroll: true });
  first = false;
}

/** Letters and paper: choices of this phone alone. */
const LOOK = {
  size: ["100%", "125%", "150%"],
  space: ["", "wide"],
  paper: ["", "light", "dark"],
  prompt: ["", "hidden"],
};
export const look = name => LOOK[name][Number(store.get(name)) || 0];

function apply() {
  const { style, dataset } = document.documentElement;
  style.fontSize = look("size");
  dataset.space = look("space");
  dataset.paper = look("paper");
}

/** Builds the dialog behind "Aa": `changed` is called after each choice, `more` gives what stands below the choices. */
export function frame(changed, more) {
  Object.assign(document.documentElement, { lang: w.lang, dir: w.dir });
  apply();
  const choice = name => {
    const segment = (label, at) => {
      const onchange = () => {
        store.set(name, at);
        apply();
        changed();
      };
      const checked = LOOK[name][at] === look(name);
      return h("label", {}, h("input", { type: "radio", name, checked, onchange }), h("span", {}, label));
    };
    const segments = h("div", { class: "segments" }, w[`${name}s`].map(segment));
    return h("fieldset", {}, h("legend", {}, w[name]), segments);
  };
  const dialog = $("look");
  const opener = $("opener");
  const below = h("div");
  const heading = () => $("main").querySelector("h1");
  let was = null;
  dialog.append(
    ...Object.keys(LOOK).map(choice),
    below,
    button(w.close, () => dialog.close(), "main"),
  );
  dialog.setAttribute("aria-label", w.look);
  opener.setAttribute("aria-label", w.look);
  opener.hidden = dialog.hidden = !dialog.showModal; // a browser of before 2022 goes without
  opener.onclick = () => {
    was = heading();
    below.replaceChildren(more());
    dialog.showModal();
  };
  // A screen may have come meanwhile: then one goes on reading there, not at the opener.
  dialog.onclose = () => was === heading() || heading().focus();
}
