// Every word the page says of its own, in one place: a translation is this file again, served under the same name.
// What a bank, a teacher or a pupil wrote never stands here; it comes in the views.
export const num = n => n.toLocaleString(words.lang);

export const words = {
  lang: "en",
  dir: "ltr",

  // The frame
  app: "Quiz",
  place: (at, of) => `${num(at)} of ${num(of)}`,
  look: "Aa: letters, paper, privacy",
  close: "Done",

  // Letters and paper
  size: "Letters",
  sizes: ["usual", "large", "largest"],
  space: "Spacing",
  spaces: ["usual", "wide"],
  paper: "Paper",
  papers: ["as the phone", "light", "dark"],
  prompt: "Question",
  prompts: ["on the phone", "only on the big screen"],

  // Joining
  join: "Join the quiz",
  code: "Code on the big screen",
  codeHint: "Six digits",
  next: "Next",
  refused: {
    code: "That is not the code that is on the big screen now. Look again.",
    wait: "Too many wrong codes in this room. Scan the code with the camera, or wait a minute.",
    locked: "The room is locked. Ask the teacher to open it.",
    full: "The room is full.",
    taken: "Somebody here has this name. Take another, or ask for it back if it is yours.",
    alike: "That looks too much like another name here. Take another.",
    word: "Please take another name. If this is your real name, tell the teacher, who can let it in.",
    teacher: "The teacher asks you to take another name.",
    empty: "Choose a name first.",
  },
  given: "In this quiz you are",
  other: "Another name",
  go: "Join",
  yours: "Your name",
  fromList: "Find yourself in the list",
  chooseName: "Choose …",
  here: "is here",
  freeHint: "A first name is enough; at most 24 letters",
  back: "It is my name: ask for it back",
  backTitle: "I was in already",
  backAsk: "Ask for this name back",

  // Waiting
  asked: "Waiting for the teacher",
  askedText: "You asked for this name back. The teacher agrees with one key. Keep this page open.",
  cancel: "Take another name",
  in: "You are in",
  team: name => `Team ${name}`,
  count: n => (n === 1 ? "You are the first one here." : `${num(n)} are here.`),
  lobby:
    "The first question comes here by itself. You may put the phone down: when you pick it up, it goes on where the class is.",
  late: "The class is in the middle of a question. You are in from the next one.",

  // Answering
  question: n => `Question ${num(n)}`,
  again: "Vote again",
  before: "your first vote",
  listen: "Read aloud",
  hush: "Stop reading",
  choose: n => `Choose ${num(n)}.`,
  full: n => `Choose ${num(n)}: take one back first.`,
  none: "No answer yet",
  stands: "What you chose first stands till you answer in full.",
  sending: "Sending …",
  saved: "Saved",
  change: "You can still change it.",
  half: "It is not complete yet.",
  chosen: (n, of) => `${num(n)} of ${num(of)} chosen`,
  number: "Tap the cards in order, or drag them by the dots.",
  numbering: (n, of) => `${num(n)} of ${num(of)}. Tap the next, or a number to take it back.`,
  numbered: (n, of) => `Number ${num(n)} of ${num(of)}`,
  unnumbered: "Taken back",
  ordered: "To move a card, tap it, or drag it by the dots.",
  restart: "Start again",
  lift: (n, of) =>
    `Picked up, ${num(n)} of ${num(of)}. Move it with the arrow keys, or with Up and Down below the cards.`,
  moved: (n, of) => `${num(n)} of ${num(of)}`,
  move: "Move the card",
  up: "Up",
  down: "Down",
  put: "Done",

  // The line
  lost: "No line to the teacher’s computer",
  lostKept: "Your tap is kept here till the line is back.",
  lostLong: "Is this phone still in the room’s Wi-Fi?",
  found: "The line is back.",

  // Time
  seconds: n => (n === 1 ? "1 second left" : `${num(n)} seconds left`),
  clock: s => `${num(Math.floor(s / 60))}:${s % 60 < 10 ? num(0) : ""}${num(s % 60)}`,

  // Between question and answer
  closed: "Closed",
  closedText: "Look at the big screen.",
  counts: "This counts:",
  nothing: "You gave no answer to this one.",
  missedIt: "Your last tap came too late to count.",
  discuss: "Talk it over",
  discussText:
    "Tell your neighbour what you chose, and what speaks for it. Then everybody votes again.",
  firstVote: "Your first vote:",

  // The answer
  verdict: { right: "Right", partly: "Partly right", wrong: "Not right", none: "No answer" },
  yourChoice: "your choice: not this one",
  rightAnswer: "right answer",
  rightChoice: "right, your choice",
  youMissed: "right, not chosen",
  youHad: n => `you had it at ${num(n)}`,
  passages: "What the source says of each",
  quote: "The quote:",
  unquote: "End of the quote.",
  points: n => (n === 1 ? "1 point" : `${num(n)} points`),

  // Standings and end
  standings: "Standings",
  rank: "Place",
  who: "Name",
  teamColumn: "Team",
  pointsColumn: "Points",
  you: "you",
  ours: "your team",
  end: "The end",
  score: (n, of) => `${n.toLocaleString(words.lang, { maximumFractionDigits: 1 })} of ${num(of)} right`,
  misses: "To look at again",
  noMisses: "Nothing missed. Read the passages again in a week, all the same.",
  stay: "This page can be read until you close it.",

  // Nothing to do
  notes: {
    pause: ["Pause", "The quiz stands still. It goes on here by itself."],
    skipped: ["This question is left out", "It counts for nobody."],
    kicked: [
      "You were taken out of the room",
      "If that was a mistake, keep this page open: the teacher can bring you back.",
    ],
    elsewhere: [
      "You are playing somewhere else",
      "This player was opened on another phone or in another tab. Only one can answer.",
    ],
    over: ["This quiz is over", "Look at the big screen for the next one."],
  },
  playHere: "Play here instead",

  // Privacy
  kept: "What is kept of you, and where",
  keptText: days => [
    "On the teacher’s computer alone: your name here, in a file of its own, and what you answered and when, in another. A report that the teacher makes of them shows your marks.",
    days
      ? `It forgets your name after ${num(days)} days, unless the teacher keeps it longer.`
      : "It keeps your name until the teacher deletes it.",
    "Nothing goes to the internet; there is no account and no cookie. The line to the teacher’s computer is not encrypted, so use nothing secret as a name.",
    "On this phone: a key that brings you back as the same player.",
  ],
  forget: "Forget me on this phone",
};
