// As much of JSON Schema as docs/profile-export.schema.json uses; any other keyword is an error here.
const TYPES = {
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number" && Number.isFinite(value),
  integer: Number.isInteger,
  boolean: (value) => typeof value === "boolean",
};

const KEYWORDS = {
  $schema: () => true,
  $defs: () => true,
  title: () => true,
  description: () => true,
  $ref: (ref, value, root) => fits(root.$defs[ref.replace("#/$defs/", "")], value, root),
  type: (type, value) => TYPES[type](value),
  const: (wanted, value) => value === wanted,
  enum: (wanted, value) => wanted.includes(value),
  minimum: (least, value) => value >= least,
  maximum: (most, value) => value <= most,
  minLength: (least, value) => value.length >= least,
  maxLength: (most, value) => value.length <= most,
  maxItems: (most, value) => value.length <= most,
  items: (schema, value, root) => value.every((item) => fits(schema, item, root)),
  required: (names, value) => names.every((name) => Object.hasOwn(value, name)),
  properties: (schemas, value, root) => Object.entries(value).every(([name, part]) => !Object.hasOwn(schemas, name) || fits(schemas[name], part, root)),
  additionalProperties: (_, value, root, { properties }) => Object.keys(value).every((name) => Object.hasOwn(properties, name)),
};

/** Whether `value` is valid; a failed type or value ends the check, so that later keywords see what they expect. */
export function fits(schema, value, root = schema) {
  return Object.entries(schema).every(([keyword, argument]) => {
    if (!Object.hasOwn(KEYWORDS, keyword)) throw new Error(`the schema uses ${keyword}, which is not checked here`);
    return KEYWORDS[keyword](argument, value, root, schema);
  });
}
