// Plays a tape of builder/tests/sessions/tape.rs on an engine: `play.rs` in JavaScript. Runs in Node and in a page.

/** Every list as lines of id, tab and score, with an empty line behind it. */
export function play(Engine, tape) {
  const view = new DataView(tape.buffer, tape.byteOffset, tape.byteLength);
  let place = 0;
  const u8 = () => view.getUint8(place++);
  const u32 = () => view.getUint32((place += 4) - 4, true);
  const f64 = () => view.getFloat64((place += 8) - 8, true);
  const blob = () => {
    const length = u32();
    return tape.subarray(place, (place += length));
  };
  const fine = (answer) => {
    if (answer.startsWith("!")) throw new Error(answer);
    return answer;
  };

  const engine = new Engine(blob());
  // The codes of src/wasm/mod.rs.
  const call = (code, input, number, now) => fine(engine.call(code, input, number, now));
  call(0, blob(), 0, 0);
  const calls = [
    () => {
      const report = new DataView(new ArrayBuffer(17));
      report.setUint8(0, u8());
      report.setFloat64(1, f64(), true);
      call(5, new Uint8Array(report.buffer), 0, f64());
    },
    () => call(16 + u8(), blob(), f64(), f64()),
    () => {
      const [request, now] = [blob(), f64()];
      const { items } = JSON.parse(fine(engine.rank(request, now)));
      lists.push(items.map(({ id, score }) => `${id}\t${score}\n`).join(""), "\n");
    },
  ];
  const lists = [];
  for (let sessions = u32(); sessions > 0; sessions--) for (let count = u32(); count > 0; count--) calls[u8()]();
  if (place !== tape.length) throw new Error("the tape was not played to its end");
  engine.free();
  return lists.join("");
}

export async function sha256(text) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
