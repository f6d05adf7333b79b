// The file that runs behind the wall: the self-check first, then the engine. It is bundled into one script without any import.
import { selfCheck } from "./check.js";
import { idle, watchStorage } from "./idle.js";
import type { ToEngine, ToPage } from "./protocol.js";
import { serve } from "./serve.js";

const port = self as unknown as { postMessage(message: ToPage): void; onmessage: (event: { data: ToEngine }) => void };
const post = (message: ToPage) => port.postMessage(message);

watchStorage();
const hear = serve(post, idle);
port.onmessage = ({ data }) => {
  // What happens to the page reaches the engine as if it happened here.
  if (data.do === "page") dispatchEvent(Object.assign(new Event(data.event), { persisted: data.persisted }));
  else hear(data);
};
void selfCheck().then((probes) => post({ do: "hello", probes }));
