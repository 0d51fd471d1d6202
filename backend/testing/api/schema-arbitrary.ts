import fc from 'fast-check';

/** The part of JSON Schema that our OpenAPI document uses. */
export interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  pattern?: string;
  format?: string;
}

const MAX_ITEMS = 3;
const MAX_LENGTH = 40;
/** Beyond them JSON has no exact integers. */
const { MAX_SAFE_INTEGER, MIN_SAFE_INTEGER } = Number;

/**
 * Values that fit a schema, the extreme ones among them. What a schema cannot say (refinements) they
 * may break.
 */
export function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(fitting));
  if (schema.allOf) return all(schema.allOf);
  const types = [schema.type ?? (schema.properties ? 'object' : 'any')].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema)));
}

function ofType(type: string, schema: JsonSchema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return integer(schema);
    case 'number':
      return fc.double({
        noNaN: true,
        noDefaultInfinity: true,
        min: schema.minimum ?? -1e9,
        max: schema.maximum ?? 1e9,
      });
    case 'string':
      return string(schema);
    case 'array':
      return fc.array(fitting(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(
          schema.minItems ?? 0,
          Math.min(schema.maxItems ?? MAX_ITEMS, MAX_ITEMS),
        ),
      });
    case 'object':
      return object(schema);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function integer({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema) {
  const above = exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1;
  const below = exclusiveMaximum === undefined ? undefined : exclusiveMaximum - 1;
  return fc.integer({
    min: Math.max(minimum ?? above ?? MIN_SAFE_INTEGER, MIN_SAFE_INTEGER),
    max: Math.min(maximum ?? below ?? MAX_SAFE_INTEGER, MAX_SAFE_INTEGER),
  });
}

function string({ pattern, format, minLength = 0, maxLength = MAX_LENGTH }: JsonSchema) {
  switch (format) {
    case 'uuid':
      return fc.uuid();
    case 'date-time':
      return date().map((at) => at.toISOString());
    case 'date':
      return date().map((at) => at.toISOString().slice(0, 10));
    case 'uri':
      return fc.webUrl();
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({
    unit: 'binary',
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, MAX_LENGTH)),
  });
}

const date = () =>
  fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

function object({
  properties = {},
  required = [],
  additionalProperties,
  propertyNames,
}: JsonSchema) {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fitting(one)])),
    { requiredKeys: required },
  );
  if (typeof additionalProperties !== 'object') return known;
  const more = fc.dictionary(
    fitting(propertyNames ?? { type: 'string' }).map(String),
    fitting(additionalProperties),
    { maxKeys: MAX_ITEMS },
  );
  return fc.tuple(known, more).map(([own, others]) => ({ ...others, ...own }));
}

const all = (schemas: JsonSchema[]): fc.Arbitrary<unknown> =>
  fc.tuple(...schemas.map(fitting)).map((parts) => Object.assign({}, ...parts));
