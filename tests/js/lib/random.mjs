// What happens next, decided by a seed: the same seed decides the same way again.
export class Random {
  #state;

  constructor(seed) {
    this.#state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  }

  draw() {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state / 2 ** 32;
  }
  below(n) {
    return Math.floor(this.draw() * n);
  }
  coin() {
    return this.draw() < 0.5;
  }
  pick(list) {
    return list[this.below(list.length)];
  }
}
