// Times a function: warm up, then many rounds; prints median and 99th percentile in milliseconds with the answer's scores.
export const VIEWED = Array.from({ length: 12 }, (_, place) => place * 61 + 3);
export const HOUR = 3_600_000;

export function report(work) {
  const scores = work(0);
  const times = [];
  const until = performance.now() + 4000;
  for (let round = 1; times.length < 60 || (times.length < 2000 && performance.now() < until); round++) {
    const from = performance.now();
    work(round);
    if (round > 20) times.push(performance.now() - from);
  }
  print(times, scores);
}

/** The same for work that answers later; `scores` are handed in. */
export async function reportEach(work, scores) {
  const times = [];
  const until = performance.now() + 4000;
  for (let round = 1; times.length < 60 || (times.length < 2000 && performance.now() < until); round++) {
    const from = performance.now();
    await work(round);
    if (round > 20) times.push(performance.now() - from);
  }
  print(times, scores);
}

function print(times, scores) {
  times.sort((a, b) => a - b);
  const at = (share) => Number(times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(4));
  process.stdout.write(JSON.stringify({ p50: at(0.5), p99: at(0.99), scores }));
}
