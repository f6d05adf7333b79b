// Days and spans of time in the page's language.

const MINUTE = 60_000;
const STEPS = [["day", 1440], ["hour", 60], ["minute", 1]] as const;

/** Days, and how long ago something was, as the language writes them. */
export function clock(language: string) {
  const tag = Intl.DateTimeFormat.supportedLocalesOf([language]).length ? language : "en";
  const date = new Intl.DateTimeFormat(tag, { dateStyle: "long" });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  return {
    day: (at: number): string => date.format(at),
    ago(at: number, now = Date.now()): string {
      const minutes = Math.max(0, Math.round((now - at) / MINUTE));
      if (minutes > 14 * 1440) return date.format(at);
      const [unit, size] = STEPS.find(([, size]) => minutes >= size) ?? ["minute", 1];
      return relative.format(-Math.floor(minutes / size), unit);
    },
  };
}
export type Clock = ReturnType<typeof clock>;
