// Every way out of a worker that we know, as code that is added to a worker's script. It tries them when it is told to, on a channel,
// and says there which were open; whether something arrived is for the server to say.

/** Runs in the worker, so it is on its own. */
function attempts() {
  const channel = new BroadcastChannel("attempts");
  const to = (name) => `${origin}/attempt/${name}`;
  const elsewhere = (name) => to(name).replace("127.0.0.1", "localhost");
  const outcome = (act) => new Promise((open, refused) => (setTimeout(refused, 1000), act(open, refused)));
  const ways = {
    fetch: () => fetch(to("fetch")),
    "fetch-elsewhere": () => fetch(elsewhere("fetch-elsewhere"), { mode: "no-cors" }),
    xhr: () =>
      outcome((open, refused) => {
        const request = new XMLHttpRequest();
        request.onload = open;
        request.onerror = refused;
        request.open("GET", to("xhr"));
        request.send();
      }),
    websocket: () => outcome((open, refused) => Object.assign(new WebSocket(to("websocket").replace("http", "ws")), { onopen: open, onerror: refused })),
    eventsource: () => outcome((open, refused) => Object.assign(new EventSource(to("eventsource")), { onopen: open, onerror: refused })),
    importscripts: () => importScripts(to("importscripts")),
    import: () => import(to("import")),
    worker: () => outcome((open, refused) => Object.assign(new Worker(to("worker")), { onmessage: open, onerror: refused })),
    cache: async () => (await caches.open("attempt")).add(to("cache")),
    streaming: () => WebAssembly.instantiateStreaming(fetch(to("streaming"))),
    webtransport: () => new WebTransport(to("webtransport").replace("http", "https")).ready,
    beacon: () => navigator.sendBeacon(to("beacon")) || Promise.reject(),
    rtc: () => new RTCPeerConnection(),
    eval: () => (0, eval)("1"),
    function: () => new Function("return 1")(),
  };
  channel.onmessage = async ({ data }) => {
    if (data !== "try") return;
    const open = [];
    for (const [name, way] of Object.entries(ways)) {
      try {
        // Of some nothing is ever heard: Firefox waits for a server that is not there.
        await Promise.race([way(), outcome(() => {})]);
        open.push(name);
      } catch {}
    }
    channel.postMessage({ open, tried: Object.keys(ways) });
  };
}

export const ATTEMPTS = `\n;(${attempts})();`;
/** Those that a server hears of, as it heard of them in a worker without a policy; what answers with nothing is heard of all the same. */
export const HEARD = ["fetch", "fetch-elsewhere", "xhr", "websocket", "eventsource", "importscripts", "import", "worker", "cache", "streaming"];

/** Tells the workers of a page's origin to try; what was open. */
export const tryAll = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const channel = new BroadcastChannel("attempts");
        channel.onmessage = ({ data }) => (channel.close(), resolve(data));
        channel.postMessage("try");
      }),
  );
