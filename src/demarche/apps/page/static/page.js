// What makes the pages easier to use; everything works without it.
"use strict";

/** A button that turns the theme round. */
function addThemeButton() {
  const bar = document.querySelector(".masthead .bar");
  if (!bar) return;
  const root = document.documentElement;
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "theme";
  const name = () => { button.textContent = dark() ? "Light" : "Dark"; button.setAttribute("aria-label", `${dark() ? "Light" : "Dark"} colours`); };
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* not kept */ }
    name();
  });
  name();
  bar.append(button);
}

/** Lights the words of a fact, and its line in the list. */
function light(fact, scroll) {
  for (const it of document.querySelectorAll(".s.lit, .s.near, .fact.lit")) it.classList.remove("lit", "near");
  if (!fact) return;
  const own = [...document.querySelectorAll(".s[data-f]")];
  for (const it of own) {
    if (it.dataset.f.split(" ").includes(fact)) it.classList.add("lit");
    else if (it.dataset.e.split(" ").includes(fact)) it.classList.add("near");
  }
  const line = document.getElementById(`f-${fact}`);
  if (line) line.classList.add("lit");
  const target = scroll === "words" ? document.querySelector(".s.lit") || document.getElementById(`w-${fact}`) : line;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (target) target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

/** A click on a fact shows its words, a click on a word its facts. */
function joinFactsAndWords() {
  const text = document.getElementById("text");
  if (!text) return;
  for (const link of document.querySelectorAll(".to-words")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      light(link.dataset.fact, "words");
      // Whoever came by the keyboard goes on in the text, at the note behind the words.
      if (event.detail === 0) document.querySelector(`.note[href="#f-${CSS.escape(link.dataset.fact)}"]`)?.focus({ preventScroll: true });
      history.replaceState(null, "", `?fact=${encodeURIComponent(link.dataset.fact)}`);
    });
  }
  text.addEventListener("click", (event) => {
    // A note is a link, which the keyboard reaches, too: it goes on to the fact, from where one goes back to the words.
    const note = event.target.closest("a.note");
    if (note) {
      const fact = note.hash.slice(3);
      light(fact, "list");
      document.querySelector(`.to-words[data-fact="${CSS.escape(fact)}"]`)?.focus({ preventScroll: true });
      event.preventDefault();
      return;
    }
    if (event.target.closest("a") || !getSelection().isCollapsed) return;
    const piece = event.target.closest(".s");
    const facts = piece ? piece.dataset.f.split(" ").filter(Boolean) : [];
    if (!facts.length) { light(null); return; }
    // The next fact of a piece that shows several, each time it is clicked.
    const now = facts.findIndex((it) => document.getElementById(`f-${it}`)?.classList.contains("lit"));
    light(facts[(now + 1) % facts.length], "list");
  });
  const asked = new URLSearchParams(location.search).get("fact");
  if (asked) light(asked, "words");
}

/** Words marked in the text are those of the event that was missed. */
function takeMarkedWords() {
  const link = document.querySelector("a.missed");
  const text = document.getElementById("text");
  if (!link || !text) return;
  const plain = link.getAttribute("href");
  document.querySelector(".missed-hint").hidden = false;
  document.addEventListener("selectionchange", () => {
    const marked = getSelection();
    const inside = !marked.isCollapsed && text.contains(marked.anchorNode) && text.contains(marked.focusNode);
    if (inside) link.href = `${plain}?words=${encodeURIComponent(String(marked).trim().slice(0, 300))}`;
  });
}

/** Filters send only what is filled in, so that addresses stay short. */
function sendOnlyWhatIsAsked() {
  for (const form of document.querySelectorAll("form[method='get'], form:not([method])")) {
    form.addEventListener("submit", () => {
      for (const it of form.elements) if (it.name && it.value === "") it.disabled = true;
      setTimeout(() => { for (const it of form.elements) it.disabled = false; });
    });
  }
}

addThemeButton();
joinFactsAndWords();
takeMarkedWords();
sendOnlyWhatIsAsked();
