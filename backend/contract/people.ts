import { z } from 'zod';
import { role, scope } from './access.ts';
import { instant } from './common.ts';

const name = z.string().trim().min(1).max(100);
const email = z.email().max(254);

/** Length is what makes a password hard to guess (NIST SP 800-63B, section 3.1.1.2). */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;
const newPassword = z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max);

/** Someone who may sign in. */
export const person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  /** Of a viewer: may hear recordings and read what was said. */
  mayHear: z.boolean(),
  /** `invited`: has set no password yet. */
  state: z.enum(['invited', 'active', 'disabled']),
  createdAt: instant,
});
export type Person = z.infer<typeof person>;

export const listPeopleResponse = z.object({ people: z.array(person) });

export const invitePersonRequest = z.strictObject({
  name,
  email,
  role,
  mayHear: z.boolean().default(false),
});
export type InvitePersonRequest = z.infer<typeof invitePersonRequest>;

/** Only what is given changes. */
export const changePersonRequest = z.strictObject({
  name: name.optional(),
  role: role.optional(),
  mayHear: z.boolean().optional(),
  disabled: z.boolean().optional(),
});
export type ChangePersonRequest = z.infer<typeof changePersonRequest>;

/** A link under which someone sets a password, once. It is shown this one time. */
export const oneTimeLink = z.object({ url: z.url(), expiresAt: instant });
export type OneTimeLink = z.infer<typeof oneTimeLink>;

export const invitation = z.object({ person, link: oneTimeLink });
export type Invitation = z.infer<typeof invitation>;

const linkToken = z.string().max(100);

export const readWelcomeRequest = z.strictObject({ token: linkToken });

/** Whom a one-time link is for. */
export const welcome = z.object({
  /** `owner`: for whoever becomes the first owner, who gives name and e-mail address. */
  purpose: z.enum(['owner', 'invitation', 'reset']),
  name: z.string().nullable(),
  email: z.string().nullable(),
});
export type Welcome = z.infer<typeof welcome>;

export const welcomeRequest = z.strictObject({
  token: linkToken,
  password: newPassword,
  /** For the first owner. */
  name: name.optional(),
  email: email.optional(),
});
export type WelcomeRequest = z.infer<typeof welcomeRequest>;

export const signInRequest = z.strictObject({
  email,
  password: z.string().max(PASSWORD_LENGTH.max),
});
export type SignInRequest = z.infer<typeof signInRequest>;

export const changePasswordRequest = z.strictObject({
  currentPassword: z.string().max(PASSWORD_LENGTH.max),
  newPassword,
});
export type ChangePasswordRequest = z.infer<typeof changePasswordRequest>;

/** Who asks. */
export const me = z.object({
  kind: z.enum(['service', 'person', 'key']),
  /** Null for the service token. */
  id: z.uuid().nullable(),
  name: z.string(),
  /** Null for what is no person. */
  role: role.nullable(),
  scopes: z.array(scope),
});
export type Me = z.infer<typeof me>;
