/**
 * The schema of an answer. It is made from the one that also reads requests, where what has a
 * default may be left out; in an answer it never is.
 */
export function asAnswered(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asAnswered);
  if (typeof schema !== 'object' || schema === null) return schema;
  const answered = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, asAnswered(value)]),
  );
  const properties = 'properties' in schema ? Object.entries(schema.properties as object) : [];
  const defaulted = properties.filter(([, property]) => 'default' in property);
  if (defaulted.length === 0) return answered;
  const required = new Set([
    ...((answered.required as string[] | undefined) ?? []),
    ...defaulted.map(([name]) => name),
  ]);
  return { ...answered, required: [...required] };
}
