"use strict";
// Looks whether there is something new, sends what is tapped, and puts the answer of the server in place of the page.
// What the server says is the truth: nothing is kept here but an answer that has not arrived yet.
(() => {
  document.documentElement.classList.add("scripted"); // without it there is a link to look for the next question
  const news = document.getElementById("news");
  const trouble = document.getElementById("trouble");
  const PATIENCE = 8000;
  const RETRY = 1500;
  let page = document.getElementById("page");
  let unsent = null; // what was tapped and has not arrived
  let pressed = null; // for browsers that do not say which button sent a form
  let asking = null; // the request that is under way
  let failures = 0;
  let timer = 0;

  async function ask(url, options) {
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), PATIENCE);
    asking = stop;
    try {
      const answer = await fetch(url, { cache: "no-store", signal: stop.signal, ...options });
      const text = await answer.text();
      if (answer.status >= 500) throw new Error(text);
      return text;
    } finally {
      clearTimeout(limit);
      asking = null;
    }
  }

  function show(text) {
    const found = new DOMParser().parseFromString(text, "text/html");
    const next = found.getElementById("page");
    if (!next) return location.assign(page.dataset.here);
    const focus = page.contains(document.activeElement) ? document.activeElement.id : null;
    const said = page.dataset.news;
    page.parentNode.replaceChild(document.importNode(next, true), page);
    page = document.getElementById("page");
    document.documentElement.lang = found.documentElement.lang;
    document.title = found.title;
    history.replaceState(null, "", page.dataset.here); // a page that is loaded again does not repeat its message
    if (page.dataset.news !== said) news.textContent = page.dataset.news;
    if (focus !== null) (document.getElementById(focus) || document.getElementById("heading")).focus();
  }

  async function send() {
    const sending = unsent;
    const text = await ask(sending.url, { method: "POST", body: sending.body });
    if (unsent !== sending) return;
    unsent = null;
    show(text);
  }

  async function look() {
    const now = JSON.parse(await ask(page.dataset.look));
    if (now.mark !== page.dataset.mark && !unsent) show(await ask(page.dataset.here));
    return now.pause;
  }

  async function turn() {
    clearTimeout(timer);
    if (asking || (document.hidden && !unsent)) return;
    const tapped = unsent;
    let pause = RETRY;
    try {
      if (unsent) await send();
      else if (page.dataset.look) pause = await look();
      failures = 0;
    } catch {
      failures += unsent === tapped ? 1 : 0; // a new tap ends what was under way
    }
    trouble.textContent = failures > 1 ? page.dataset.trouble : "";
    if (unsent) pause = failures ? RETRY : 0;
    if (unsent || page.dataset.look) timer = setTimeout(turn, pause);
  }

  document.addEventListener("click", (event) => {
    pressed = event.target.closest("button") || pressed;
  });

  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const button = event.submitter || (pressed && form.contains(pressed) ? pressed : null);
    const body = new URLSearchParams(new FormData(form));
    if (button && button.name) body.set(button.name, button.value);
    if (button) button.classList.add("unsent");
    const standing = document.getElementById("standing");
    if (standing) standing.textContent = page.dataset.unsent;
    unsent = { url: form.getAttribute("action"), body };
    failures = 0;
    if (asking) asking.abort(); // whoever asked takes another turn
    else turn();
  });

  document.addEventListener("visibilitychange", turn);
  window.addEventListener("pageshow", turn);
  window.addEventListener("online", turn);
})();
