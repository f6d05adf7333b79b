// Money, days and counts in words. One language, one currency: a shop that sells in euros.
const MONEY = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });
const DAY = new Intl.DateTimeFormat('en-IE', { day: 'numeric', month: 'long', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat('en-IE', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

export const money = (amount: number): string => MONEY.format(amount);
export const day = (at: number): string => DAY.format(at);
export const moment = (at: number): string => MOMENT.format(at);

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** “just now”, “3 hours ago”, “on 4 May 2026”: exact enough for a reason, short enough for a card. */
export function ago(at: number, now = Date.now()): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 2) return 'just now';
  if (minutes < 60) return `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${plural(hours, 'hour')} ago`;
  const days = Math.floor(hours / 24);
  return days < 14 ? `${plural(days, 'day')} ago` : `on ${day(at)}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** “a, b and c” */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
