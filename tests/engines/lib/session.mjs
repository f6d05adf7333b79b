// A browser driven by WebDriver, whatever carries its commands: tabs with the part of Playwright's `Page` that our tests use,
// so that one test and its helpers serve all engines.
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs in the page: calls the function with what was handed over, and answers in JSON. In a task of its own: in WebKit an
 * event may otherwise come before what awaits it. Firefox runs it beside the page's globals, so `globalThis` is not the page's.
 */
const CALL = (code) => `
  const [given, done] = arguments;
  const globalThis = window;
  setTimeout(async () => {
    try {
      done({ value: JSON.stringify(await (${code})(given === null ? undefined : JSON.parse(given))) });
    } catch (error) {
      done({ error: error + " " + error?.stack });
    }
  });`;

/** A browser over `command(name, parameters)`, by the names of the WebDriver standard. */
export class Session {
  #turn = Promise.resolve();
  #command;
  /** The window that was there from the start, and stays: without one the session would end. */
  #first;

  constructor(command) {
    this.#command = command;
  }

  /** A session does one thing at a time, and in one tab: commands take turns, each in its own. */
  in(handle, name, parameters = {}) {
    const done = this.#turn.then(async () => {
      if (handle) await this.#command("switchToWindow", { handle, focus: false });
      return this.#command(name, parameters);
    });
    this.#turn = done.catch(() => {});
    return done;
  }

  /** A window each: in a tab behind another, timers are slow. */
  async newPage() {
    this.#first ??= await this.in(undefined, "getWindowHandle");
    const { handle } = await this.in(this.#first, "newWindow", { type: "window" });
    return new Tab(this, handle);
  }
}

class Tab {
  #session;
  #handle;

  constructor(session, handle) {
    this.#session = session;
    this.#handle = handle;
  }
  goto(url) {
    return this.#session.in(this.#handle, "navigateTo", { url });
  }
  reload() {
    return this.#session.in(this.#handle, "refresh");
  }
  close() {
    return this.#session.in(this.#handle, "closeWindow");
  }
  waitForTimeout(ms) {
    return sleep(ms);
  }
  /** Calls a function in the page; its argument and its value go as JSON. */
  async evaluate(act, argument) {
    const script = CALL(typeof act === "string" ? `() => (${act})` : act);
    const answer = await this.#session.in(this.#handle, "executeAsyncScript", { script, args: [argument === undefined ? null : JSON.stringify(argument)] });
    if (answer.error) throw new Error(`in the page: ${answer.error}`);
    return answer.value === undefined || answer.value === null ? undefined : JSON.parse(answer.value);
  }
}
