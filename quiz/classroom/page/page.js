// The pupil's page: shows the newest view, sends what the pupil does. It holds no rule of the game.
import { num, words as w } from "./words.js";
import { $, bank, button, frame, fold, h, look, own, p, passage, person } from "./parts.js";
import { say, screen, settle, slide, status, store, text } from "./parts.js";
import { connect } from "./line.js";

let view = { state: "" };
let showing = ""; // which screen stands there
let refresh = null; // what it changes when another view of it comes
let missed = ""; // the question and vote that closed before an answer arrived
let note = ""; // a word in the status line until the next tap
let slow = false; // the act under way takes so long that it is said
let line = { up: true, found: false, long: false };
let ends = null; // when time is up, by this phone's clock
let key = ""; // of the square on the big screen, until it is used
const timers = {};
const LIVE = ["code", "name", "lobby", "question"]; // screens that change in place

// Acts and views

/** What an act is meant for: it says nothing to the next screen or question. */
const place = () => [view.state, view.why, view.q, view.vote].join();
/** The newest act that is not acknowledged, and where it was done. */
let { pending = null, where = "" } = JSON.parse(store.get("pending") || "{}");

function act(what) {
  // Another tab may be the same player.
  const k = Math.max(Number(store.get("k")) || 0, view.done || 0) + 1;
  pending = { ...what, k };
  where = place();
  store.set("k", k);
  store.set("pending", JSON.stringify({ pending, where })); // a reload in a dead spot loses no tap
  if (missed === open()) missed = "";
  note = "";
  line.found = slow = false;
  clearTimeout(timers.slow);
  timers.slow = setTimeout(() => {
    slow = true;
    tell();
  }, 400);
  push();
  show();
}

const open = () => (view.state === "question" ? `${view.q}.${view.vote}` : "");
/** Positions as dealt, in the order of choosing; an ordering's are its order. */
const mine = () => (pending && open() ? pending.chosen : view.mine || []);
const answer = chosen => act({ do: "answer", q: view.q, vote: view.vote, chosen });

function receive(next) {
  if (view.state === "end" && (next.state === "code" || next.why === "over")) return; // one may be reading yet
  view = next;
  Object.assign(bank, view.bank);
  const is_done = pending && view.done >= pending.k;
  const waits = pending && pending.do === "answer" && view.why === "pause";
  if (pending && (is_done || (where !== place() && !waits))) {
    const was = String(pending.chosen);
    const now = String(view.mine || was); // a card not numbered follows
    const stands = view.kind === "ordering" && was ? now.startsWith(was) : now === was;
    if (pending.do === "answer" && !(is_done && stands)) missed = `${pending.q}.${pending.vote}`;
    pending = null;
    store.drop("pending");
    clearTimeout(timers.slow);
  }
  ends = view.left === undefined ? null : performance.now() + view.left;
  if (key && view.state === "code") {
    const used = key;
    key = "";
    act({ do: "code", key: used });
  } else show();
}

function turn(up) {
  if (up === line.up) return;
  line = { up, found: up && view.state !== "", long: false };
  clearTimeout(timers.line);
  const later = () => {
    line.found = false;
    line.long = !up;
    tell();
  };
  timers.line = setTimeout(later, up ? 4000 : 15000);
  tell();
}

// The frame

function show() {
  if (view.state === "" || (view.state === "code" && pending && pending.key)) return; // still opening
  const { at } = view;
  const parts = [place(), view.names, view.late, open() && look("prompt")];
  const next = LIVE.includes(view.state) ? parts.join() : JSON.stringify({ ...view, n: 0, done: 0 });
  if (next !== showing) {
    if ("speechSynthesis" in window) speechSynthesis.cancel();
    showing = next;
    note = "";
    refresh = screens[view.state]();
  }
  if (refresh) refresh();
  $("title").replaceChildren(view.me ? person(view.me.name) : text("span", {}, view.title));
  $("place").textContent = at && at[1] ? w.place(...at) : "";
  $("way").style.setProperty("--share", at && at[1] ? at[0] / at[1] : 0);
  tick();
  tell();
}

function tell() {
  if (view.state === "end" || view.why === "over") return status(""); // nothing is sent any more
  if (!line.up) return status("lost", w.lost, pending && w.lostKept, line.long && w.lostLong);
  if (note) return status("note", note);
  if (pending) return status("sending", slow && w.sending); // and nothing is called saved
  const back = line.found && w.found;
  if (!open()) return back ? status("found", back) : status("");
  const wanted = view.kind === "ordering" ? view.options.length : view.choose;
  const rest = mine().length < wanted ? w.half : w.change;
  if (mine().length) return status(`saved ${view.done}`, w.saved, back || rest);
  return status("none", view.before && view.before.length ? w.stands : w.none, back);
}

let shownLeft;
function tick() {
  const left = ends === null ? null : Math.max(0, Math.ceil((ends - performance.now()) / 1000));
  if (left === shownLeft) return;
  const begins = typeof shownLeft !== "number";
  shownLeft = left;
  $("clock").hidden = $("sand").hidden = left === null;
  if (left === null) return;
  $("clock").textContent = w.clock(left);
  $("clock").className = left <= 10 ? "soon" : "";
  $("sand").style.setProperty("--share", Math.min(1, (left * 1000) / view.limit));
  if (begins || left === 30 || left === 10) say(w.seconds(left));
}

// Pieces

const head = (words, kind) => h("h1", { class: kind }, words);
const asked = () => text("p", { class: "asked" }, view.ask);
const tooLate = () => missed === `${view.q}.${view.vote}` && p(w.missedIt, "refused");
const hint = words => own("p", { class: "hint", id: "hint" }, words);
const field = given =>
  h("input", { autocomplete: "off", enterkeyhint: "go", "aria-describedby": "hint wrong", ...given });
const kept = () => {
  const lines = w.keptText(view.kept).map(line => p(line));
  return fold(w.kept, lines, button(w.forget, forget));
};

function forget() {
  for (const item of ["token", "k", "pending"]) store.drop(item);
  location.reload();
}

/** What stands: of an ordering the cards not numbered follow as they were dealt. */
function answerList(chosen) {
  if (!chosen.length) return p(w.nothing);
  const order = view.kind === "ordering";
  const all = [...new Set([...chosen, ...(order ? view.options.keys() : [])])];
  const row = (at, place) => h("li", {}, sign(num((order ? place : at) + 1)), view.options[at]);
  return text("ul", { class: "stands", role: "list" }, all.map(row));
}

function form(heading, fields, label, submit, ...below) {
  const wrong = h("p", { class: "refused", id: "wrong", role: "alert" });
  const back = button(w.back, () => act({ do: "ask", name: input.value.trim() }));
  const onsubmit = event => {
    event.preventDefault();
    wrong.textContent = "";
    submit(refuse);
  };
  const go = h("button", { class: "main" }, label);
  const whole = h("form", { novalidate: true, onsubmit }, fields, wrong, go, back);
  screen("form", head(heading), whole, below);
  const input = $("main").querySelector("input, select.field");
  function refuse(why) {
    wrong.textContent = why ? w.refused[why] : "";
    if (!input) return;
    back.hidden = why !== "taken";
    input.setAttribute("aria-invalid", Boolean(why));
    if (why) input.focus();
  }
  if (input) input.oninput = () => refuse("");
  back.hidden = true;
  let told = "";
  return () => {
    const why = view.refused && `${view.refused} ${view.done}`; // each refusal is said once
    if (pending || why === told) return;
    told = why;
    refuse(view.refused);
  };
}

/** Reads aloud where there is a voice of the bank's language that needs no internet. */
function listen(lines) {
  const synth = window.speechSynthesis;
  if (!synth) return null;
  const tongue = one => one.lang.slice(0, 2);
  const voice = () => synth.getVoices().find(one => one.localService && (!bank.lang || tongue(one) === tongue(bank)));
  const label = () => {
    speaker.textContent = synth.speaking ? w.hush : w.listen;
    speaker.hidden = !voice();
  };
  const speak = words => {
    const said = new SpeechSynthesisUtterance(words);
    said.lang = bank.lang;
    said.voice = voice();
    said.onstart = said.onend = label;
    synth.speak(said);
  };
  const toggle = () => {
    const { speaking } = synth;
    synth.cancel();
    if (!speaking) lines().forEach(speak);
  };
  const speaker = button("", toggle, "quiet");
  synth.onvoiceschanged = label;
  label();
  return speaker;
}

// Answering

const sign = n => h("span", { class: "sign" }, n);
const face = (n, words, kind, onclick) => {
  const given = { type: "button", class: `option ${kind}`, onclick };
  return h("button", given, sign(n), h("span", {}, words));
};

function choice(list, hint) {
  const several = view.choose > 1;
  const rows = view.options.map((option, at) => {
    const first = view.before && view.before.includes(at) && own("small", {}, w.before);
    return face(num(at + 1), [option, first], several ? "several" : "", () => press(at));
  });
  list.append(...rows.map(row => h("li", {}, row)));
  // Digits choose only while the focus is in the question (WCAG 2.1.4).
  list.parentNode.onkeydown = event => {
    const at = Number(event.key) - 1;
    if (rows[at] && !event.ctrlKey && !event.altKey && !event.metaKey) press(at);
  };
  function press(at) {
    const chosen = mine();
    if (!several) {
      if (chosen[0] !== at || pending) answer([at]);
      return;
    }
    if (chosen.includes(at)) answer(chosen.filter(one => one !== at));
    else if (chosen.length < view.choose) answer([...chosen, at]);
    else {
      note = w.full(view.choose);
      tell();
    }
  }
  return () => {
    const chosen = mine();
    rows.forEach((row, at) => row.setAttribute("aria-pressed", chosen.includes(at)));
    list.classList.toggle("unsent", Boolean(pending));
    const so = chosen.length ? w.chosen(chosen.length, view.choose) : "";
    hint.textContent = several ? `${w.choose(view.choose)} ${so}` : "";
  };
}

/** Each tap numbers a card, and nothing moves under the thumb; when all are numbered they settle into their order.
 * Then a tap picks a card up, and Up and Down or arrow keys move it. Dragging works before and after. */
function ordering(list, hint) {
  const size = view.options.length;
  let lifted = null;
  let dragged = false;
  let drawn = false; // at first no card travels
  const full = () => mine().length === size;
  const order = () => (full() ? mine() : [...view.options.keys()]);
  const faces = view.options.map((option, at) => face("", option, "", () => press(at)));
  const cards = faces.map((card, at) => {
    const grip = h("span", { class: "grip", "aria-hidden": "true", onpointerdown: event => drag(event, at) });
    return h("li", { onkeydown: event => keys(event, at) }, card, grip);
  });
  const arrow = (sign, words, by) =>
    button([h("span", { "aria-hidden": "true" }, sign), words], () => move(by));
  const up = arrow("▲ ", w.up, -1);
  const down = arrow("▼ ", w.down, 1);
  const done = button(w.put, () => {
    const card = faces[lifted];
    put();
    card.focus();
  });
  const tools = h("div", { class: "move", role: "group", "aria-label": w.move }, up, down, done);
  const again = () => {
    answer([]);
    faces[order()[0]].focus();
  };
  const restart = button(w.restart, again, "quiet");
  const below = h("div", { class: "below" }, restart, tools); // with room for both: no card moves
  list.append(...cards);
  list.after(below);

  function press(at) {
    const chosen = mine();
    if (full()) {
      if (lifted === at) return put();
      lifted = at;
      say(w.lift(chosen.indexOf(at) + 1, size));
      return draw();
    }
    const taken = chosen.includes(at);
    const next = taken ? chosen.filter(one => one !== at) : [...chosen, at];
    say(taken ? w.unnumbered : next.length === size ? w.ordered : w.numbered(next.length, size));
    return answer(next);
  }
  function put() {
    lifted = null;
    draw();
  }
  function move(by) {
    const next = [...mine()];
    const from = next.indexOf(lifted);
    const to = from + by;
    if (to < 0 || to >= size) return;
    [next[from], next[to]] = [next[to], next[from]];
    say(w.moved(to + 1, size));
    answer(next);
  }
  function keys(event, at) {
    if (lifted !== at) return;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by) move(by);
    else if (event.key === "Escape") put();
    else return;
    event.preventDefault();
  }
  function drag(event, at) {
    if (dragged || event.button || (mine().length && !full())) return;
    event.preventDefault();
    const card = cards[at];
    const grip = event.target;
    let from = event.pageY;
    dragged = true;
    lifted = null;
    card.classList.add("dragged");
    grip.setPointerCapture(event.pointerId);
    // The neighbours move: were the card moved itself, it would lose the pointer.
    const pass = (other, by, swap) => {
      swap();
      from += by;
      slide(other, by, 120);
    };
    const middle = one => one.offsetTop + one.offsetHeight / 2;
    grip.onpointermove = ({ pageY, clientY }) => {
      if (clientY < 80) scrollBy(0, -12);
      if (clientY > innerHeight - 120) scrollBy(0, 12);
      for (;;) {
        const here = middle(card) + pageY - from;
        const above = card.previousElementSibling;
        const below = card.nextElementSibling;
        if (above && here < middle(above)) pass(above, -above.offsetHeight, () => card.after(above));
        else if (below && here > middle(below)) pass(below, below.offsetHeight, () => card.before(below));
        else break;
      }
      card.style.transform = `translateY(${pageY - from}px)`;
    };
    grip.onlostpointercapture = () => {
      grip.onpointermove = grip.onlostpointercapture = null;
      card.classList.remove("dragged");
      card.style.transform = "";
      dragged = false;
      const next = [...list.children].map(one => cards.indexOf(one));
      if (next.join() === order().join()) draw();
      else answer(next);
    };
  }
  function draw() {
    if (dragged) return;
    const chosen = mine();
    if (!full()) lifted = null;
    const want = order().map(at => cards[at]);
    if (want.some((card, at) => card !== list.children[at])) {
      const focus = document.activeElement;
      if (drawn) settle(list, () => list.append(...want));
      else list.append(...want);
      if (list.contains(focus)) focus.focus({ preventScroll: true }); // which moving took away
      if (lifted !== null) cards[lifted].scrollIntoView({ block: "nearest" });
    }
    faces.forEach((face, at) => {
      const number = chosen.indexOf(at) + 1;
      face.firstChild.textContent = number ? num(number) : "";
      face.setAttribute("aria-pressed", full() ? lifted === at : Boolean(number));
      cards[at].className = lifted === at ? "lifted" : number ? "numbered" : "";
    });
    list.classList.toggle("unsent", Boolean(pending));
    list.classList.toggle("half", chosen.length > 0 && !full());
    drawn = true;
    below.classList.toggle("lift", lifted !== null);
    tools.hidden = lifted === null;
    restart.hidden = !chosen.length || lifted !== null;
    up.setAttribute("aria-disabled", lifted !== null && chosen[0] === lifted);
    down.setAttribute("aria-disabled", lifted !== null && chosen[size - 1] === lifted);
    hint.textContent = full() ? w.ordered : chosen.length ? w.numbering(chosen.length, size) : w.number;
  }
  return draw;
}

// Each is called when its screen is new, and gives what to change when only the view is.

const screens = {
  code() {
    const input = field({ id: "code", inputmode: "numeric", maxlength: 12 });
    const send = refuse => {
      // Arabic and Persian digits have their value in their last four bits.
      const code = input.value.replace(/[٠-٩۰-۹]/g, digit => digit.charCodeAt(0) & 15).replace(/\D/g, "");
      if (code.length === 6) act({ do: "code", code });
      else refuse("code");
    };
    return form(w.join, [h("label", { for: "code" }, w.code), hint(w.codeHint), input], w.next, send);
  },

  name() {
    let listed = "";
    const choices = (select, names, gone = []) => {
      const now = [names, gone].join("|");
      if (now === listed) return; // a list that is open would close
      listed = now;
      const { value } = select;
      const option = one => h("option", { value: one }, gone.includes(one) ? `${one} (${w.here})` : one);
      select.replaceChildren(h("option", { value: "" }, w.chooseName), ...names.map(option));
      if (names.includes(value)) select.value = value;
    };
    if (view.names === "given") {
      const name = h("strong", { class: "name" });
      const old = h("select", { id: "old" });
      const askBack = button(w.backAsk, () => old.value && act({ do: "ask", name: old.value }));
      const lost = fold(w.backTitle, h("label", { for: "old" }, w.yours), old, askBack);
      const other = button(w.other, () => act({ do: "offer" }));
      const update = form(w.given, name, w.go, () => act({ do: "join" }), other, lost, kept());
      return () => {
        name.replaceChildren(person(view.offer));
        choices(old, view.lost);
        lost.hidden = !view.lost.length;
        update();
      };
    }
    const list = view.names === "list";
    const input = list
      ? h("select", { id: "name", class: "field", "aria-describedby": "wrong" })
      : field({ id: "name", dir: "auto", maxlength: 24, autocapitalize: "words", spellcheck: "false" });
    const label = h("label", { for: "name" }, list ? w.fromList : w.yours);
    const join = refuse => {
      const name = input.value.trim();
      if (name) act({ do: "join", name });
      else refuse("empty");
    };
    const update = form(w.join, [label, !list && hint(w.freeHint), input], w.go, join, kept());
    return () => {
      if (list) choices(input, view.list, view.taken);
      update();
    };
  },

  asked() {
    const cancel = button(w.cancel, () => act({ do: "cancel" }));
    screen("still", head(w.asked), p(person(view.name), "name"), p(w.askedText), cancel);
  },

  lobby() {
    const name = h("span", { class: "name" });
    const team = h("p");
    const count = h("p");
    const heading = h("h1", { class: "in" }, h("span", {}, w.in), " ", name);
    screen("still", heading, team, p(view.late ? w.late : w.lobby), count, kept());
    return () => {
      name.replaceChildren(person(view.me.name)); // the teacher may change it
      team.hidden = !view.me.team;
      team.textContent = view.me.team ? w.team(view.me.team) : "";
      count.textContent = w.count(view.count);
    };
  },

  question() {
    const hidden = look("prompt") === "hidden";
    const told = hint(" ");
    const list = h("ol", { role: "list", "aria-labelledby": "ask" });
    const words = hidden ? own("span", {}, w.question(view.q)) : view.ask;
    const heading = h("h1", { id: "ask", "aria-describedby": "hint" }, words);
    const speak = listen(() => [view.ask, ...view.options.map((option, at) => `${at + 1}. ${option}`)]);
    const over = h("div", { class: "over" }, p(view.topic, "topic"), speak);
    const again = view.vote > 1 && own("p", { class: "again" }, w.again);
    screen("question", text("section", {}, again, over, heading, told, list));
    return (view.kind === "ordering" ? ordering : choice)(list, told);
  },

  closed() {
    const counts = view.mine.length > 0 && p(w.counts, "hint");
    screen("still", head(w.closed), tooLate(), counts, answerList(view.mine), p(w.closedText));
  },

  discuss() {
    const first = view.mine.length > 0 && p(w.firstVote, "hint");
    const about = h("section", { class: "about" }, asked(), first, answerList(view.mine));
    screen("still", head(w.discuss), tooLate(), p(w.discussText), about);
  },

  result() {
    const passages = view.evidence.map(passage);
    const signs = { right: "✓", wrong: "✗", none: "–" };
    const mark = kind => h("span", { class: "mark", "aria-hidden": "true" }, signs[kind]);
    const judged = (kind, option, label, ...more) => {
      const told = h("div", {}, h("b", {}, option), " ", own("small", {}, label), more);
      return h("li", { class: kind }, mark(kind), told);
    };
    const placed = ({ stood, text, was, date }) => {
      const when = date && h("span", { class: "date" }, date);
      return stood ? judged("right", text, "", when) : judged("wrong", text, w.youHad(was), when);
    };
    const chosen = one =>
      one.right
        ? judged("right", one.text, w.rightChoice)
        : judged("wrong", one.text, w.yourChoice, p(one.why), one.evidence.map(passage));
    const missing = one =>
      view.choose > 1 ? judged("missed", one, w.youMissed) : judged("right", one, w.rightAnswer);
    const wrongFirst = [...view.chosen].sort((one, other) => one.right - other.right);
    const rows = view.rows ? view.rows.map(placed) : [wrongFirst.map(chosen), view.missed.map(missing)];
    const team = view.me.team ? ` · ${w.team(view.me.team)}` : "";
    screen(
      "result",
      h("h1", { class: view.verdict }, mark(view.verdict), ` ${w.verdict[view.verdict]}`),
      tooLate(),
      asked(),
      text(view.rows ? "ol" : "ul", { class: "judged", role: "list" }, rows),
      text("div", {}, p(view.summary), p(view.reason)),
      view.rows ? fold(w.passages, passages) : passages,
      listen(() => view.evidence.map(one => one.runs.map(([words]) => words).join(""))),
      view.points !== undefined && p(w.points(view.points) + team, "points"),
    );
  },

  standings() {
    const teams = view.of === "teams";
    const column = words => h("th", { scope: "col" }, words);
    const cell = n => h("td", {}, num(n));
    const row = ({ place, name, points, mine }) => {
      const whose = mine && h("small", {}, ` ${teams ? w.ours : w.you}`);
      const who = h("th", { scope: "row" }, person(name), whose);
      return h("tr", { class: mine && "mine" }, cell(place), who, cell(points));
    };
    const columns = [w.rank, teams ? w.teamColumn : w.who, w.pointsColumn].map(column);
    const rows = h("tbody", {}, view.rows.map(row));
    const table = h("table", {}, h("thead", {}, h("tr", {}, columns)), rows);
    screen("still", head(w.standings), table, p(w.closedText));
  },

  end() {
    const [, of] = view.at;
    const points = view.points === undefined ? "" : ` · ${w.points(view.points)}`;
    const miss = ({ ask, answers, reason, evidence }) => {
      const heading = [h("span", { class: "asked" }, ask), " ", h("b", {}, answers.join(" · "))];
      const within = [text("div", {}, p(reason)), evidence.map(passage)];
      return h("details", {}, text("summary", {}, heading), within);
    };
    screen(
      "result",
      head(w.end),
      of > 0 && p(`${w.score(view.right, of)}${points}`, "points"),
      view.misses.length ? [h("h2", {}, w.misses), view.misses.map(miss)] : of > 0 && p(w.noMisses),
      p(w.stay, "hint"),
      kept(),
    );
  },

  note() {
    const [heading, words] = w.notes[view.why];
    const here = view.why === "elsewhere" && button(w.playHere, () => act({ do: "here" }), "main");
    screen("still", head(heading), p(words), here);
  },
};

frame(show, kept);
setInterval(tick, 250);
/** Takes the key out of the address bar. It is used where a code is asked for, so never in place of a tap that waits. */
function scan() {
  const found = /^#k=([\w-]{6,64})$/.exec(location.hash); // #k=hT3-9x_Q
  if (found && view.state === "end") location.reload();
  if (!found || view.state === "end") return;
  key = found[1];
  history.replaceState(null, "", location.pathname);
  if (view.state === "code") receive(view);
}
addEventListener("hashchange", scan);
scan();
const push = connect({ receive, turn, unsent: () => pending });
