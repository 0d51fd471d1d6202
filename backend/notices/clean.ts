import { calledNumber, callerNumber } from '../calls/phone-number.ts';
import type { EndNotice } from '../contract/notices.ts';

/**
 * A notice as it is kept and searched with: numbers in E.164, and none that is not one, such as
 * `anonymous`.
 */
export function cleanNotice(notice: EndNotice): EndNotice {
  const caller = callerNumber(notice.callerNumber ?? null);
  const called = calledNumber(notice.calledNumber ?? null);
  const { callerNumber: _, calledNumber: __, ...rest } = notice;
  return {
    ...rest,
    ...(caller !== null && { callerNumber: caller }),
    ...(called !== null && { calledNumber: called }),
  };
}
