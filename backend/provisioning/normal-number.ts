/** LiveKit compares numbers without regard to a missing plus sign. */
export const normalNumber = (number: string): string =>
  number.startsWith('+') ? number : `+${number}`;
