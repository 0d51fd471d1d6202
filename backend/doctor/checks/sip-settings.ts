import { EngineSettingsError, type SipSettings } from '../../livekit/engine-settings.ts';
import { type Check, failed, ok, skipped } from '../check.ts';

/** @param read - the settings of livekit-sip, as read or with what went wrong; null: not here */
export function sipSettingsCheck(
  file: string,
  read: SipSettings | EngineSettingsError | null,
): Check {
  return {
    id: 'sip-settings',
    title: 'Settings of livekit-sip',
    look() {
      if (read === null) {
        return skipped(
          `there is no ${file} here: run the doctor where livekit-sip runs, or name its file in SIP_CONFIG_FILE`,
        );
      }
      if (read instanceof EngineSettingsError) {
        return failed(read.message, 'settings that livekit-sip takes', `Mend ${file}.`);
      }
      return ok(file);
    },
  };
}
