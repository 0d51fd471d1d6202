import { createContext, type ReactNode, use } from 'react';
import { useFormContext } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import type { Issue } from '../../../lib/api-error.ts';
import { type ControlProps, Field } from '../../../ui/field.tsx';
import { HINTS, type SettingPath } from '../hints.ts';

/** What the backend says is wrong with the draft, beyond its form. */
export const Issues = createContext<readonly Issue[]>([]);

/** What is wrong at a path: as seen here at once, else as the backend has told. */
export function useProblem(path: string): string | undefined {
  const { getFieldState, formState } = useFormContext<AgentSettingsInput>();
  const issues = use(Issues);
  const { error } = getFieldState(path as SettingPath, formState);
  return firstMessage(error) ?? issues.find((issue) => issue.path === dotted(path))?.message;
}

/** The backend writes `otherLanguages[0].voice`, forms write `otherLanguages.0.voice`. */
const dotted = (path: string): string => path.replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]');

/** Of a list, what is wrong with its first wrong part. */
function firstMessage(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('message' in error && typeof error.message === 'string') return error.message;
  if (!Array.isArray(error)) return undefined;
  return error.map(firstMessage).find((message) => message !== undefined);
}

interface SettingProps {
  path: SettingPath;
  isOptional?: boolean;
  children: (control: ControlProps) => ReactNode;
}

/** A setting with its label, hint and error. */
export function Setting({ path, isOptional, children }: SettingProps) {
  const { label, hint } = HINTS[path];
  return (
    <Field label={label} hint={hint} error={useProblem(path)} isOptional={isOptional}>
      {children}
    </Field>
  );
}
