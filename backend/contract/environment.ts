import { z } from 'zod';

/** The environment does not say what the process needs: names each variable, what it got and what is wanted. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const SECRET = /KEY|SECRET|TOKEN|PASSWORD|DATABASE_URL/;

const shown = (name: string, value: string | undefined): string => {
  if (value === undefined) return 'is not set';
  return SECRET.test(name) ? 'is set to a value that does not fit' : `is ${JSON.stringify(value)}`;
};

/**
 * Reads a process's settings once, typed. An empty variable counts as not set.
 *
 * @param shape - one zod schema per variable; its `description` says what is wanted
 * @throws EnvironmentError naming every variable that does not fit; secrets are never shown
 */
export function parseEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Record<string, string | undefined>,
): z.infer<z.ZodObject<Shape>> {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = z.object(shape).safeParse(present);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name} ${shown(name, present[name])}; wanted: ${issue.message}`;
  });
  throw new EnvironmentError(lines.join('\n'));
}

/** A TCP or UDP port. */
export const port = z.coerce
  .number('a port from 1 to 65535')
  .int('a port from 1 to 65535')
  .min(1, 'a port from 1 to 65535')
  .max(65_535, 'a port from 1 to 65535');

/** A token that two services share. */
export const serviceToken = z
  .string('a secret of at least 16 characters')
  .min(16, 'a secret of at least 16 characters');

/** Where traces and logs go; without it they go nowhere. */
export const otlpEndpoint = z
  .url({
    protocol: /^https?$/,
    error: 'an address that takes OTLP over HTTP, such as http://127.0.0.1:4318',
  })
  .optional();
