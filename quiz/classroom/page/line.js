// The line to the teacher's computer: a WebSocket, or long polling where none opens. It keeps the token that is the
// player, is opened anew when it may be dead, and sends the newest act again.
import { store } from "./parts.js";

// Milliseconds
const OPENING = 3000; // for a WebSocket to open
const SILENCE = 12000; // the other end speaks every 5 s: two beats are missed
const OWED = 3000; // by then an act is acknowledged, or the line is dead
const APART = 120; // acts: ten a second are taken
const HELD = 5000; // a line that lasted so long was good
const GRACE = 1000; // before it is said that a line is opened anew
const BETTER = 20000; // until a page that polls tries a WebSocket
const PAUSES = [0, 0, 0, 500, 1000, 2000, 4000]; // before each new try

const hello = () => ({ do: "hello", token: store.get("token") || "" });
const dial = () => new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}/line`);

// Two ways. Each calls `take` with what comes and `end` when it is of no more use.

function socket(take, end) {
  const wire = dial();
  const late = setTimeout(end, OPENING);
  const say = what => wire.send(JSON.stringify(what));
  wire.onopen = () => {
    clearTimeout(late);
    say(hello());
  };
  wire.onmessage = event => take(JSON.parse(event.data));
  wire.onclose = end;
  return { send: say, close: () => wire.close() };
}

function poll(take, end, newest) {
  // `crypto.randomUUID` is for secure contexts only, and http://192.168… is none.
  const id = crypto.getRandomValues(new Uint32Array(4)).join("-");
  const stop = new AbortController();
  async function ask(where, what) {
    const headers = { "Content-Type": "application/json", "X-Line": id };
    if (store.get("token")) headers.Authorization = `Bearer ${store.get("token")}`;
    const reply = await fetch(where, {
      method: "POST",
      headers,
      body: JSON.stringify(what),
      signal: stop.signal,
    });
    if (!reply.ok) throw new Error(reply.status);
    return reply;
  }
  async function listen() {
    await ask("/act", hello());
    for (;;) {
      const reply = await ask("/poll", { n: newest() });
      (await reply.json()).forEach(take);
    }
  }
  listen().catch(end);
  return { send: what => ask("/act", what).catch(end), close: () => stop.abort() };
}

/** Calls `receive(view)` and `turn(up)`; `unsent()` gives the newest act that is not acknowledged, or null. Gives what
 * to call when there is one. */
export function connect({ receive, turn, unsent }) {
  let line = null; // open or opening; it `spoke` once a message came
  let tries = 0; // since a line last held
  let heard = 0; // when a message came last, by the wall clock: the other one stands still in sleep
  let n = 0; // the newest view; each line counts anew
  let sent = 0; // the counter of the newest act that went out on this line
  let left = 0; // when it did
  let doubted = 0; // the act for whose sake the line was opened anew
  const timers = {};
  const after = (name, ms, act) => {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(act, ms);
  };

  function open() {
    close();
    const ways = store.get("polls") ? [poll, socket, socket] : [socket, socket, poll];
    const way = ways[tries % 3];
    const mine = { way, begun: Date.now() };
    heard = mine.begun;
    n = sent = 0;
    line = mine;
    const live = act => what => line === mine && act(what);
    Object.assign(
      mine,
      way(live(take), live(fail), () => n),
    );
  }

  function close() {
    clearTimeout(timers.open);
    const old = line;
    line = null;
    if (old) old.close();
  }

  function take(message) {
    heard = Date.now();
    if (!line.spoke) {
      line.spoke = true;
      clearTimeout(timers.grace);
      if (line.way === poll) {
        store.set("polls", 1);
        after("better", BETTER, better);
      } else store.drop("polls");
      turn(true);
    }
    if (message.token) store.set("token", message.token);
    if (message.n > n) {
      n = message.n;
      receive(message);
      push();
    }
  }

  function fail() {
    tries = line.spoke && Date.now() - line.begun > HELD ? 0 : tries + 1;
    close();
    turn(false);
    // A page that nobody sees waits: else two tabs of one phone would take the player from each other.
    if (!document.hidden)
      after("open", PAUSES[Math.min(tries, PAUSES.length - 1)] * (0.5 + Math.random()), open);
  }

  // After sleep a line may be dead and not know it.
  function renew() {
    if (document.hidden) return;
    tries = 0;
    after("grace", GRACE, () => turn(false));
    open();
  }

  function better() {
    if (!line || line.way !== poll) return;
    const probe = dial();
    const late = setTimeout(() => probe.close(), OPENING);
    probe.onopen = () => {
      clearTimeout(late);
      probe.close();
      store.drop("polls");
      renew();
    };
  }

  function push() {
    const act = unsent();
    if (!act || !line || !line.spoke || act.k <= sent) return;
    const early = left + APART - performance.now();
    if (early > 0) {
      after("push", early, push);
      return;
    }
    left = performance.now();
    sent = act.k;
    line.send(act);
    after("owed", OWED, () => {
      const still = unsent();
      if (!still || still.k !== act.k || doubted === act.k) return; // once: it may be the disk
      doubted = act.k;
      renew();
    });
  }

  addEventListener("online", renew);
  addEventListener("offline", renew); // if that is true, opening fails at once
  addEventListener("pagehide", close); // the teacher sees at once who left
  addEventListener("pageshow", event => event.persisted && renew());
  document.addEventListener("visibilitychange", renew);
  setInterval(() => line && Math.abs(Date.now() - heard) > SILENCE && fail(), 1000);
  open();
  return push;
}
