import type { Config } from '../../config.ts';
import { type Check, failed, ok, warning } from '../check.ts';

/** @param settings - as they were read, or what does not fit */
export function settingsCheck(settings: Config | { problem: string }): Check {
  return {
    id: 'settings',
    title: 'Settings',
    look() {
      if ('problem' in settings) {
        return failed(
          settings.problem,
          'settings that fit, from the environment, .env or a running stack',
          'Start the stack with npm start, which sets them, or set them in .env (see .env.example).',
        );
      }
      if (settings.credentialsKey === null) {
        return warning(
          'no secret can be kept, as CREDENTIALS_KEY is not set',
          '32 random bytes in base64',
          'Set CREDENTIALS_KEY to what openssl rand -base64 32 prints, and keep it.',
        );
      }
      return ok('all of them fit');
    },
  };
}
