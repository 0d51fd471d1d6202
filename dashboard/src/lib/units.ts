/** How the value of a filter is typed in. */
export interface Unit<Value> {
  toText: (value: Value) => string;
  /** Undefined: nothing that makes sense, and so no filter. */
  toValue: (text: string) => Value | undefined;
}

const scaled = (scale: number): Unit<number> => ({
  toText: (value) => String(value / scale),
  toValue: (text) => {
    const value = Math.round(Number(text) * scale);
    return text.trim() !== '' && value >= 0 ? value : undefined;
  },
});

export const COUNT = scaled(1);
export const MILLISECONDS = scaled(1);
/** Of milliseconds. */
export const SECONDS = scaled(1_000);
/** Of millionths. */
export const MONEY = scaled(1_000_000);

export const TEXT: Unit<string> = {
  toText: (value) => value,
  toValue: (text) => text.trim() || undefined,
};

/** As people write numbers, with spaces and signs between the digits. */
export const DIGITS: Unit<string> = {
  toText: (value) => value,
  toValue: (text) => text.replaceAll(/[^\d+]/g, '') || undefined,
};

/** A time in the viewer's zone, as the browser's own control writes it. */
export const LOCAL_TIME: Unit<string> = {
  toText: (instant) => {
    const at = new Date(instant);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  },
  toValue: (text) => {
    const at = new Date(text);
    return text !== '' && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined;
  },
};
