// What the page hands over, as data that can be cloned. It is checked field by field on the engine's side; here nothing of the page's may
// run, so only own data properties are read. What cannot be read becomes NaN, which no check takes.
const DEEPEST = 16;
const LONGEST = 1_000_001;

export function plain(value: unknown, depth = DEEPEST): unknown {
  if (typeof value !== "object" || value === null) return /^(function|symbol|bigint)$/.test(typeof value) ? NaN : value;
  try {
    if (!depth) return NaN;
    return Array.isArray(value) ? items(value, depth - 1) : fields(value, depth - 1);
  } catch {
    return NaN;
  }
}

const data = (of: object, key: PropertyKey, depth: number): unknown => {
  const property = Object.getOwnPropertyDescriptor(of, key);
  return property && (!("value" in property) ? NaN : plain(property.value, depth));
};

const items = (list: unknown[], depth: number): unknown[] =>
  Array.from({ length: Math.min(list.length, LONGEST) }, (_, at) => data(list, at, depth));

function fields(value: object, depth: number): object {
  const copy: object = Object.create(null);
  for (const key of Object.keys(value)) Object.defineProperty(copy, key, { value: data(value, key, depth), enumerable: true });
  return copy;
}
